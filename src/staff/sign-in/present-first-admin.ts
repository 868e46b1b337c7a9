import { setupPaths } from '../../paths/setup-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import { minPasswordLength, type PasswordFault } from './password-policy.js'
import { passwordProblem } from './present-sign-in.js'
import type { InvitationProblem } from './read-account-form.js'

export type FirstAdminFault = 'wrongKey' | InvitationProblem | PasswordFault | 'differ'

export interface FirstAdminForm {
  csrf: string
  /** As typed, or from the printed link. */
  key: string
  name: string
  email: string
}

const fieldOf: Partial<Record<FirstAdminFault, 'key' | 'email' | 'name'>> = {
  wrongKey: 'key',
  emailFault: 'email',
  emailTaken: 'email',
  nameMissing: 'name',
  nameLong: 'name',
}

/** The form for the first admin. With faults it is the 422 page. */
export function presentFirstAdmin(
  form: FirstAdminForm,
  faults: readonly FirstAdminFault[],
  speech: Speech,
): Page {
  const { t, code } = speech
  const found = faults.map((fault) => ({
    field: fieldOf[fault] ?? 'password',
    message: sayFault(fault, speech),
  }))
  const faultOf = (field: string) => found.find((each) => each.field === field)?.message ?? null
  const model = {
    ...form,
    title: t('setup.firstTitle'),
    action: setupPaths.firstAdmin(code),
    button: t('setup.firstButton'),
    hint: t('choosePassword.hint', { count: minPasswordLength }),
    keyFault: faultOf('key'),
    nameFault: faultOf('name'),
    emailFault: faultOf('email'),
    problem: faultOf('password'),
    problems: found.length > 0 ? found.map(({ field, message }) => ({ href: `#${field}`, message })) : null,
  }
  return { view: 'staff/sign-in/first-admin', status: found.length > 0 ? 422 : 200, model }
}

function sayFault(fault: FirstAdminFault, speech: Speech): string {
  switch (fault) {
    case 'wrongKey':
      return speech.t('setup.wrongKey')
    case 'emailFault':
    case 'emailTaken':
    case 'nameMissing':
    case 'nameLong':
      return speech.t(`invite.${fault}`)
    default:
      return passwordProblem(fault, speech)
  }
}
