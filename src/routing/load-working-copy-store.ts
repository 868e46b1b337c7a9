import type { Database } from '../database/open-database.js'
import { removeRows, type SqlRow, type SyncedTable, syncTable } from '../database/sync-table.js'
import { compileRules } from '../rules/compile-rules.js'
import type { RevisionContent } from './revision.js'
import type { RoutingConfiguration } from './routing-file.js'
import type { EditedRule } from './rule-editor-store.js'
import { readWorkingCopy } from './working-copy-store.js'

/**
 * Brings the working copy to a configuration, in one transaction: nothing of it routes before it is published. Rows that stay keep
 * their ids. Offices belong to the directory: they are not touched, and those that are named have to be there.
 * @param schools slugs of the district's schools, which rules may name
 * @returns what is wrong with it, a plain sentence each; then nothing is changed. Empty when it is loaded
 */
export function loadWorkingCopy(
  database: Database,
  configuration: RoutingConfiguration,
  schools: readonly string[],
): string[] {
  const { content, rules } = configuration
  const faults = findLoadFaults(database, configuration, schools)
  if (faults.length > 0) return faults
  const connection = database.$client
  const load = connection.transaction(() => {
    const synced: [string, SyncedTable][] = tables(content, rules).map(({ name, keys, columns, rows }) => [
      name,
      syncTable(connection, name, keys, columns, rows),
    ])
    // What points goes before what it points to.
    for (const [name, { stale }] of synced.reverse()) removeRows(connection, name, stale)
  })
  load.immediate()
  return []
}

/** What stands against loading a configuration, a plain sentence each; empty where nothing does. */
export function findLoadFaults(
  database: Pick<Database, 'select' | 'transaction'>,
  { content, rules }: RoutingConfiguration,
  schools: readonly string[],
): string[] {
  const { offices } = readWorkingCopy(database as Database)
  return findFaults({ ...content, offices, rules }, schools)
}

function findFaults(content: RevisionContent, schools: readonly string[]): string[] {
  const offices = new Set(content.offices.map(({ id }) => id))
  const topics = new Set(content.topics.map(({ slug }) => slug))
  const unknown = content.topics.flatMap(({ slug, also, ladders }) =>
    [...also, ...Object.values(ladders).flat(2)]
      .filter((office) => !offices.has(office))
      .map(
        (office) => `The topic "${slug}" names the office "${office}", which the directory does not have.`,
      ),
  )
  const twice = content.topics.flatMap(({ slug }, i) =>
    content.topics.findIndex((topic) => topic.slug === slug) === i
      ? []
      : [`The topic "${slug}" is there twice.`],
  )
  const lost = [...new Set(content.phrasings.map(({ topic }) => topic))]
    .filter((slug) => !topics.has(slug))
    .map((slug) => `There are phrasings of the topic "${slug}", which is not there.`)
  const { faults } = compileRules(content, schools)
  return [...new Set([...unknown, ...twice, ...lost, ...faults.map(({ message }) => message)])]
}

interface Wanted {
  name: string
  keys: string[]
  columns: string[]
  rows: SqlRow[]
}

/** What is pointed to comes before what points to it. */
function tables(content: RevisionContent, rules: readonly EditedRule[]): Wanted[] {
  const json = JSON.stringify
  return [
    {
      name: 'topics',
      keys: ['slug'],
      columns: ['position', 'also', 'straight', 'legal'],
      rows: content.topics.map(({ slug, also, straight, legal }, position) => ({
        ...{ slug, position, also: json(also), straight: Number(straight), legal: Number(legal) },
      })),
    },
    {
      name: 'topic_words',
      keys: ['topic', 'lang'],
      columns: ['title', 'summary', 'bring'],
      rows: content.topics.flatMap(({ slug: topic, words }) =>
        Object.entries(words).map(([lang, each]) => ({ topic, lang, ...each })),
      ),
    },
    {
      name: 'ladder_steps',
      keys: ['topic', 'level', 'step', 'office'],
      columns: ['position'],
      rows: content.topics.flatMap(({ slug: topic, ladders }) =>
        Object.entries(ladders).flatMap(([level, steps]) =>
          steps.flatMap((offices, i) =>
            offices.map((office, position) => ({ topic, level, step: i + 1, office, position })),
          ),
        ),
      ),
    },
    {
      name: 'phrasings',
      keys: ['topic', 'lang', 'text'],
      columns: [],
      rows: content.phrasings.map((row) => ({ ...row })),
    },
    {
      name: 'danger_phrases',
      keys: ['kind', 'lang', 'text'],
      columns: ['danger'],
      rows: content.dangerPhrases.map((row) => ({ ...row, danger: Number(row.danger) })),
    },
    {
      name: 'out_of_scope_phrases',
      keys: ['lang', 'text'],
      columns: [],
      rows: content.outOfScope.map((row) => ({ ...row })),
    },
    {
      name: 'synonyms',
      keys: ['lang', 'word'],
      columns: ['means'],
      rows: content.synonyms.map(({ lang, word, means }) => ({ lang, word, means: json(means) })),
    },
    {
      name: 'rules',
      keys: ['id'],
      columns: ['position', 'name', 'why', 'conditions', 'action', 'starts_on', 'ends_on', 'active'],
      rows: rules.map((rule, i) => ({
        ...{ id: rule.id, position: (i + 1) * 10, name: rule.name, why: rule.why },
        ...{ conditions: json(rule.conditions), action: json(rule.action) },
        ...{ starts_on: rule.startsOn, ends_on: rule.endsOn, active: Number(rule.active) },
      })),
    },
    {
      name: 'thresholds',
      keys: ['name'],
      columns: ['value'],
      rows: Object.entries(content.thresholds ?? {}).map(([name, value]) => ({ name, value })),
    },
  ]
}

/** A published content as a configuration: the working copy's rules that are switched off stay, behind the others. */
export function configurationOf(
  content: RevisionContent,
  present: readonly EditedRule[],
): RoutingConfiguration {
  const there = new Map(present.map((rule) => [rule.id, rule]))
  const published = content.rules.map((rule) => ({
    ...rule,
    why: rule.why ?? there.get(rule.id)?.why ?? '',
    active: true,
  }))
  const ids = new Set(published.map(({ id }) => id))
  return { content, rules: [...published, ...present.filter(({ id, active }) => !active && !ids.has(id))] }
}
