import { z } from 'zod'
import { dangerKinds } from '../../answering/danger/danger.js'
import type { RevisionContent } from '../../answering/revision/revision.js'
import { thresholdBounds, thresholdNames } from '../../answering/revision/thresholds.js'
import { issueInJson } from '../../answering/rules/read-rule.js'
import type { Rule } from '../../answering/rules/rule.js'
import type { Phrasing, RoutingTopic } from '../../directory/model/topic.js'
import { groupBy } from '../../platform/database/group-by.js'
import { orFault, wording } from '../../platform/language/wording.js'
import { type FileFault, faultAt, stepsOf } from './file-fault.js'
import { createLineFinder } from './find-lines.js'
import type { EditedRule } from './rule-editor-store.js'

/** A whole routing configuration, as in a file: the content to publish, and the inactive rules. */
export interface RoutingConfiguration {
  content: RevisionContent
  /** All rules in order, including inactive ones. */
  rules: EditedRule[]
}

const format = 'who-to-ask routing 1'

const maxTextLength = 2000
const isSome = (given: { length: number }) => given.length > 0

const language = z
  .string()
  .refine((given) => /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(given), orFault('fault.language'))
const text = z
  .string()
  .trim()
  .refine(isSome, orFault('fault.empty'))
  .refine((given) => given.length <= maxTextLength, orFault('fault.long', { most: maxTextLength }))
const texts = z.array(text)
const slug = z.string().refine((given) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(given), orFault('fault.id'))
const step = z.array(slug).refine(isSome, orFault('configurationFile.what.noOffice'))
const steps = z.array(step).refine(isSome, orFault('configurationFile.what.noStep'))

const topic = z.strictObject({
  slug,
  words: z
    .object({ en: z.strictObject({ title: text, summary: text, bring: z.string() }) })
    .catchall(z.strictObject({ title: text, summary: text, bring: z.string() })),
  straight: z.boolean(),
  legal: z.boolean(),
  also: z.array(slug),
  ladders: z.strictObject({
    any: steps,
    elementary: steps.optional(),
    middle: steps.optional(),
    high: steps.optional(),
  }),
  phrasings: z.record(language, texts),
})

const file = z.strictObject({
  format: z.literal(format),
  offices: z.array(z.unknown()).optional(),
  topics: z.array(topic).refine(isSome, orFault('configurationFile.what.noneThere')),
  rules: z.array(
    z
      .object({
        id: slug,
        name: text,
        why: z.string(),
        active: z.boolean(),
        conditions: z.unknown(),
        action: z.unknown(),
      })
      .loose(),
  ),
  thresholds: z.strictObject(
    Object.fromEntries(
      thresholdNames.map((name) => {
        const { min, max } = thresholdBounds[name]
        return [name, z.number().min(min).max(max).optional()]
      }),
    ),
  ),
  synonyms: z.record(
    language,
    z.record(z.string(), texts.refine(isSome, orFault('configurationFile.what.noMeaning'))),
  ),
  danger: z.record(
    z.enum(dangerKinds),
    z.record(language, z.strictObject({ danger: texts, innocent: texts })).optional(),
  ),
  /** Phrases without an outside service. */
  outOfScope: z.record(language, texts),
  /** The others, by the service that handles them. */
  handledOutside: z.record(slug, z.record(language, texts)).default({}),
  /** Topics that were merged with another one, or ended; absent for none. */
  retired: z.array(z.strictObject({ slug, title: text, successor: slug.nullable() })).optional(),
})

/** Writes a configuration so that people can read and compare it: one item per line, grouped by owner. */
export function writeRoutingFile({ content, rules }: RoutingConfiguration): string {
  const phrasings = groupBy(content.phrasings, ({ topic }) => topic)
  const whole: z.input<typeof file> = {
    format,
    offices: content.offices.map(({ id, level, words }) => ({ id, level, name: words.en.name })),
    topics: content.topics.map((each) => ({
      ...each,
      phrasings: textsByLanguage(phrasings.get(each.slug) ?? []),
    })) as z.input<typeof topic>[],
    rules: rules as z.input<typeof file>['rules'],
    thresholds: content.thresholds ?? {},
    synonyms: Object.fromEntries(
      [...groupBy(content.synonyms, ({ lang }) => lang)].map(([lang, rows]) => [
        lang,
        Object.fromEntries(rows.map(({ word, means }) => [word, means])),
      ]),
    ),
    danger: dangerByKind(content.dangerPhrases),
    outOfScope: textsByLanguage(content.outOfScope.filter(({ who }) => who === undefined)),
    handledOutside: Object.fromEntries(
      [...groupBy(content.outOfScope, ({ who }) => who)].flatMap(([who, rows]) =>
        who === undefined ? [] : [[who, textsByLanguage(rows)]],
      ),
    ),
    ...(content.retired ? { retired: content.retired } : {}),
  }
  return `${JSON.stringify(whole, null, 2)}\n`
}

/** Parts of a file that refer to others, and can be checked even if the rest has faults. */
export interface NamedParts {
  /** Null if it has faults of its own. */
  topics: (Pick<RoutingTopic, 'slug' | 'also' | 'ladders'> | null)[]
  /** Of all topics, including faulty ones. */
  slugs: string[]
  rules: EditedRule[]
}

/** Faults of a file, and its parts that can still be checked. */
export interface FaultyFile {
  faults: FileFault[]
  named: NamedParts
}

/**
 * Reads a file from `writeRoutingFile`, possibly edited by a person.
 * @returns the faults in place of a configuration
 */
export function readRoutingFile(written: string): RoutingConfiguration | FaultyFile {
  let json: unknown
  try {
    json = JSON.parse(written)
  } catch {
    const line = createLineFinder(written).broken ?? 1
    const fault = { ...faultAt(wording('configurationFile.what.notJson')), line }
    return { faults: [fault], named: { topics: [], slugs: [], rules: [] } }
  }
  const read = file.safeParse(json, { reportInput: true })
  if (!read.success) {
    const faults = read.error.issues.map((issue) => toFault(issue, json))
    return { faults: withLines(faults, written), named: namedParts(json) }
  }
  const { topics, rules, thresholds, synonyms, danger, outOfScope, handledOutside, retired = [] } = read.data
  const all = rules as unknown as EditedRule[]
  const moved = Object.entries(thresholds).filter(([, value]) => value !== undefined)
  return {
    rules: all,
    content: {
      offices: [],
      topics: topics.map(({ phrasings: _, ...each }) => each as RoutingTopic),
      phrasings: inOrder(
        topics.flatMap(({ slug: of, phrasings }) =>
          byLanguage(phrasings).map((row) => ({ topic: of, ...row })),
        ),
        ({ topic: of, lang, text: said }) => [of, lang, said],
      ),
      dangerPhrases: inOrder(
        Object.entries(danger).flatMap(([kind, languages]) =>
          Object.entries(languages ?? {}).flatMap(([lang, both]) => [
            ...both.danger.map((said) => ({ kind, lang, danger: true, text: said })),
            ...both.innocent.map((said) => ({ kind, lang, danger: false, text: said })),
          ]),
        ),
        ({ kind, lang, text: said }) => [kind, lang, said],
      ),
      outOfScope: inOrder(
        [
          ...byLanguage(outOfScope),
          ...Object.entries(handledOutside).flatMap(([who, written]) =>
            byLanguage(written).map((row) => ({ who, ...row })),
          ),
        ],
        ({ lang, text: said }) => [lang, said],
      ),
      synonyms: Object.entries(synonyms).flatMap(([lang, words]) =>
        Object.entries(words).map(([word, means]) => ({ lang, word, means })),
      ),
      rules: all.flatMap(({ active, ...rule }) => (active ? [rule as Rule] : [])),
      ...(moved.length > 0 ? { thresholds: Object.fromEntries(moved) } : {}),
      ...(retired.length > 0 ? { retired: inOrder([...retired], ({ slug: of }) => [of]) } : {}),
    },
  }
}

/** The same faults, with their lines in the file. */
export function withLines(faults: readonly FileFault[], written: string): FileFault[] {
  if (faults.length === 0) return []
  const lines = createLineFinder(written)
  const pathOf = ({ place }: FileFault) =>
    place.map((step) => (typeof step === 'string' ? step : step.number - 1))
  return faults.map((fault) => ({ ...fault, line: lines.lineOf(pathOf(fault)) }))
}

function toFault(issue: z.core.$ZodIssue, whole: unknown): FileFault {
  const place = stepsOf(issue.path, whole)
  // A fault of a name in a group is reported for the name.
  const [nested] = issue.code === 'invalid_key' ? issue.issues : []
  const said = nested ?? issue
  if (issue.path[0] === 'format') return faultAt(wording('configurationFile.what.format', { format }), place)
  const name = thresholdNames.find((each) => each === issue.path[1])
  if (issue.path[0] === 'thresholds' && name && issue.code.startsWith('too_')) {
    const { min, max } = thresholdBounds[name]
    return faultAt(wording('configurationFile.what.bounds', { least: min, most: max }), place)
  }
  return faultAt(issueInJson(said), place)
}

function namedParts(json: unknown): NamedParts {
  const { topics, rules } = (json ?? {}) as { topics?: unknown; rules?: unknown }
  const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
  const hasId = z.object({ id: z.string(), name: z.string(), active: z.literal(true) })
  return {
    topics: list(topics).map((each) => (topic.safeParse(each).data as RoutingTopic | undefined) ?? null),
    slugs: list(topics).flatMap((each) => z.object({ slug }).safeParse(each).data?.slug ?? []),
    rules: list(rules).filter((each) => hasId.safeParse(each).success) as EditedRule[],
  }
}

function textsByLanguage(rows: readonly { lang: string; text: string }[]): Record<string, string[]> {
  return Object.fromEntries(
    [...groupBy(rows, ({ lang }) => lang)].map(([lang, each]) => [lang, each.map((row) => row.text)]),
  )
}

function byLanguage(written: Record<string, string[]>): Omit<Phrasing, 'topic'>[] {
  return Object.entries(written).flatMap(([lang, each]) => each.map((said) => ({ lang, text: said })))
}

function dangerByKind(phrases: RevisionContent['dangerPhrases']) {
  const said = (rows: typeof phrases, danger: boolean) =>
    rows.filter((row) => row.danger === danger).map((row) => row.text)
  return Object.fromEntries(
    [...groupBy(phrases, ({ kind }) => kind)].map(([kind, rows]) => [
      kind,
      Object.fromEntries(
        [...groupBy(rows, ({ lang }) => lang)].map(([lang, each]) => [
          lang,
          { danger: said(each, true), innocent: said(each, false) },
        ]),
      ),
    ]),
  ) as z.input<typeof file>['danger']
}

/** In database order: by bytes. */
function inOrder<T>(rows: T[], keys: (row: T) => string[]): T[] {
  const keyed = rows.map((row) => ({ row, key: Buffer.from(keys(row).join('\0')) }))
  return keyed.sort((a, b) => Buffer.compare(a.key, b.key)).map(({ row }) => row)
}
