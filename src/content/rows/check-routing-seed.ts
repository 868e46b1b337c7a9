import { schoolLevels } from '../../directory/model/topic.js'
import { groupBy } from '../../platform/database/group-by.js'
import type { RowFault } from '../../platform/files/row-fault.js'
import { wording } from '../../platform/language/wording.js'
import { toPlainWords } from '../../platform/text/plain-text.js'
import { contactKey, type DirectoryRows, keyWords } from './check-directory-seed.js'
import type { PhrasingRow, SeedContent } from './seed-content.js'
import { checkTwice, createKnown, createReport, type Known, type Report } from './seed-references.js'
import { checkRules } from './seed-rules.js'

/** The routing, and the parts of the directory that it refers to. */
export type RoutingRows = Pick<DirectoryRows, 'schools' | 'offices' | 'contacts'> &
  Omit<SeedContent, Exclude<keyof DirectoryRows, 'topics'>>

/**
 * Checks topics, phrasings and ladders.
 * @returns warnings: probable mistakes that do not stop seeding
 */
export function checkRoutingSeed(content: RoutingRows, faults: RowFault[]): RowFault[] {
  const report = createReport(faults)
  const offices = createKnown(new Set(content.offices.map((row) => row.id)), 'offices.csv', faults, report)
  const topics = createKnown(new Set(content.topics.map((row) => row.slug)), 'topics.csv', faults, report)
  const laddersSound = !faults.some(({ file }) => file === 'ladders.csv')
  checkTwice(content.topics, (row) => row.slug, wording('fault.same.slug'), report)
  for (const { at, also } of content.topics) for (const office of also) offices.check(office, at, 'also')
  checkLadders(content.ladders, offices, topics, report)
  if (laddersSound) checkEveryTopicHasLadder(content, report)
  checkPhrasings(content.phrasings, topics, report)
  checkTwice(
    content['danger-phrases'],
    (row) => [row.kind, row.lang, row.text].join('|'),
    wording('fault.same.dangerPhrase'),
    report,
  )
  checkTwice(
    content['out-of-scope'],
    (row) => [row.lang, row.text].join('|'),
    wording('fault.same.phrase'),
    report,
  )
  checkTwice(content.synonyms, (row) => [row.lang, row.word].join('|'), wording('fault.same.word'), report)
  checkRules(content.rules, { topics, offices, ...placesOf(content, faults, report) }, report)
  for (const { at, means } of content.synonyms)
    if (means.length === 0) report(at, 'means', wording('fault.empty'))
  return alikeInTwoTopics(content.phrasings)
}

/** Targets that only rules refer to: schools, and offices at schools. */
function placesOf({ schools, contacts }: RoutingRows, faults: RowFault[], report: Report) {
  const slugs = new Set(schools.map(({ slug }) => slug))
  return {
    schools: createKnown(slugs, 'schools.csv', faults, report),
    contacts: createKnown(new Set(contacts.map(contactKey)), 'contacts.csv', faults, report),
  }
}

function checkLadders(ladders: SeedContent['ladders'], offices: Known, topics: Known, report: Report): void {
  const keyOf = (row: (typeof ladders)[number]) => [row.topic, row.level, row.step, row.office].join('|')
  checkTwice(ladders, keyOf, wording('fault.same.step'), report)
  for (const { at, topic, office } of ladders) {
    topics.check(topic, at, 'topic')
    offices.check(office, at, 'office')
  }
  for (const rows of groupBy(ladders, ({ topic, level }) => `${topic}|${level}`).values()) {
    const sorted = [...rows].sort((a, b) => a.step - b.step)
    let last = 0
    for (const { at, step } of sorted) {
      if (step > last + 1)
        report(
          at,
          'step',
          last === 0
            ? wording('fault.stepFirst', { step })
            : wording('fault.stepGap', { step, before: last }),
        )
      last = step
    }
  }
}

function checkEveryTopicHasLadder({ topics, ladders }: RoutingRows, report: Report): void {
  const levels = groupBy(ladders, ({ topic }) => topic)
  for (const { at, slug } of topics) {
    const has = new Set<string>(levels.get(slug)?.map(({ level }) => level))
    if (has.has('any') || schoolLevels.every((level) => has.has(level))) continue
    report(at, 'slug', wording('fault.noLadder', { topic: slug }))
  }
}

function checkPhrasings(phrasings: PhrasingRow[], topics: Known, report: Report): void {
  for (const { at, topic } of phrasings) topics.check(topic, at, 'topic')
  checkTwice(phrasings, (row) => `${row.lang}|${row.topic}|${row.text}`, keyWords.phrasings, report)
}

/** The same words in two topics pull the matcher both ways. */
function alikeInTwoTopics(phrasings: PhrasingRow[]): RowFault[] {
  const first = new Map<string, PhrasingRow>()
  const warnings: RowFault[] = []
  for (const row of phrasings) {
    const key = `${row.lang}|${toPlainWords(row.text).join(' ')}`
    const before = first.get(key)
    if (!before) first.set(key, row)
    else if (before.topic !== row.topic) {
      const { text, topic } = row
      const values = { text, topic, other: before.topic, line: before.at.line }
      warnings.push({ ...row.at, column: 'text', ...wording('fault.inTwoTopics', values) })
    }
  }
  return warnings
}
