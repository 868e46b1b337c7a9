import { paths } from '../../paths/paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page, PageModel } from '../../platform/web/pages.js'

/** Why a code opens no answer. */
export type CodeProblem = 'missing' | 'wrong' | 'unknown'

interface CodeFormModel extends PageModel {
  action: string
  home: string
  /** As typed. */
  code: string
  codeProblem: string | null
  problems: { href: string; message: string }[] | null
}

/** Longer than any written code, blanks included. */
const maxTypedLength = 40

/** The form that opens an answer by its code. With a problem it is the 422 page. */
export function presentCodeForm(typed: string, problem: CodeProblem | null, speech: Speech): Page {
  const message = problem && speech.t(`byCode.${problem}`)
  const model: CodeFormModel = {
    title: speech.t('byCode.title'),
    action: paths.answers(speech.code),
    home: paths.home(speech.code),
    code: typed.slice(0, maxTypedLength),
    codeProblem: message,
    problems: message === null ? null : [{ href: '#code', message }],
  }
  return { view: 'public/ask/by-code', model, status: problem ? 422 : 200 }
}
