import { paths } from '../../paths/paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'

/** Whether the letter still comes, was stopped, or the link is forged or over. */
export type StopState = 'asks' | 'stopped' | 'dead'

/** One button, or the result. @param csrf the form's token */
export function presentStopLetters(
  state: StopState,
  letter: 'daily' | 'monthly',
  { action, csrf }: { action: string; csrf: string },
  { t, code }: Speech,
): Page {
  const model = {
    title: t(`stopLetters.${letter}.${state}Title`),
    lead: t(`stopLetters.${letter}.${state}Lead`),
    csrf,
    button: t(`account.${letter}Stop`),
    action: state === 'asks' ? action : null,
    account: paths.account(code),
  }
  return {
    view: 'staff/sign-in/stop-letters',
    model,
    status: state === 'dead' ? 410 : 200,
    addressHidden: true,
  }
}
