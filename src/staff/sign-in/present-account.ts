import { paths } from '../../paths/paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import type { Account } from './account-store.js'
import { mayAct } from './may-act.js'
import { minPasswordLength, type PasswordFault } from './password-policy.js'
import { passwordProblem } from './present-sign-in.js'
import type { ProofFault, ProofKind } from './prove-again.js'
import type { TotpSetup } from './second-factor.js'
import type { Session } from './session-store.js'

/** The fault of a form on the person's own account page. */
export type AccountFault =
  | PasswordFault
  | ProofFault
  | 'differ'
  | 'code'
  | 'factorPassword'
  | 'sessionsPassword'
  | 'staleToEnd'
  | 'noSession'

export interface AccountSources {
  account: Account
  session: Session
  sessions: Session[]
  fault: AccountFault | null
  /** Something was just saved. */
  done: boolean
  /** Whether mail is set up. */
  byMail: boolean
  /** The browsers that were checked in a refused form, by their `shownId`; null for none. */
  checked: readonly string[] | null
  /** How the person can confirm their identity. */
  proof: ProofKind
  /** The same, to sign out other browsers. */
  proofToEnd: ProofKind
  now: Date
}

/** The person's own account. With a fault it is the 422 page. */
export function presentAccount(sources: AccountSources, speech: Speech): Page {
  const { account, session, fault, done } = sources
  const message = fault && faultWords(fault, speech)
  const fields: Partial<Record<AccountFault, string>> = {
    current: 'current',
    code: 'code',
    stale: 'main',
    unproven: 'main',
    factorPassword: 'factor-password',
    sessionsPassword: 'sessions-password',
    staleToEnd: 'sessions',
    noSession: 'sessions',
  }
  const field = (fault && fields[fault]) ?? 'password'
  const problemAt = (name: string) => (message && field === name ? message : null)
  const letter = (name: 'daily' | 'monthly', isOn: boolean, action: string) => ({
    isOn,
    text: speech.t(`account.${name}${isOn ? 'On' : 'Off'}`),
    action,
  })
  const hasPassword = account.passwordHash !== null
  const hasOthers = sources.sessions.some(({ id }) => id !== session.id)
  const toEnd = hasOthers ? presentProof(sources.proofToEnd, paths.account(speech.code), speech) : null
  const model = {
    title: speech.t('account.title'),
    name: account.name,
    email: account.email,
    role: speech.t(`roles.${account.role}`),
    done,
    problem: {
      current: problemAt('current'),
      password: problemAt('password'),
      code: problemAt('code'),
      factorPassword: problemAt('factor-password'),
      sessionsPassword: problemAt('sessions-password'),
      sessions: problemAt('sessions'),
    },
    problems: message
      ? [{ href: hasPassword || field === 'sessions' ? `#${field}` : '#main', message }]
      : null,
    hasPassword,
    hint: speech.t('choosePassword.hint', { count: minPasswordLength }),
    hasFactor: account.totpSecret !== null,
    ...presentProof(sources.proof, paths.account(speech.code), speech),
    daily:
      sources.byMail && mayAct(account.role, 'editor')
        ? letter('daily', account.dailyLetter, paths.accountDailyLetter(speech.code))
        : null,
    monthly:
      sources.byMail && mayAct(account.role, 'viewer')
        ? letter('monthly', account.monthlyLetter, paths.accountMonthlyLetter(speech.code))
        : null,
    codesLeft: speech.t('account.codesLeft', { count: account.recoveryCodes.length }),
    sessions: sources.sessions.map((each) => presentSession(each, sources, speech)),
    toEnd,
    listOnly: toEnd === null || toEnd.signInAgain !== null,
    links: {
      password: paths.accountPassword(speech.code),
      factor: paths.accountFactor(speech.code),
      factorOff: paths.accountFactorOff(speech.code),
      sessions: paths.accountSessions(speech.code),
    },
  }
  return { view: 'staff/sign-in/account', status: message ? 422 : 200, model }
}

export function faultWords(fault: AccountFault, speech: Speech): string {
  if (fault === 'stale' || fault === 'unproven') return speech.t(`factor.${fault}`)
  if (fault === 'noSession' || fault === 'staleToEnd') return speech.t(`account.${fault}`)
  if (fault === 'current' || fault === 'factorPassword' || fault === 'sessionsPassword')
    return speech.t('account.wrongCurrent')
  if (fault === 'code') return speech.t('signIn.wrongCode')
  if (fault === 'closed') return speech.t('signIn.closed')
  return passwordProblem(fault, speech)
}

/** Enough of its id to tell it from others of the account. */
const shownDigits = 12

/** A session's id as it is on the page. */
export const shownId = (id: string): string => id.slice(0, shownDigits)

function presentSession(
  { id, device, seenAt }: Session,
  { session: own, now, checked }: AccountSources,
  speech: Speech,
) {
  const minutes = Math.max(0, Math.round((now.getTime() - seenAt) / 60_000))
  return {
    device,
    id: id === own.id ? null : shownId(id),
    isChecked: checked?.includes(shownId(id)) ?? true,
    seen: id === own.id ? speech.t('account.thisOne') : speech.t('account.minutesAgo', { count: minutes }),
  }
}

/** The fault of setting up a phone. */
export type SetupFault = ProofFault | 'code'

export interface SetupSources {
  setup: TotpSetup
  fault: SetupFault | null
  proof: ProofKind
  /** True if no other page is open to them. */
  overdue: boolean
}

/** The page that sets up a phone. */
export async function presentSecondFactor(
  { setup, fault, proof, overdue }: SetupSources,
  speech: Speech,
): Promise<Page> {
  const message = fault && faultWords(fault, speech)
  const field = fault === 'current' ? 'password' : fault === 'code' ? 'code' : 'main'
  const model = {
    ...presentProof(proof, paths.accountFactor(speech.code), speech),
    overdue,
    title: speech.t('factor.title'),
    action: paths.accountFactor(speech.code),
    back: paths.account(speech.code),
    secret: setup.secret,
    /** In groups of four, for typing. */
    secretText: setup.secret.replace(/.{4}(?=.)/g, '$& '),
    /** Our own SVG of our own text: safe to inline, and allowed by the content security policy. */
    picture: await drawQr(setup.uri),
    problem: field === 'code' ? message : null,
    passwordProblem: field === 'password' ? message : null,
    problems: message ? [{ href: `#${field}`, message }] : null,
  }
  return { view: 'staff/sign-in/second-factor', status: message ? 422 : 200, model }
}

/** Read when it is first needed: its thirty files take a twentieth of a second. */
async function drawQr(text: string): Promise<string> {
  const { toString: draw } = await import('qrcode')
  return draw(text, { type: 'svg', margin: 2 })
}

/** @param here the page to come back to */
export function presentProof(proof: ProofKind, here: string, { code }: Speech) {
  return {
    askPassword: proof === 'password',
    unproven: proof === 'unproven',
    signInAgain: proof === 'stale' ? paths.sso(code, here, true) : null,
  }
}

/** Shown only once: they cannot be read again. */
export function presentRecoveryCodes(codes: string[], speech: Speech): Page {
  const model = { title: speech.t('factor.codesTitle'), codes, back: paths.account(speech.code) }
  return { view: 'staff/sign-in/recovery-codes', model }
}
