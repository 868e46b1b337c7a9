import type { ConcernToGrade } from '../../content/grading/grading-store.js'
import { type GradeMeasures, minGraded, noOffice, unclear } from '../../content/grading/measure-grades.js'
import type { Accuracy } from '../../content/rehearsal/replay.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { inLanguage } from '../../directory/model/in-language.js'
import { gradingPaths } from '../../paths/grading-paths.js'
import { editorPath } from '../../paths/routing-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'

interface GradingSources {
  isOn: boolean
  /** Null when none waits for this person. */
  concern: ConcernToGrade | null
  /** How many wait for this person. */
  waiting: number
  measures: GradeMeasures
  directory: DirectorySnapshot
  /** Why a grade was not taken: it names no office, or two others were faster, or the words are erased. */
  refused: 'missing' | 'late' | null
}

export function presentGrading(
  { isOn, concern, waiting, measures, directory, refused }: GradingSources,
  speech: Speech,
): Page {
  const { t, code } = speech
  const offices = directory.ownOffices.map(({ id, words }) => ({
    value: id,
    label: inLanguage(words, code).name,
  }))
  const fault = refused === 'missing' ? t('grading.missing') : null
  const model = {
    title: t('grading.title'),
    isOn,
    action: gradingPaths.grade(code),
    toDo: editorPath('toDo', code),
    fault,
    late: refused === 'late' && t('grading.late'),
    problems: fault && [{ href: '#office', message: fault }],
    concern: concern && { ...concern, language: speech.languageName(concern.lang) },
    waiting: t('grading.waiting', { count: waiting }),
    offices: offices.sort((a, b) => a.label.localeCompare(b.label, code)),
    others: [
      { value: noOffice, label: t('grading.noOffice') },
      { value: unclear, label: t('grading.unclear') },
    ],
    results: resultsOf(measures, speech),
  }
  return { view: 'staff/grading/grade', status: refused ? statusOf[refused] : 200, model }
}

const statusOf = { missing: 422, late: 409 }

/** Sentences; none before there are enough grades. */
function resultsOf({ right, sure, agreed, kappa }: GradeMeasures, { t, number, percent }: Speech): string[] {
  if (right.count < minGraded) return []
  const values = (found: Accuracy) => ({
    part: number(found.right),
    of: number(found.count),
    share: percent(found.right / found.count),
    low: percent(found.low),
    high: percent(found.high),
  })
  return [
    t('grading.right', values(right)),
    ...(sure.count >= minGraded ? [t('grading.sure', values(sure))] : []),
    t('grading.agreed', {
      part: number(agreed.part),
      of: number(agreed.of),
      share: percent(agreed.part / agreed.of),
    }),
    ...(kappa === null ? [] : [t('grading.kappa', { kappa: number(Math.round(kappa * 100) / 100) })]),
  ]
}
