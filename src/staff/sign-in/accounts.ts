import type { Request } from 'express'
import type { RecordEvent } from '../../platform/audit/audit-event.js'
import type { Database } from '../../platform/database/open-database.js'
import type { SendMail } from '../../platform/mail/send-mail.js'
import type { Secrets } from '../../platform/secrets/secrets.js'
import { speechOf } from '../../platform/web/pages.js'
import { type AccountStore, createAccountStore } from './account-store.js'
import { deviceName } from './device-name.js'
import { createFormTokens, type FormTokens } from './form-token.js'
import { createKeptForms, type KeptForms } from './kept-forms.js'
import { createKnownBrowsers, type KnownBrowsers } from './known-browser.js'
import { createLetterStops, type LetterStops } from './letter-stops.js'
import { createOneTimeLinkStore, type OneTimeLinkStore } from './one-time-link-store.js'
import type { PasswordHash } from './password-hash.js'
import type { PasswordPolicy } from './password-policy.js'
import { createProveAgain, type ProveAgain } from './prove-again.js'
import { createResumeForm, type ResumeForm } from './resume-form.js'
import { createSecondFactor, type SecondFactor } from './second-factor.js'
import { createSecondStepRule, type SecondStepRules } from './second-step-rule.js'
import { createSessionStore, type SessionStore } from './session-store.js'
import { createSetupKey, type SetupKey } from './setup-key.js'
import { createSignIn, type SignIn, type Visitor } from './sign-in.js'
import { createSignInThrottle, type SignInThrottle } from './sign-in-throttle.js'
import type { SingleSignOn } from './single-sign-on.js'
import { createStaffCookies, type StaffCookies } from './staff-cookies.js'
import { createStaffGuard, type Guard, type Staff } from './staff-guard.js'
import { createStaffSettingStore } from './staff-setting-store.js'

/** The services for sign-in, built once. */
export interface Accounts {
  store: AccountStore
  sessions: SessionStore
  links: OneTimeLinkStore
  signIn: SignIn
  throttle: SignInThrottle
  secondFactor: SecondFactor
  /** The rule for the second step. */
  secondStepRule: SecondStepRules
  proveAgain: ProveAgain
  /** Protects a staff route. */
  guard: Guard
  /** Protects a whole room, before any route is matched. */
  close: ReturnType<typeof createStaffGuard>['close']
  /** The person signed in, completely or half-way; null for nobody. */
  findStaff(req: Request): Staff | null
  visitorOf(req: Request): Visitor
  letterStops: LetterStops
  cookies: StaffCookies
  knownBrowsers: KnownBrowsers
  formTokens: FormTokens
  keptForms: KeptForms
  resumeForm: ResumeForm
  passwords: PasswordHash
  passwordFault: PasswordPolicy
  sendMail: SendMail
  /** Runs writes in one transaction: an error undoes them all. */
  inOne<T>(work: () => T): T
  /** Makes the first admin. */
  setupKey: SetupKey
  /** The district's single sign-on; null if off. */
  sso: SingleSignOn | null
}

export interface AccountTools {
  database: Database
  secrets: Secrets
  passwords: PasswordHash
  passwordFault: PasswordPolicy
  sendMail: SendMail
  sso: SingleSignOn | null
  record: RecordEvent
  publicUrl: string | null
  now(): Date
  /** The district's IANA time zone; UTC by default. */
  timeZone?(): string
  /** Called when the database cannot store that a session was seen. */
  onFault?(error: unknown): void
}

export function createAccounts(tools: AccountTools): Accounts {
  const { database, secrets, passwords, passwordFault, sendMail, record, publicUrl, now } = tools
  const { timeZone = () => 'UTC' } = tools
  const store = createAccountStore(database)
  const sessions = createSessionStore(database, now, tools.onFault)
  const secondFactor = createSecondFactor(store, { secrets, passwords, now })
  const throttle = createSignInThrottle(database, secrets, now)
  const letterStops = createLetterStops(store, secrets)
  const cookies = createStaffCookies(publicUrl)
  const knownBrowsers = createKnownBrowsers(secrets, cookies.known)
  const secondStepRule = createSecondStepRule(createStaffSettingStore(database), now, timeZone)
  const visitorOf = (req: Request): Visitor => {
    const token = cookies.session.read(req)
    return {
      address: req.ip ?? '',
      device: deviceName(req.get('user-agent')),
      lang: speechOf(req.res!).code,
      before: token ? sessions.find(token) : null,
      browserKey: (email) => knownBrowsers.keyOf(req, email),
    }
  }
  const formTokens = createFormTokens(secrets, cookies.form)
  const keptForms = createKeptForms(now)
  const browserOf = formTokens.browserOf
  const resumeForm = createResumeForm({ sessions, cookies, keptForms, browserOf })
  const rolesByGroup = new Set(tools.sso?.settings.roles.map(({ role }) => role))
  return {
    store,
    sessions,
    links: createOneTimeLinkStore(database, now),
    signIn: createSignIn({ accounts: store, sessions, throttle, secondFactor, passwords, record, now }),
    throttle,
    secondFactor,
    secondStepRule,
    proveAgain: createProveAgain({ passwords, throttle, visitorOf, now }),
    ...createStaffGuard({
      accounts: store,
      sessions,
      cookie: cookies.session,
      publicUrl,
      rolesByGroup,
      secondStepRule,
      resumeForm,
    }),
    visitorOf,
    letterStops,
    cookies,
    knownBrowsers,
    formTokens,
    keptForms,
    resumeForm,
    passwords,
    passwordFault,
    sendMail,
    inOne: (work) => database.$client.transaction(work).immediate(),
    setupKey: createSetupKey(store),
    sso: tools.sso,
  }
}
