import type { CaseFileFault } from '../../content/rehearsal/read-cases.js'
import { editorPath } from '../../paths/routing-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import { editorNav } from './frame-of.js'

const maxFaults = 200
/** The form that imports a file of cases; with faults, by line. */
export function presentCaseImport(
  { problem, faults }: { problem: 'missing' | 'empty' | 'faulty' | null; faults: CaseFileFault[] },
  speech: Speech,
): Page {
  const { t, code } = speech
  const message = problem && t(`cases.import.fault.${problem}`, { count: faults.length })
  const model = {
    title: t('cases.import.title'),
    nav: editorNav('cases', speech),
    action: editorPath('importCases', code),
    fault: message,
    problems: message && [{ href: '#file', message }],
    faults: faults.slice(0, maxFaults).map(({ line, key, values }) => ({ line, what: t(key, values) })),
    more: Math.max(0, faults.length - maxFaults),
  }
  return { view: 'staff/routing/cases-import', status: problem ? 422 : 200, model }
}
