import { dangerKinds } from '../../answering/danger/danger.js'
import { readRule, withPlace } from '../../answering/rules/read-rule.js'
import { phrase } from '../../answering/rules/rule.js'
import type { EditedRule } from '../../content/revisions/rule-editor-store.js'
import { maxText, maxTitle } from '../../content/rows/cell-types.js'
import { weekdays } from '../../directory/time/local-time.js'
import type { Wording } from '../../platform/language/wording.js'
import { readList, textsOf } from '../../platform/web/texts-of.js'
import { linesOf } from './editor-tools.js'

/** The fields of a rule, as typed. */
export interface RuleForm {
  name: string
  why: string
  any: string
  all: string
  none: string
  schools: string[]
  levels: string[]
  grades: string[]
  languages: string
  weekdays: string[]
  /** Slugs and ids of topics and offices that must be found, for a notice. */
  forTopics: string[]
  forOffices: string[]
  from: string
  to: string
  startsOn: string
  endsOn: string
  kind: string
  topic: string
  office: string
  contactOffice: string
  contactSchool: string
  noticeEn: string
  noticeEs: string
  level: string
  kinds: string[]
  active: boolean
}

export type RuleFormProblem =
  | { field: keyof RuleForm; key: RuleFormFault; phrase?: string }
  /** A fault that only the matcher's own check finds. */
  | { field: 'name'; found: Wording }

type RuleFormFault =
  | 'nameMissing'
  | 'nameLong'
  | 'textLong'
  | 'whyMissing'
  | 'phraseFault'
  | 'timeFault'
  | 'datesFault'
  | 'kindMissing'
  | 'targetMissing'
  | 'distressNow'
  | 'foundNotice'

/** The names that a rule may use. */
export interface RuleChoices {
  topics: ReadonlySet<string>
  offices: ReadonlyMap<string, 'district' | 'school'>
  schools: ReadonlySet<string>
}

/** Reads the form; keeps everything typed. */
export function readRuleForm(body: unknown): RuleForm {
  const texts = textsOf(
    body,
    'name',
    'why',
    'any',
    'all',
    'none',
    'languages',
    'from',
    'to',
    'startsOn',
    'endsOn',
  )
  const action = textsOf(
    body,
    'kind',
    'topic',
    'office',
    'contactOffice',
    'contactSchool',
    'noticeEn',
    'noticeEs',
    'level',
  )
  const lists = {
    schools: readList(body, 'schools'),
    levels: readList(body, 'levels'),
    grades: readList(body, 'grades'),
    forTopics: readList(body, 'forTopics'),
    forOffices: readList(body, 'forOffices'),
  }
  return {
    ...texts,
    ...action,
    ...lists,
    weekdays: readList(body, 'weekdays'),
    kinds: readList(body, 'kinds'),
    active: textsOf(body, 'active').active !== 'no',
  }
}

/** @returns the rule, or the form's faults */
export function ruleOfForm(form: RuleForm, id: string, choices: RuleChoices): EditedRule | RuleFormProblem[] {
  const problems = findProblems(form, choices)
  if (problems.length > 0) return problems
  const rule = {
    id,
    name: form.name.trim(),
    why: form.why.trim(),
    active: form.active,
    conditions: conditionsOf(form),
    action: actionOf(form),
    startsOn: form.startsOn || null,
    endsOn: form.endsOn || null,
  } as EditedRule
  const read = readRule(rule)
  return Array.isArray(read) ? read.map((fault) => ({ field: 'name', found: withPlace(fault) })) : rule
}

function findProblems(form: RuleForm, choices: RuleChoices): RuleFormProblem[] {
  const problems: RuleFormProblem[] = []
  if (form.name.trim() === '') problems.push({ field: 'name', key: 'nameMissing' })
  if (form.name.trim().length > maxTitle) problems.push({ field: 'name', key: 'nameLong' })
  for (const field of ['why', 'noticeEn', 'noticeEs'] as const)
    if (form[field].trim().length > maxText) problems.push({ field, key: 'textLong' })
  if (form.why.trim() === '') problems.push({ field: 'why', key: 'whyMissing' })
  for (const field of ['any', 'all', 'none'] as const) {
    const wrong = linesOf(form[field]).find((line) => !phrase.safeParse(line).success)
    if (wrong) problems.push({ field, key: 'phraseFault', phrase: wrong })
  }
  if ((form.from === '') !== (form.to === '') || (form.from !== '' && form.from === form.to))
    problems.push({ field: 'from', key: 'timeFault' })
  if (form.startsOn && form.endsOn && form.endsOn < form.startsOn)
    problems.push({ field: 'endsOn', key: 'datesFault' })
  for (const field of ['forTopics', 'forOffices'] as const)
    if (form[field].length > 0 && form.kind !== 'notice') problems.push({ field, key: 'foundNotice' })
  const target = targetProblem(form, choices)
  return target ? [...problems, target] : problems
}

function targetProblem(form: RuleForm, { topics, offices, schools }: RuleChoices): RuleFormProblem | null {
  const missing = (field: keyof RuleForm) => ({ field, key: 'targetMissing' as const })
  switch (form.kind) {
    case 'topic':
      return topics.has(form.topic) ? null : missing('topic')
    case 'office':
      return offices.has(form.office) ? null : missing('office')
    case 'contact':
      if (offices.get(form.contactOffice) !== 'school') return missing('contactOffice')
      return schools.has(form.contactSchool) ? null : missing('contactSchool')
    case 'notice':
      return form.noticeEn.trim() ? null : missing('noticeEn')
    case 'emergency':
      if (form.kinds.length === 0) return missing('kinds')
      return form.level === 'now' && form.kinds.includes('distress')
        ? { field: 'kinds', key: 'distressNow' }
        : null
    default:
      return { field: 'kind', key: 'kindMissing' }
  }
}

function conditionsOf(form: RuleForm): EditedRule['conditions'] {
  const lists = {
    any: linesOf(form.any),
    all: linesOf(form.all),
    none: linesOf(form.none),
    schools: form.schools,
    levels: form.levels,
    grades: form.grades,
    languages: form.languages.split(/[\s,;]+/).filter(Boolean),
    weekdays: weekdays.filter((day) => form.weekdays.includes(day)),
    topics: form.forTopics,
    offices: form.forOffices,
  }
  const time = form.from && form.to ? { time: { from: form.from, to: form.to } } : {}
  const asked = Object.entries(lists).filter(([, list]) => list.length > 0)
  return { ...Object.fromEntries(asked), ...time }
}

function actionOf(form: RuleForm): EditedRule['action'] {
  switch (form.kind) {
    case 'topic':
      return { kind: 'topic', topic: form.topic }
    case 'office':
      return { kind: 'office', office: form.office }
    case 'contact':
      return { kind: 'contact', office: form.contactOffice, school: form.contactSchool }
    case 'notice': {
      const es = form.noticeEs.trim()
      return { kind: 'notice', words: { en: form.noticeEn.trim(), ...(es ? { es } : {}) } }
    }
    default: {
      const level = form.level === 'now' ? ('now' as const) : ('support' as const)
      return { kind: 'emergency', level, kinds: dangerKinds.filter((kind) => form.kinds.includes(kind)) }
    }
  }
}

/** The fields of an existing rule. */
export function formOfRule({
  name,
  why,
  conditions,
  action,
  startsOn,
  endsOn,
  active,
}: EditedRule): RuleForm {
  const lines = (list: readonly string[] = []) => list.join('\n')
  return {
    ...emptyRuleForm,
    name,
    why,
    active,
    startsOn: startsOn ?? '',
    endsOn: endsOn ?? '',
    kind: action.kind,
    any: lines(conditions.any),
    all: lines(conditions.all),
    none: lines(conditions.none),
    schools: conditions.schools ?? [],
    levels: conditions.levels ?? [],
    grades: conditions.grades ?? [],
    languages: (conditions.languages ?? []).join(' '),
    weekdays: conditions.weekdays ?? [],
    forTopics: conditions.topics ?? [],
    forOffices: conditions.offices ?? [],
    from: conditions.time?.from ?? '',
    to: conditions.time?.to ?? '',
    ...(action.kind === 'topic' ? { topic: action.topic } : {}),
    ...(action.kind === 'office' ? { office: action.office } : {}),
    ...(action.kind === 'contact' ? { contactOffice: action.office, contactSchool: action.school } : {}),
    ...(action.kind === 'notice' ? { noticeEn: action.words.en, noticeEs: action.words.es ?? '' } : {}),
    ...(action.kind === 'emergency' ? { level: action.level, kinds: [...action.kinds] } : {}),
  }
}

export const emptyRuleForm: RuleForm = {
  name: '',
  why: '',
  any: '',
  all: '',
  none: '',
  schools: [],
  levels: [],
  grades: [],
  languages: '',
  weekdays: [],
  forTopics: [],
  forOffices: [],
  from: '',
  to: '',
  startsOn: '',
  endsOn: '',
  kind: '',
  topic: '',
  office: '',
  contactOffice: '',
  contactSchool: '',
  noticeEn: '',
  noticeEs: '',
  level: 'now',
  kinds: [],
  active: true,
}
