import { createHash } from 'node:crypto'
import type { InLanguages, RoutingTopic } from './topic.js'
import { groupTranslations, type TranslationGroups } from './translation-groups.js'

/** The translated fields of each kind, the most urgent kind first. Only `bring` may be empty. */
export const translatedFields = {
  'crisis-line': ['name', 'text'],
  topic: ['title', 'summary', 'bring'],
  office: ['name', 'answersFor'],
  'outside-service': ['name'],
  'today-line': ['text'],
  notice: ['text'],
  link: ['text'],
  'calendar-day': ['text'],
  'job-title': ['text'],
  duty: ['text'],
  'bring-list': ['text'],
  room: ['text'],
} as const satisfies Record<string, readonly string[]>

export type TranslatedKind = keyof typeof translatedFields

/** A field of any kind. */
export type TranslatedField = (typeof translatedFields)[TranslatedKind][number]

export const translatedKinds = Object.keys(translatedFields) as TranslatedKind[]

/**
 * Kinds whose texts are translated once, however often they are used: a hundred people may be teachers. Their owner is the
 * `textId` of the English.
 */
export const textKinds = [
  ...['today-line', 'notice', 'link', 'calendar-day'],
  ...['job-title', 'duty', 'bring-list', 'room'],
] as const satisfies readonly TranslatedKind[]

export type TextKind = (typeof textKinds)[number]

/** Kinds whose texts are translated without their numbers: "Room #" serves every room. */
export const numberedKinds = ['room', 'duty'] as const

export type NumberedKind = (typeof numberedKinds)[number]

/** Whether texts of a kind are translated without their numbers. */
export const isNumberedKind = (kind: TranslatedKind): kind is NumberedKind =>
  numberedKinds.some((each) => each === kind)

export const isTextKind = (kind: TranslatedKind): kind is TextKind => textKinds.some((each) => each === kind)

/** Words by field. */
export type FieldWords = Record<string, string>

/** A stored translation. */
export interface Translation {
  kind: TranslatedKind
  /** Slug of the topic; `textId` of a text kind; id of the others. */
  owner: string
  /** BCP 47. */
  lang: string
  /** Empty to show the English. */
  words: FieldWords
  /** Hash of the English words it was made from. */
  english: string
}

/** All translations, for display. Nothing that routes may read them. */
export interface Translations {
  /** The words with their translations; those that the district wrote itself come first. */
  addTo<W extends object>(kind: TranslatedKind, owner: string, words: InLanguages<W>): InLanguages<W>
  /** The topic with its translations. Made once per topic. */
  topic(topic: RoutingTopic): RoutingTopic
  /** A text with the translations of its English; those that the district wrote itself come first. */
  text(kind: TextKind, words: InLanguages<string>): InLanguages<string>
  /** A room's name with its translations; null for none. */
  room(name: string | null): InLanguages<string> | null
  /** A duty with the translations of its English; those that the district wrote itself come first. */
  duty(words: InLanguages<string>): InLanguages<string>
}

/** Collects translations by owner. */
export const collectTranslations = (rows: readonly Translation[]): Translations =>
  translationsIn(groupTranslations(rows))

/** Shows grouped translations. */
export function translationsIn(groups: TranslationGroups): Translations {
  const topics = groups.get('topic')?.topics ?? new WeakMap<RoutingTopic, RoutingTopic>()

  function addTo<W extends object>(kind: TranslatedKind, owner: string, words: InLanguages<W>) {
    const found = groups.get(kind)?.byOwner.get(owner)
    if (!found) return words
    const english = words.en as FieldWords
    const hash = englishHash(kind, english)
    const shown = found.filter((row) => isShown(row, english, hash)).map((row) => [row.lang, row.words])
    return shown.length > 0 ? Object.assign({}, words, Object.fromEntries(shown), words) : words
  }

  // Each text is hashed once, and none before a kind has a translation.
  const without = new Set<string>()

  function translationsOf(kind: TextKind, english: string): Readonly<Record<string, string>> {
    const group = groups.get(kind)
    const key = `${kind} ${english}`
    if (!group || without.has(key)) return {}
    const before = group.texts.get(english)
    if (before) return before
    const found = group.byOwner.get(textId(kind, english))
    if (!found) {
      without.add(key)
      return {}
    }
    const texts = Object.fromEntries(
      found.flatMap(({ lang, words }) => (words.text ? [[lang, words.text]] : [])),
    )
    group.texts.set(english, texts)
    return texts
  }

  function text(kind: TextKind, words: InLanguages<string>): InLanguages<string> {
    return groups.has(kind) && words.en ? Object.assign({}, translationsOf(kind, words.en), words) : words
  }

  function numbered(kind: NumberedKind, words: InLanguages<string>): InLanguages<string> {
    if (!groups.has(kind) || !words.en) return words
    const { pattern, fill } = numbersApart(kind, words.en)
    const filled = Object.entries(translationsOf(kind, pattern)).map(([lang, each]) => [lang, fill(each)])
    return Object.assign({}, Object.fromEntries(filled), words)
  }

  return {
    addTo,
    text,
    room: (name) => (name === null ? null : numbered('room', { en: name })),
    duty: (words) => numbered('duty', words),
    topic(topic) {
      const whole = topics.get(topic) ?? { ...topic, words: addTo('topic', topic.slug, topic.words) }
      topics.set(topic, whole)
      return whole
    },
  }
}

/** Shows the words as the district wrote them. */
export const untranslated = collectTranslations([])

/** Of a changed English, a translation is still shown while both have the same phone numbers, and words to text. */
function isShown(
  { kind, words, english: madeFrom }: Translation,
  english: FieldWords,
  hash: string,
): boolean {
  if (!isComplete(kind, words, english)) return false
  if (madeFrom === hash) return true
  return missingNumbers(kind, words, english).length === 0 && hasWordsToText(kind, words, english)
}

/** "Text HOME to 741741": with another word nobody answers. Other kinds have capitals that are translated, such as IEP. */
function hasWordsToText(kind: TranslatedKind, words: FieldWords, english: FieldWords): boolean {
  if (kind !== 'crisis-line') return true
  const wanted = Object.values(english).flatMap((text) => text.match(/\b[A-Z]{3,}\b/g) ?? [])
  const own = Object.values(words).join(' ')
  return wanted.every((word) => own.includes(word))
}

/** Whether every field is translated that has words in English. */
export function isComplete(kind: TranslatedKind, words: FieldWords, english: FieldWords): boolean {
  return translatedFields[kind].every((field) => !english[field] || Boolean(words[field]))
}

/** A number to call or text, or one that stands for a law, has at least three digits. */
const numbers = /\d{3,}/g

/** The numbers that one of the two has and the other has not. */
export function missingNumbers(kind: TranslatedKind, words: FieldWords, english: FieldWords): string[] {
  const numbersIn = (of: FieldWords) =>
    new Set(translatedFields[kind].flatMap((field) => of[field]?.match(numbers) ?? []))
  const [own, wanted] = [numbersIn(words), numbersIn(english)]
  return [...[...wanted].filter((each) => !own.has(each)), ...[...own].filter((each) => !wanted.has(each))]
}

/** The owner of a text: its English words. */
export const textId = (kind: TextKind, english: string): string => englishHash(kind, { text: english })

/** Numbers in the names of rooms, with their sign; those of duties, and ranges: `K-5`, `9-12`, `A-L`. */
const numbersOf: Record<NumberedKind, RegExp> = {
  room: /#?\d+|#/g,
  duty: /#?\d+(?:[-–]\d+)?|\bP?K[-–]\d+|\b[A-Z][-–][A-Z]\b|#/g,
}

/**
 * A text without its numbers: all of "Room 12", "Room 14" … are translated once, as "Room #".
 * @returns the pattern, and what puts the numbers back into a translation of it
 */
export function numbersApart(
  kind: NumberedKind,
  text: string,
): { pattern: string; fill(translation: string): string } {
  const found: string[] = []
  const pattern = text.replace(numbersOf[kind], (number) => {
    found.push(number)
    return '#'
  })
  return {
    pattern,
    fill(translation) {
      const left = [...found]
      return translation.replaceAll('#', () => left.shift() ?? '')
    },
  }
}

/** How often a text has the sign for a number. */
export const countNumberSigns = (text: string): number => text.split('#').length - 1

/** Tells whether English words changed since they were translated. */
export function englishHash(kind: TranslatedKind, english: FieldWords): string {
  const texts = translatedFields[kind].map((field) => english[field] ?? '')
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 12)
}
