import { z } from 'zod'
import { orFault } from '../../platform/language/wording.js'
import { glossaryLanguages } from '../glossary/open-glossary.js'
import { readWordList } from '../read-word-list.js'
import { typedWords } from './typed-words.js'

/** The fields that a word or two name, from `seeds/fields.csv` and `seeds/field-words.csv`. */
interface Fields {
  /** By field: its topics, the most asked first. */
  topics: ReadonlyMap<string, readonly string[]>
  /** By language: the field that a phrase names. */
  phrases: ReadonlyMap<string, ReadonlyMap<string, string>>
  /** Words beside which a field is as vague as alone: "the bus", "about my son's grades". */
  fillers: ReadonlySet<string>
}

/** In place of a field, for words beside one. */
const filler = 'filler'
const maxTopics = 6
const maxWords = 6

const isTopicList = (topics: readonly string[]) =>
  topics.every((slug) => /^[a-z0-9-]+$/.test(slug)) &&
  topics.length >= 2 &&
  topics.length <= maxTopics &&
  new Set(topics).size === topics.length

const fieldRow = z.object({
  field: z.string().refine((name) => /^[a-z-]+$/.test(name) && name !== filler, orFault('fault.id')),
  topics: z
    .string()
    .transform((cell) => cell.split(' '))
    .refine(isTopicList, orFault('fault.topicList', { most: maxTopics })),
})

const phraseRow = (fields: readonly string[]) =>
  z.object({
    field: z.enum([...fields, filler]),
    lang: z.enum(['en', 'es', ...glossaryLanguages]),
    phrases: z
      .string()
      .transform((cell) => cell.split('|').map((phrase) => typedWords(phrase).join(' ')))
      .refine((phrases) => phrases.every(Boolean), orFault('fault.empty')),
  })

let kept: Fields | null = null

/**
 * Reads the fields, once.
 * @param folder for tests: read again, and not kept
 * @throws {WordListError} naming every bad row
 */
export function readFields(folder?: string): Fields {
  if (folder !== undefined) return fieldsIn(folder)
  kept ??= fieldsIn()
  return kept
}

function fieldsIn(folder?: string): Fields {
  const topics = new Map(
    readWordList('fields.csv', fieldRow, folder).map((row) => [row.field, row.topics] as const),
  )
  const phrases = new Map<string, Map<string, string>>()
  const fillers = new Set<string>()
  for (const row of readWordList('field-words.csv', phraseRow([...topics.keys()]), folder)) {
    if (row.field === filler) for (const word of row.phrases) fillers.add(word)
    else {
      const known = phrases.get(row.lang) ?? new Map<string, string>()
      for (const phrase of row.phrases) known.set(phrase, row.field)
      phrases.set(row.lang, known)
    }
  }
  return { topics, phrases, fillers }
}

/**
 * The topics to ask between where a text is one or two words that name a whole field: "lunch", "una queja", "校车". A district may
 * lack some of them.
 * @param lang its language; words in English and Spanish are known everywhere
 * @returns null for a text that says more
 */
export function findField(text: string, lang: string): readonly string[] | null {
  const words = typedWords(text)
  if (words.length === 0 || words.length > maxWords) return null
  const { topics, phrases, fillers } = readFields()
  const spoken = words.filter((word) => !fillers.has(word)).join(' ')
  const whole = words.join(' ')
  for (const known of [lang, 'en', 'es'].map((code) => phrases.get(code))) {
    const field = known?.get(whole) ?? known?.get(spoken)
    if (field) return topics.get(field) ?? null
  }
  return null
}

/** The topics of all fields, each once. Questions for one word leave out those that a district lacks. */
export function fieldTopics(): string[] {
  return [...new Set([...readFields().topics.values()].flat())]
}
