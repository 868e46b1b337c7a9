import { z } from 'zod'
import type { RecordEvent } from '../platform/audit/audit-event.js'
import { Refusal } from '../platform/language/refusal.js'
import { wording } from '../platform/language/wording.js'
import { type Account, plainEmail, type Role, roles } from '../staff/sign-in/account-store.js'
import type { Accounts } from '../staff/sign-in/accounts.js'
import { mayHavePassword } from '../staff/sign-in/may-act.js'
import { minPasswordLength } from '../staff/sign-in/password-policy.js'

/** A command that cannot be run as given. */
export class UserCommandError extends Refusal {
  override name = 'UserCommandError'
}

/** The options of the command line. */
export interface UserOptions {
  email?: string | undefined
  role?: string | undefined
  name?: string | undefined
  school?: string | undefined
  office?: string[] | undefined
  'reset-second-step'?: boolean | undefined
  /** Closes the last admin, too. */
  'leave-no-admin'?: boolean | undefined
}

export interface UserTools {
  accounts: Pick<
    Accounts,
    'store' | 'links' | 'passwords' | 'passwordFault' | 'sessions' | 'secondFactor' | 'throttle'
  >
  record: RecordEvent
  now(): Date
  /** The full address where a password is chosen. */
  linkTo(token: string): string
  /** Those that an account may have; all of a district by default. */
  roles?: readonly Role[]
  /** Slugs. */
  schools: readonly string[]
  /** Ids. */
  offices: readonly string[]
  /** Asks for a password, or reads it; empty for none: then a link is made instead. */
  readPassword(): Promise<string>
}

type Command = (options: UserOptions, tools: UserTools) => Promise<string> | string

/** The commands that manage accounts at the server itself. Each returns the text to print. */
export const userCommands: Record<string, Command> = { add, link, list, close, open }

async function add(options: UserOptions, tools: UserTools): Promise<string> {
  const { accounts, now } = tools
  const email = readEmail(options)
  if (accounts.store.byEmail(email)) throw new UserCommandError(wording('user.hasAccount', { email }))
  const facts = {
    role: readRole(options, tools),
    offices: readOffices(options, tools),
    school: readSchool(options, tools),
  }
  const name = options.name?.trim() || email.split('@')[0] || email
  const password = await tools.readPassword()
  if (password !== '') refuseWeak(password, [email, name], tools)
  const passwordHash = password === '' ? null : await accounts.passwords.make(password)
  const account = accounts.store.add({ email, name, ...facts }, now())
  if (!account) throw new UserCommandError(wording('user.takenNow', { email }))
  tell(tools, 'invited', account, facts)
  if (passwordHash === null) return `${email} may sign in as ${facts.role}.\n${madeLink(account, tools)}`
  accounts.store.change(account.id, { passwordHash, passwordAt: now().getTime() })
  return `${email} may sign in as ${facts.role}.`
}

function link(options: UserOptions, tools: UserTools): string {
  const { accounts } = tools
  const account = findAccount(options, tools)
  if (!account.active) throw new UserCommandError(wording('user.closed', { email: account.email }))
  if (!mayHavePassword(account)) throw new UserCommandError(wording('user.byGroup', { email: account.email }))
  accounts.throttle.forget(account.email)
  if (options['reset-second-step']) {
    accounts.secondFactor.turnOff(account)
    accounts.sessions.endAll(account.id)
    tell(tools, 'second-factor-off', account)
  }
  tell(tools, 'link-made', account)
  return madeLink(account, tools)
}

function list(_options: UserOptions, { accounts }: UserTools): string {
  const lines = accounts.store.list().map((account) => {
    const { email, role, name, active } = account
    return [email, role, name, !active ? 'closed' : hasSignIn(account) ? 'open' : 'invited'].join('\t')
  })
  return lines.join('\n') || 'There are no accounts yet.'
}

function close(options: UserOptions, tools: UserTools): string {
  const account = findAccount(options, tools)
  if (!options['leave-no-admin'] && isLastAdmin(account, tools))
    throw new UserCommandError(wording('user.lastAdmin', { email: account.email }))
  tools.accounts.store.change(account.id, { active: false })
  tools.accounts.sessions.endAll(account.id)
  tools.accounts.links.endAll(account.id)
  tell(tools, 'account-changed', account, { new: { active: false } })
  return `${account.email} can no longer sign in.`
}

/** Who was only invited does not count: the link may run out. On the pages, nobody closes their own account. */
function isLastAdmin(account: Account, { accounts }: UserTools): boolean {
  const others = accounts.store.list().filter(({ id }) => id !== account.id)
  return canManage(account) && !others.some(canManage)
}

const canManage = (account: Account) => account.role === 'admin' && account.active && hasSignIn(account)

const hasSignIn = ({ passwordHash, oidcSubject }: Account) => passwordHash !== null || oidcSubject !== null

function open(options: UserOptions, tools: UserTools): string {
  const account = findAccount(options, tools)
  tools.accounts.store.change(account.id, { active: true })
  tell(tools, 'account-changed', account, { new: { active: true } })
  return `${account.email} may sign in again as ${account.role}.`
}

function readEmail({ email = '' }: UserOptions): string {
  const plain = plainEmail(email)
  if (!z.email().max(254).safeParse(plain).success) throw new UserCommandError(wording('user.whose'))
  return plain
}

function readRole({ role }: UserOptions, { roles: offered = roles }: UserTools): Role {
  const known = offered.find((each) => each === role)
  if (!known) throw new UserCommandError(wording('user.role', { roles: offered.join(', ') }))
  return known
}

function readSchool({ school }: UserOptions, { schools }: UserTools): string | null {
  if (school === undefined) return null
  if (!schools.includes(school))
    throw new UserCommandError(wording('user.noSchool', { school, list: schools.join(', ') }))
  return school
}

function readOffices({ office = [] }: UserOptions, { offices }: UserTools): string[] {
  const unknown = office.find((each) => !offices.includes(each))
  if (unknown)
    throw new UserCommandError(wording('user.noOffice', { office: unknown, list: offices.join(', ') }))
  return office
}

function refuseWeak(password: string, about: string[], { accounts }: UserTools): void {
  const fault = accounts.passwordFault(password, about)
  if (fault) throw new UserCommandError(wording(`user.password.${fault}`, { least: minPasswordLength }))
}

function findAccount(options: UserOptions, { accounts }: UserTools): Account {
  const account = accounts.store.byEmail(readEmail(options))
  if (!account) throw new UserCommandError(wording('user.noAccount', { email: options.email ?? '' }))
  return account
}

function madeLink(account: Account, { accounts, linkTo }: UserTools): string {
  const kind = account.passwordHash === null ? 'invitation' : 'reset'
  const life = kind === 'invitation' ? 'seven days' : 'one hour'
  return `Hand this link over; it works once, for ${life}:\n${linkTo(accounts.links.make(account.id, kind))}`
}

function tell(
  tools: UserTools,
  what: Parameters<RecordEvent>[0]['what'],
  { id, email }: Account,
  details: Record<string, unknown> = {},
): void {
  tools.record({ who: null, what, about: `account:${id}`, from: 'command', details: { email, ...details } })
}
