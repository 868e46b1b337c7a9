import { groupBy } from '../../platform/database/group-by.js'
import { describeFault, type SeedFault } from '../../platform/files/seed-fault.js'
import { contactKey, type DirectoryRows, keyWords } from './check-directory-seed.js'
import type { PhrasingRow, SeedContent } from './seed-content.js'
import { checkTwice, createKnown, createReport, type Known, type Report } from './seed-references.js'
import { checkRules } from './seed-rules.js'

/** What routes, and what it points to in the directory. */
export type RoutingRows = Pick<DirectoryRows, 'schools' | 'offices' | 'contacts'> &
  Omit<SeedContent, keyof DirectoryRows>

/**
 * Checks what routes: topics, their phrasings and ladders.
 * @returns warnings, one line each: what is probably a mistake, and does not stop the seeding
 */
export function checkRoutingSeed(content: RoutingRows, faults: SeedFault[]): string[] {
  const report = createReport(faults)
  const offices = createKnown(new Set(content.offices.map((row) => row.id)), 'offices.csv', faults, report)
  const topics = createKnown(new Set(content.topics.map((row) => row.slug)), 'topics.csv', faults, report)
  const laddersSound = !faults.some(({ file }) => file === 'ladders.csv')
  checkTwice(content.topics, (row) => row.slug, 'the slug', report)
  for (const { at, also } of content.topics) for (const office of also) offices.check(office, at, 'also')
  checkLadders(content.ladders, offices, topics, report)
  if (laddersSound) checkEveryTopicHasLadder(content, report)
  checkPhrasings(content.phrasings, topics, report)
  checkTwice(
    content['danger-phrases'],
    (row) => [row.kind, row.lang, row.text].join('|'),
    'the kind, lang and text',
    report,
  )
  checkTwice(content['out-of-scope'], (row) => [row.lang, row.text].join('|'), 'the lang and text', report)
  checkTwice(content.synonyms, (row) => [row.lang, row.word].join('|'), 'the lang and word', report)
  checkRules(content.rules, { topics, offices, ...placesOf(content, faults, report) }, report)
  for (const { at, means } of content.synonyms) if (means.length === 0) report(at, 'means', 'is empty')
  return alikeInTwoTopics(content.phrasings)
}

/** What only rules point to, of what routes: schools, and offices at them. */
function placesOf({ schools, contacts }: RoutingRows, faults: SeedFault[], report: Report) {
  const slugs = new Set(schools.map(({ slug }) => slug))
  return {
    schools: createKnown(slugs, 'schools.csv', faults, report),
    contacts: createKnown(new Set(contacts.map(contactKey)), 'contacts.csv', faults, report),
  }
}

function checkLadders(ladders: SeedContent['ladders'], offices: Known, topics: Known, report: Report): void {
  const keyOf = (row: (typeof ladders)[number]) => [row.topic, row.level, row.step, row.office].join('|')
  checkTwice(ladders, keyOf, 'the topic, level, step and office', report)
  for (const { at, topic, office } of ladders) {
    topics.check(topic, at, 'topic')
    offices.check(office, at, 'office')
  }
  for (const rows of groupBy(ladders, ({ topic, level }) => `${topic}|${level}`).values()) {
    const sorted = [...rows].sort((a, b) => a.step - b.step)
    let last = 0
    for (const { at, step } of sorted) {
      if (step > last + 1)
        report(at, 'step', `${step} comes after ${last === 0 ? 'nothing' : last}: steps are 1, 2, 3, …`)
      last = step
    }
  }
}

function checkEveryTopicHasLadder({ topics, ladders }: RoutingRows, report: Report): void {
  const levels = groupBy(ladders, ({ topic }) => topic)
  for (const { at, slug } of topics) {
    const has = new Set<string>(levels.get(slug)?.map(({ level }) => level))
    if (has.has('any') || ['elementary', 'middle', 'high'].every((level) => has.has(level))) continue
    report(at, 'slug', `${slug} has no ladder for any level, nor one for each, in ladders.csv`)
  }
}

function checkPhrasings(phrasings: PhrasingRow[], topics: Known, report: Report): void {
  for (const { at, topic } of phrasings) topics.check(topic, at, 'topic')
  checkTwice(phrasings, (row) => `${row.lang}|${row.topic}|${row.text}`, keyWords.phrasings, report)
}

/** The same words in two topics pull the matcher both ways. */
function alikeInTwoTopics(phrasings: PhrasingRow[]): string[] {
  const first = new Map<string, PhrasingRow>()
  const warnings: string[] = []
  for (const row of phrasings) {
    const key = `${row.lang}|${plain(row.text)}`
    const before = first.get(key)
    if (!before) first.set(key, row)
    else if (before.topic !== row.topic) {
      const reason = `"${row.text}" is in ${row.topic}, and in ${before.topic} (line ${before.at.line})`
      warnings.push(describeFault({ ...row.at, column: 'text', reason }))
    }
  }
  return warnings
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
