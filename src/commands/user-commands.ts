import { z } from 'zod'
import type { RecordEvent } from '../platform/audit/audit-event.js'
import { type Account, plainEmail, type Role, roles } from '../staff/sign-in/account-store.js'
import type { Accounts } from '../staff/sign-in/accounts.js'
import { mayHavePassword } from '../staff/sign-in/may-act.js'
import { minPasswordLength } from '../staff/sign-in/password-policy.js'

/** A command that cannot be done; the message says why, and what to do. */
export class UserCommandError extends Error {
  override name = 'UserCommandError'
}

/** What may be said of an account at the command line. */
export interface UserOptions {
  email?: string | undefined
  role?: string | undefined
  name?: string | undefined
  school?: string | undefined
  office?: string[] | undefined
  'reset-second-step'?: boolean | undefined
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
  /** Slugs. */
  schools: readonly string[]
  /** Ids. */
  offices: readonly string[]
  /** Asks for a password, or reads it; empty for none: then there is a link. */
  readPassword(): Promise<string>
}

type Command = (options: UserOptions, tools: UserTools) => Promise<string> | string

/** What can be done with accounts at the server itself. Each gives back what is printed. */
export const userCommands: Record<string, Command> = { add, link, list, close, open }

async function add(options: UserOptions, tools: UserTools): Promise<string> {
  const { accounts, now } = tools
  const email = readEmail(options)
  if (accounts.store.byEmail(email))
    throw new UserCommandError(
      `${email} has an account. For a new password: npm run user -- link --email ${email}`,
    )
  const facts = {
    role: readRole(options),
    offices: readOffices(options, tools),
    school: readSchool(options, tools),
  }
  const name = options.name?.trim() || email.split('@')[0] || email
  const password = await tools.readPassword()
  if (password !== '') refuseWeak(password, [email, name], tools)
  const passwordHash = password === '' ? null : await accounts.passwords.make(password)
  const account = accounts.store.add({ email, name, ...facts }, now())
  if (!account) throw new UserCommandError(`${email} was given an account just now by somebody else.`)
  tell(tools, 'invited', account, facts)
  if (passwordHash === null) return `${email} may sign in as ${facts.role}.\n${madeLink(account, tools)}`
  accounts.store.change(account.id, { passwordHash, passwordAt: now().getTime() })
  return `${email} may sign in as ${facts.role}.`
}

function link(options: UserOptions, tools: UserTools): string {
  const { accounts } = tools
  const account = findAccount(options, tools)
  if (!account.active)
    throw new UserCommandError(`The account is closed. First: npm run user -- open --email ${account.email}`)
  if (!mayHavePassword(account))
    throw new UserCommandError(
      `${account.email} signs in with the district's sign-in alone: a group there gives the role. For a password, give the account another role on its page, under Accounts.`,
    )
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
  const lines = accounts.store
    .list()
    .map(({ email, role, name, active, passwordHash, oidcSubject }) =>
      [email, role, name, !active ? 'closed' : passwordHash || oidcSubject ? 'open' : 'invited'].join('\t'),
    )
  return lines.join('\n') || 'There are no accounts yet.'
}

function close(options: UserOptions, tools: UserTools): string {
  const account = findAccount(options, tools)
  tools.accounts.store.change(account.id, { active: false })
  tools.accounts.sessions.endAll(account.id)
  tools.accounts.links.endAll(account.id)
  tell(tools, 'account-changed', account, { new: { active: false } })
  return `${account.email} can no longer sign in.`
}

function open(options: UserOptions, tools: UserTools): string {
  const account = findAccount(options, tools)
  tools.accounts.store.change(account.id, { active: true })
  tell(tools, 'account-changed', account, { new: { active: true } })
  return `${account.email} may sign in again as ${account.role}.`
}

function readEmail({ email = '' }: UserOptions): string {
  const plain = plainEmail(email)
  if (!z.email().max(254).safeParse(plain).success)
    throw new UserCommandError('Say whose account: --email name@your-district.org')
  return plain
}

function readRole({ role }: UserOptions): Role {
  const known = roles.find((each) => each === role)
  if (!known) throw new UserCommandError(`Say which role: --role ${roles.join(', --role ')}`)
  return known
}

function readSchool({ school }: UserOptions, { schools }: UserTools): string | null {
  if (school === undefined) return null
  if (!schools.includes(school))
    throw new UserCommandError(`There is no school ${school}. There are: ${schools.join(', ')}`)
  return school
}

function readOffices({ office = [] }: UserOptions, { offices }: UserTools): string[] {
  const unknown = office.find((each) => !offices.includes(each))
  if (unknown) throw new UserCommandError(`There is no office ${unknown}. There are: ${offices.join(', ')}`)
  return office
}

function refuseWeak(password: string, about: string[], { accounts }: UserTools): void {
  const fault = accounts.passwordFault(password, about)
  const words = {
    short: `The password is too short: use ${minPasswordLength} letters or more.`,
    long: 'The password is too long: use 256 letters or fewer.',
    common: 'The password is easy to guess: use words that do not belong together.',
  }
  if (fault) throw new UserCommandError(words[fault])
}

function findAccount(options: UserOptions, { accounts }: UserTools): Account {
  const account = accounts.store.byEmail(readEmail(options))
  if (!account)
    throw new UserCommandError(`${options.email} has no account. npm run user -- list shows who has.`)
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
