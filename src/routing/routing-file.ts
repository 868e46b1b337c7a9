import { z } from 'zod'
import { groupBy } from '../database/group-by.js'
import type { Rule } from '../rules/rule.js'
import { dangerKinds } from '../safety/danger.js'
import type { Phrasing, RevisionContent, RoutingTopic } from './revision.js'
import type { EditedRule } from './rule-editor-store.js'
import { thresholdBounds, thresholdNames } from './thresholds.js'

/** A whole routing configuration, as a file holds it: what would be published, and the rules that are switched off. */
export interface RoutingConfiguration {
  content: RevisionContent
  /** All rules, in order, those that are switched off too. */
  rules: EditedRule[]
}

const format = 'who-to-ask routing 1'

const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'is not a language such as en or es')
const text = z.string().trim().min(1, 'is empty').max(2000, 'is longer than 2,000 characters')
const texts = z.array(text)
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not an id such as late-bus')
const steps = z.array(z.array(slug).min(1, 'names no office')).min(1, 'has no step')

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
  format: z.literal(format, `is not "${format}"`),
  offices: z.array(z.unknown()).optional(),
  topics: z.array(topic).min(1, 'names no topic'),
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
        const { least, most } = thresholdBounds[name]
        const bounds = `is not from ${least} to ${most}`
        return [name, z.number().min(least, bounds).max(most, bounds).optional()]
      }),
    ),
  ),
  synonyms: z.record(language, z.record(z.string(), texts.min(1, 'means nothing'))),
  danger: z.record(
    z.enum(dangerKinds, `is not one of ${dangerKinds.join(', ')}`),
    z.record(language, z.strictObject({ danger: texts, innocent: texts })).optional(),
  ),
  outOfScope: z.record(language, texts),
})

/** Writes a configuration down, so that people can read and compare it: one thing a line, what belongs together together. */
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
    outOfScope: textsByLanguage(content.outOfScope),
  }
  return `${JSON.stringify(whole, null, 2)}\n`
}

/**
 * Reads what `writeRoutingFile` wrote, or a person has changed in it.
 * @returns what is wrong with it, a plain sentence each, in place of a configuration
 */
export function readRoutingFile(written: string): RoutingConfiguration | { faults: string[] } {
  let json: unknown
  try {
    json = JSON.parse(written)
  } catch (error) {
    return { faults: [`The file is not JSON: ${(error as Error).message}.`] }
  }
  const read = file.safeParse(json)
  if (!read.success) return { faults: read.error.issues.map(sayFault) }
  const { topics, rules, thresholds, synonyms, danger, outOfScope } = read.data
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
      outOfScope: inOrder(byLanguage(outOfScope), ({ lang, text: said }) => [lang, said]),
      synonyms: Object.entries(synonyms).flatMap(([lang, words]) =>
        Object.entries(words).map(([word, means]) => ({ lang, word, means })),
      ),
      rules: all.flatMap(({ active, ...rule }) => (active ? [rule as Rule] : [])),
      ...(moved.length > 0 ? { thresholds: Object.fromEntries(moved) } : {}),
    },
  }
}

function sayFault(issue: z.core.$ZodIssue): string {
  const place = issue.path
    .map((part) => (typeof part === 'number' ? `number ${part + 1}` : String(part)))
    .join(', ')
  const what = plainly(issue)
  return place === '' ? `The file ${what}.` : `In the file, ${place}: ${what}.`
}

const kinds: Record<string, string> = {
  array: 'a list',
  object: 'a group in braces',
  record: 'a group in braces',
  string: 'a text',
  boolean: 'true or false',
  number: 'a number',
}

function plainly(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys')
    return `has ${issue.keys.map((key) => `"${key}"`).join(', ')}, which has no meaning there`
  if (issue.code !== 'invalid_type') return issue.message
  if (issue.message.endsWith('received undefined')) return 'is missing'
  return `is not ${kinds[issue.expected] ?? issue.expected}`
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

/** In the order of the database: by bytes. */
function inOrder<T>(rows: T[], keys: (row: T) => string[]): T[] {
  const keyed = rows.map((row) => ({ row, key: Buffer.from(keys(row).join('\0')) }))
  return keyed.sort((a, b) => Buffer.compare(a.key, b.key)).map(({ row }) => row)
}
