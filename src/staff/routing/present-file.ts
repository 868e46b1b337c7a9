import type { FileFault } from '../../content/revisions/file-fault.js'
import type { FileCheck } from '../../content/revisions/run-revision-task.js'
import { editorPath } from '../../paths/routing-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import { editorNav } from './frame-of.js'
import type { ShownDoubts } from './present-doubts.js'
import { sayChange } from './say-change.js'

export type FileProblem = 'missing' | 'faulty' | 'gone'

const maxFaults = 200

/** The page that exports and imports; with faults, one sentence each. */
export function presentFile(
  { problem, faults, done }: { problem: FileProblem | null; faults: readonly FileFault[]; done: boolean },
  { t, code, ...speech }: Speech,
): Page {
  const message = problem && t(`configurationFile.fault.${problem}`)
  const model = {
    title: t('configurationFile.title'),
    nav: editorNav('file', { t, code, ...speech }),
    said: done ? t('configurationFile.done') : null,
    action: editorPath('file', code),
    download: editorPath('fileDownload', code),
    fault: message,
    problems: message && [{ href: '#file', message }],
    faults: faults.slice(0, maxFaults).map((fault) => sayFault(fault, t)),
    moreFaults: Math.max(0, faults.length - maxFaults),
  }
  return { view: 'staff/routing/file', status: problem === 'gone' ? 404 : problem ? 422 : 200, model }
}

function sayFault({ key, values, place, line }: FileFault, t: Speech['t']): string {
  const steps = place.map((step) => {
    if (typeof step === 'string') return step
    const { number, id } = step
    return id === null
      ? t('configurationFile.number', { number })
      : t('configurationFile.numberOf', { number, id })
  })
  const said = t(key, values)
  const inLine = line === null ? [] : [t('configurationFile.line', { line })]
  return [...inLine, ...steps].length === 0
    ? said
    : t('configurationFile.at', { place: [...inLine, ...steps].join(', '), said })
}

/** `clash`: somebody has edited since the preview. `unsure`: its doubts were not confirmed. */
export type PreviewProblem = 'clash' | 'unsure'

/** The changes in a file. @param doubts about its new phrasings; null for none */
export function presentFilePreview(
  {
    id,
    checked,
    problem,
    doubts,
  }: { id: string; checked: FileCheck; problem: PreviewProblem | null; doubts: ShownDoubts | null },
  speech: Speech,
): Page {
  const { t, code } = speech
  const { comparison, resting, mark } = checked
  const model = {
    doubts,
    clash: problem === 'clash',
    mayApply: doubts === null || doubts.sure !== null,
    problems:
      problem === 'unsure' && doubts ? [{ href: '#sure', message: t('configurationFile.unsure') }] : null,
    resting,
    mark,
    title: t('configurationFile.preview'),
    nav: editorNav('file', speech),
    changes: comparison.changes.map((change) => sayChange(change, speech)),
    moreChanges: comparison.all - comparison.changes.length,
    nothing: comparison.all === 0 && !resting,
    action: editorPath('filePreview', code, { id }),
    back: editorPath('file', code),
  }
  return {
    view: 'staff/routing/file-preview',
    status: problem === 'clash' ? 409 : problem ? 422 : 200,
    model,
  }
}
