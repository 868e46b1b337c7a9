import { maxConcernLength } from '../../answering/concern-fields.js'
import type { CaseDraft } from '../../content/rehearsal/case-source-store.js'
import type { CaseFacts } from '../../content/rehearsal/saved-case.js'
import { schoolLevels } from '../../directory/model/topic.js'
import { readList, textsOf } from '../../platform/web/texts-of.js'

/** The fields of a saved case, as typed. */
export interface CaseForm {
  concern: string
  lang: string
  level: string
  expect: string[]
  ok: string[]
  outcome: string
  crisis: boolean
  /** True if the question's answer showed emergency lines on top: then somebody must say whether it was a false alarm. */
  alarm: boolean
  /** True until they have said so. */
  undecided: boolean
  /** True if no office of a district can help. */
  nobody: boolean
  protected: boolean
  /** True if an admin found nothing about a family in its words: it may be kept forever. */
  forGood: boolean
  note: string
}

export interface CaseProblem {
  field: 'concern' | 'lang' | 'expect' | 'crisis' | 'note'
  key:
    | 'concernMissing'
    | 'concernLong'
    | 'tells'
    | 'langFault'
    | 'expectMissing'
    | 'expectNobody'
    | 'crisisMissing'
    | 'gone'
  /** The identifying details found. */
  words?: string
}

const outcomes = ['answer', 'choose', 'handover'] as const

/** Reads the form; keeps everything typed. */
export function readCaseForm(body: unknown): CaseForm {
  const texts = textsOf(
    body,
    'concern',
    'lang',
    'level',
    'outcome',
    'crisis',
    'alarm',
    'nobody',
    'protected',
    'forGood',
    'note',
  )
  const alarm = texts.alarm === 'yes'
  return {
    ...texts,
    alarm,
    undecided: alarm && texts.crisis === '',
    expect: readList(body, 'expect'),
    ok: readList(body, 'ok'),
    crisis: texts.crisis === 'yes',
    nobody: texts.nobody === 'yes',
    protected: texts.protected === 'yes',
    forGood: texts.forGood === 'yes',
  }
}

/**
 * @param offices ids of offices that may be named
 * @param tells finds identifying details in a text
 * @returns the case, or the form's faults
 */
export function caseOfForm(
  form: CaseForm,
  offices: ReadonlySet<string>,
  tells: (text: string) => string[],
): CaseFacts | CaseProblem[] {
  const [concern, lang, note] = [form.concern.trim(), form.lang.trim(), form.note.trim()]
  const [expect, ok] = [form.expect, form.ok].map((ids) => ids.filter((id) => offices.has(id)))
  const problems: CaseProblem[] = []
  if (concern === '') problems.push({ field: 'concern', key: 'concernMissing' })
  else if (concern.length > maxConcernLength) problems.push({ field: 'concern', key: 'concernLong' })
  for (const [field, text] of [['concern', concern] as const, ['note', note] as const]) {
    const words = tells(text)
    if (words.length > 0) problems.push({ field, key: 'tells', words: words.join(', ') })
  }
  if (!/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(lang)) problems.push({ field: 'lang', key: 'langFault' })
  const asksNothing =
    expect!.length === 0 && !form.nobody && !form.crisis && !form.alarm && form.outcome === ''
  if (asksNothing) problems.push({ field: 'expect', key: 'expectMissing' })
  if (form.undecided) problems.push({ field: 'crisis', key: 'crisisMissing' })
  if (form.nobody && expect!.length > 0) problems.push({ field: 'expect', key: 'expectNobody' })
  if (problems.length > 0) return problems
  return {
    concern,
    lang,
    note,
    expect: expect!,
    ok: ok!.filter((id) => !expect!.includes(id)),
    level: schoolLevels.find((level) => level === form.level) ?? null,
    outcome: outcomes.find((outcome) => outcome === form.outcome) ?? null,
    crisis: form.crisis,
    scope: !form.nobody,
    protected: form.protected,
  }
}

/** The fields of an existing case. */
export function formOfCase({ level, outcome, scope, ...facts }: CaseFacts): CaseForm {
  const asked = { alarm: false, undecided: false, forGood: false }
  return { ...facts, ...asked, level: level ?? '', outcome: outcome ?? '', nobody: !scope }
}

/** The known fields of a new case. */
export function formOfDraft({ facts, alarm }: CaseDraft): CaseForm {
  return { ...emptyCaseForm, ...facts, alarm, undecided: alarm, level: facts.level ?? '' }
}

export const emptyCaseForm: CaseForm = {
  concern: '',
  lang: 'en',
  level: '',
  expect: [],
  ok: [],
  outcome: '',
  crisis: false,
  alarm: false,
  undecided: false,
  nobody: false,
  protected: false,
  forGood: false,
  note: '',
}
