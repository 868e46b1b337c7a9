import { z } from 'zod'
import {
  dangerKind,
  emergencyLevel,
  grade,
  noDistressNow,
  phrase,
  type RuleAction,
  type RuleConditions,
  schoolLevel,
  weekday,
} from '../../answering/rules/rule.js'
import type { SqlRow } from '../../platform/database/sync-table.js'
import { orFault, wording } from '../../platform/language/wording.js'
import * as cell from './cell-types.js'
import { contactKey } from './check-directory-seed.js'
import { type RowOf, seedFile } from './seed-file.js'
import { checkTwice, type Known, type Report } from './seed-references.js'

/** `bus pass | bus card`; an empty cell is an empty list. */
const phrases = z
  .string()
  .transform((value) =>
    value
      .split('|')
      .map((part) => part.trim())
      .filter(Boolean),
  )
  .pipe(z.array(phrase))

const contact = z
  .string()
  .trim()
  .refine((value) => /^[a-z0-9-]+@[a-z0-9-]+$/.test(value), orFault('fault.contactPlace'))
  .transform((value) => {
    const [office = '', school = ''] = value.split('@')
    return { office, school }
  })

/** `now medical-emergency`: the level, then the kinds of danger. */
const emergency = z
  .string()
  .transform((value) => value.trim().split(/\s+/))
  .transform(([level, ...kinds]) => ({ level, kinds }))
  .pipe(
    z
      .object({
        level: emergencyLevel,
        kinds: z.array(dangerKind).refine((kinds) => kinds.length > 0, orFault('fault.noKinds')),
      })
      .refine(...noDistressNow),
  )

/** rules.csv: a column for each condition, and columns for actions, exactly one of them filled. */
export const rulesFile = seedFile(
  {
    id: cell.slug,
    position: cell.wholeNumber(1, 99_999),
    name: cell.shortWords(cell.maxTitle),
    why: cell.shortWords(cell.maxText),
    any: phrases,
    all: phrases,
    none: phrases,
    schools: cell.spaceSeparated(cell.slug),
    levels: cell.spaceSeparated(schoolLevel),
    grades: cell.spaceSeparated(grade),
    languages: cell.spaceSeparated(cell.language),
    starts: cell.maybe(cell.date),
    ends: cell.maybe(cell.date),
    weekdays: cell.spaceSeparated(weekday),
    from: cell.maybe(cell.clock),
    to: cell.maybe(cell.clock),
    for_topics: cell.spaceSeparated(cell.slug),
    for_offices: cell.spaceSeparated(cell.slug),
    topic: cell.maybe(cell.slug),
    office: cell.maybe(cell.slug),
    contact: cell.maybe(contact),
    emergency: cell.maybe(emergency),
    active: cell.yesNo,
  },
  { notice: cell.maybe(cell.shortWords(cell.maxText)) },
  ['for_topics', 'for_offices'],
)

export type RuleSeed = RowOf<typeof rulesFile>

/** Checks the rules against each other, and their references. */
export function checkRules(
  rows: RuleSeed[],
  known: Record<'topics' | 'offices' | 'schools' | 'contacts', Known>,
  report: Report,
): void {
  checkTwice(rows, ({ id }) => id, wording('fault.same.id'), report)
  checkTwice(rows, ({ position }) => String(position), wording('fault.same.position'), report)
  for (const row of rows) {
    const { at, contact } = row
    if (row.topic) known.topics.check(row.topic, at, 'topic')
    if (row.office) known.offices.check(row.office, at, 'office')
    if (contact) known.contacts.check(contactKey(contact), at, 'contact')
    for (const school of row.schools) known.schools.check(school, at, 'schools')
    const { topics, offices } = foundBy(row)
    for (const topic of topics) known.topics.check(topic, at, 'for_topics')
    for (const office of offices) known.offices.check(office, at, 'for_offices')
    checkWhen(row, report)
    checkDoing(row, report)
  }
}

function checkWhen({ at, starts, ends, from, to }: RuleSeed, report: Report): void {
  if (starts && ends && ends < starts) report(at, 'ends', wording('fault.beforeStart'))
  if (from && !to) report(at, 'to', wording('fault.pairFrom', { other: 'from' }))
  if (to && !from) report(at, 'from', wording('fault.pairFrom', { other: 'to' }))
  if (from && from === to) report(at, 'to', wording('fault.sameAs'))
}

function checkDoing(row: RuleSeed, report: Report): void {
  const notice = Object.values(row.words).find((words) => words.notice !== null)
  const doing = {
    topic: row.topic,
    office: row.office,
    contact: row.contact,
    emergency: row.emergency,
    notice,
  }
  const filled = Object.entries(doing).flatMap(([name, value]) => (value ? [name] : []))
  const { topics, offices } = foundBy(row)
  if (topics.length > 0 && !notice) report(row.at, 'for_topics', wording('fault.foundNotice'))
  if (offices.length > 0 && !notice) report(row.at, 'for_offices', wording('fault.foundNotice'))
  if (filled.length === 0) report(row.at, null, wording('fault.ruleNothing'))
  if (filled.length > 1) report(row.at, null, wording('fault.ruleMany', { list: filled.join(', ') }))
  if (notice && row.words.en.notice === null) report(row.at, 'notice_en', wording('fault.noticeEnglish'))
}

/** Rows of the rules table. The JSON omits empty conditions. */
export function ruleRows(rows: RuleSeed[]): SqlRow[] {
  return rows.map((row) => ({
    id: row.id,
    position: row.position,
    name: row.name,
    why: row.why,
    conditions: JSON.stringify(conditionsOf(row)),
    action: JSON.stringify(actionOf(row)),
    starts_on: row.starts,
    ends_on: row.ends,
    active: Number(row.active),
  }))
}

/** An older file lacks these columns. */
function foundBy(row: Partial<RuleSeed>): Record<'topics' | 'offices', string[]> {
  return { topics: row.for_topics ?? [], offices: row.for_offices ?? [] }
}

function conditionsOf(row: RuleSeed): RuleConditions {
  const { any, all, none, schools, levels, grades, languages, weekdays, from, to } = row
  const found = foundBy(row)
  const lists = Object.entries({ any, all, none, schools, levels, grades, languages, weekdays, ...found })
  const time = from && to ? { time: { from, to } } : {}
  return { ...Object.fromEntries(lists.filter(([, list]) => list.length > 0)), ...time }
}

/** The row is valid: exactly one of these is filled. */
function actionOf({ topic, office, contact, emergency, words }: RuleSeed): RuleAction {
  if (topic) return { kind: 'topic', topic }
  if (office) return { kind: 'office', office }
  if (contact) return { kind: 'contact', ...contact }
  if (emergency) return { kind: 'emergency', ...emergency }
  const said = Object.entries(words).flatMap(([lang, { notice }]) => (notice ? [[lang, notice]] : []))
  return { kind: 'notice', words: Object.fromEntries(said) }
}
