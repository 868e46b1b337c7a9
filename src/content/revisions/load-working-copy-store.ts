import type { RevisionContent } from '../../answering/revision/revision.js'
import { isSupportAbove } from '../../answering/revision/thresholds.js'
import { compileRules } from '../../answering/rules/compile-rules.js'
import type { Database } from '../../platform/database/open-database.js'
import { removeRows, type SqlRow, type SyncedTable, syncTable } from '../../platform/database/sync-table.js'
import { wording } from '../../platform/language/wording.js'
import { type FileFault, faultAt, type Step, stepsOf } from './file-fault.js'
import type { NamedParts, RoutingConfiguration } from './routing-file.js'
import type { EditedRule } from './rule-editor-store.js'
import { readWorkingCopy } from './working-copy-store.js'

/**
 * Replaces the working copy with a configuration, in one transaction. Nothing goes live before publishing. Rows that stay
 * keep their ids. Offices belong to the directory: they are not changed, and the named ones must exist.
 * @param schools slugs of the district's schools, which rules may name
 * @returns the faults; then nothing is changed. Empty after loading
 */
export function loadWorkingCopy(
  database: Database,
  configuration: RoutingConfiguration,
  schools: readonly string[],
): FileFault[] {
  const { content, rules } = configuration
  const faults = findLoadFaults(database, configuration, schools)
  if (faults.length > 0) return faults
  const connection = database.$client
  const load = connection.transaction(() => {
    const synced: [string, SyncedTable][] = tables(content, rules).map(({ name, keys, columns, rows }) => [
      name,
      syncTable(connection, name, keys, columns, rows),
    ])
    // Delete referring rows before the rows they refer to.
    for (const [name, { stale }] of synced.reverse()) removeRows(connection, name, stale)
  })
  load.immediate()
  return []
}

/** Everything that prevents loading a configuration; empty for nothing. */
export function findLoadFaults(
  database: Database,
  { content, rules }: RoutingConfiguration,
  schools: readonly string[],
): FileFault[] {
  const slugs = content.topics.map(({ slug }) => slug)
  const faults = findNameFaults(database, { topics: content.topics, slugs, rules }, schools)
  faults.push(...findLostSuccessors(content))
  if (isSupportAbove(content.thresholds ?? {}))
    faults.push(faultAt(wording('configurationFile.what.supportAbove'), ['thresholds', 'dangerSupport']))
  return faults
}

/** A retired topic leads to a topic that exists, or to another retired one. */
function findLostSuccessors({ topics, retired = [] }: RevisionContent): FileFault[] {
  const known = new Set([...topics, ...retired].map(({ slug }) => slug))
  return retired.flatMap(({ slug, successor }, at) =>
    successor === null || known.has(successor)
      ? []
      : [
          faultAt(wording('configurationFile.what.unknownTopic', { topic: successor }), [
            'retired',
            { number: at + 1, id: slug },
            'successor',
          ]),
        ],
  )
}

/** Names that are missing or occur twice. */
export function findNameFaults(
  database: Database,
  { topics, slugs, rules }: NamedParts,
  schools: readonly string[],
): FileFault[] {
  const { offices, phrasings } = readWorkingCopy(database)
  const known = new Set(offices.map(({ id }) => id))
  const unknown = topics.flatMap((topic, at) => (topic ? findUnknownOffices(topic, at, known) : []))
  const twice = slugs.flatMap((slug, at) =>
    slugs.indexOf(slug) === at
      ? []
      : [
          faultAt(wording('configurationFile.what.twice', { id: slug }), [
            'topics',
            { number: at + 1, id: slug },
          ]),
        ],
  )
  const active = rules.filter((rule) => rule.active)
  const topicsThere = slugs.map((slug) => ({ slug })) as RevisionContent['topics']
  const content = { offices, phrasings, topics: topicsThere, rules: active as RevisionContent['rules'] }
  const ofRules = compileRules(content, schools).faults.map(({ rule: id, key, values, path }) => {
    const number = rules.findIndex((rule) => rule.id === id) + 1
    const within = stepsOf(path, rules[number - 1])
    return faultAt({ key, values }, ['rules', { number, id }, ...within])
  })
  return [...unknown, ...twice, ...ofRules]
}

function findUnknownOffices(
  { slug, also, ladders }: NonNullable<NamedParts['topics'][number]>,
  at: number,
  known: ReadonlySet<string>,
): FileFault[] {
  const topic: Step[] = ['topics', { number: at + 1, id: slug }]
  const named = [
    ...also.map((office, i) => ({ office, place: ['also', nth(i)] })),
    ...Object.entries(ladders).flatMap(([level, steps]) =>
      steps.flatMap((step, i) =>
        step.map((office, k) => ({ office, place: ['ladders', level, nth(i), nth(k)] })),
      ),
    ),
  ]
  return named
    .filter(({ office }) => !known.has(office))
    .map(({ office, place }) =>
      faultAt(wording('configurationFile.what.unknownOffice', { office }), [...topic, ...place]),
    )
}

const nth = (index: number): Step => ({ number: index + 1, id: null })

interface Wanted {
  name: string
  keys: string[]
  columns: string[]
  rows: SqlRow[]
}

/** Insert rows before the rows that refer to them. */
function tables(content: RevisionContent, rules: readonly EditedRule[]): Wanted[] {
  const json = JSON.stringify
  return [
    {
      name: 'topics',
      keys: ['slug'],
      columns: ['position', 'also', 'straight', 'legal'],
      rows: content.topics.map(({ slug, also, straight, legal }, position) => ({
        slug,
        position,
        also: json(also),
        straight: Number(straight),
        legal: Number(legal),
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
      columns: ['who'],
      rows: content.outOfScope.map(({ who = null, ...row }) => ({ who, ...row })),
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
        id: rule.id,
        position: (i + 1) * 10,
        name: rule.name,
        why: rule.why,
        conditions: json(rule.conditions),
        action: json(rule.action),
        starts_on: rule.startsOn,
        ends_on: rule.endsOn,
        active: Number(rule.active),
      })),
    },
    {
      name: 'thresholds',
      keys: ['name'],
      columns: ['value'],
      rows: Object.entries(content.thresholds ?? {}).map(([name, value]) => ({ name, value })),
    },
    {
      name: 'retired_topics',
      keys: ['slug'],
      columns: ['title', 'successor'],
      rows: (content.retired ?? []).map(({ slug, title, successor }) => ({ slug, title, successor })),
    },
  ]
}

/** A published content as a configuration: inactive rules of the working copy stay, after the others. */
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
