import { paths } from '../../paths/paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { WordKey } from '../../platform/language/words.js'
import type { Page } from '../../platform/web/pages.js'
import type { SsoRefusal } from './admit-person.js'
import { minPasswordLength, type PasswordFault } from './password-policy.js'
import type { SsoFault } from './single-sign-on.js'

export interface SignInForm {
  csrf: string
  /** The page to open afterwards; null for the desk. */
  next: string | null
  email: string
  fault: 'wrong' | 'closed' | null
  /** True if single sign-on is set up. */
  sso: boolean
  /** True if a password was just chosen. */
  chosen: boolean
  /** True if a form was too large to be kept. */
  tooLarge: boolean
  /** Whom the page is for. */
  lead: WordKey
}

/** The sign-in page. With a fault it is the 422 page. */
export function presentSignIn({ fault, ...form }: SignInForm, speech: Speech): Page {
  const problem = fault && speech.t(`signIn.${fault}`)
  const model = {
    ...form,
    title: speech.t('signIn.title'),
    lead: speech.t(form.lead),
    action: paths.signIn(speech.code),
    forgot: paths.forgot(speech.code),
    ...sayKept(form, speech),
    ssoHref: form.sso ? paths.sso(speech.code, form.next) : null,
    problem,
    problems: problem ? [{ href: '#email', message: problem }] : null,
  }
  return { view: 'staff/sign-in/sign-in', status: problem ? 422 : 200, model }
}

/** Why somebody who was working is asked to sign in again. */
function sayKept({ next, tooLarge }: Pick<SignInForm, 'next' | 'tooLarge'>, { t, code }: Speech) {
  const kept = next?.startsWith(paths.keptForm('', code)) ?? false
  return { kept: kept ? t('kept.signIn') : tooLarge ? t('kept.tooLarge') : null }
}

/** The page for the second step. */
export function presentSignInCode(
  { fault, csrf, next }: Pick<SignInForm, 'csrf' | 'next' | 'fault'>,
  speech: Speech,
): Page {
  const problem = fault && speech.t(fault === 'wrong' ? 'signIn.wrongCode' : 'signIn.closed')
  const model = {
    csrf,
    next,
    title: speech.t('signIn.codeTitle'),
    action: paths.signInCode(speech.code),
    signOut: paths.signOut(speech.code),
    problem,
    problems: problem ? [{ href: '#code', message: problem }] : null,
  }
  return { view: 'staff/sign-in/sign-in-code', status: problem ? 422 : 200, model }
}

/** Why single sign-on failed, and what to do. */
export function presentSsoFault(fault: SsoFault | SsoRefusal, speech: Speech): Page {
  const ours = { stale: 400, declined: 400, provider: 503 } as const
  const model = {
    title: speech.t('sso.title'),
    reason: speech.t(`sso.${fault}`),
    signIn: paths.signIn(speech.code),
  }
  return { view: 'staff/sign-in/sso-fault', status: fault in ours ? ours[fault as SsoFault] : 403, model }
}

/** The form that requests a link. Gives the same confirmation for every address. @param form.byMail true if mail can be sent */
export function presentForgot(form: { csrf: string; asked: boolean; byMail: boolean }, speech: Speech): Page {
  const model = {
    csrf: form.csrf,
    title: speech.t('forgot.title'),
    action: paths.forgot(speech.code),
    signIn: paths.signIn(speech.code),
    asked: form.asked,
    byMail: form.byMail,
  }
  return { view: 'staff/sign-in/forgot', model }
}

export interface ChooseForm {
  csrf: string
  token: string
  /** Address of the account. */
  email: string
  fault: PasswordFault | 'differ' | null
}

/** The form that chooses a password, opened by a one-time link. */
export function presentChoosePassword({ csrf, token, email, fault }: ChooseForm, speech: Speech): Page {
  const problem = fault && passwordProblem(fault, speech)
  const model = {
    csrf,
    email,
    title: speech.t('choosePassword.title'),
    action: paths.choosePassword(token, speech.code),
    hint: speech.t('choosePassword.hint', { count: minPasswordLength }),
    problem,
    problems: problem ? [{ href: '#password', message: problem }] : null,
  }
  return { view: 'staff/sign-in/choose-password', status: problem ? 422 : 200, model }
}

/** One page for used, expired and unknown links. */
export function presentDeadLink(speech: Speech): Page {
  const { t, code } = speech
  const model = {
    title: t('choosePassword.deadTitle'),
    forgot: paths.forgot(code),
    // Whoever used it up has a password.
    signIn: paths.signIn(code),
  }
  return { view: 'staff/sign-in/dead-link', status: 410, model }
}

/** A new password's fault, and how to fix it. */
export function passwordProblem(fault: PasswordFault | 'differ', speech: Speech): string {
  return speech.t(`choosePassword.${fault}`, { count: minPasswordLength })
}
