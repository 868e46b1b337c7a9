import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import nspell from 'nspell'
import { type PackedWords, packWordSlices } from '../../platform/text/packed-words.js'
import { eachInSlices, runSlices, type Slices } from '../../platform/threads/slices.js'

let opened: { correct(word: string): boolean } | null = null

/**
 * True for any form of a word in the English dictionary. Shared: the dictionary is large, and reading it takes 100 ms.
 * @param word folded
 */
export function isEnglishWord(word: string): boolean {
  if (!opened) runSlices(englishDictionarySlices())
  return opened!.correct(word)
}

/** Reads the dictionary, unless it is read. */
export function* englishDictionarySlices(): Slices<void> {
  if (opened) return
  const folder = dirname(createRequire(import.meta.url).resolve('dictionary-en'))
  const read = yield* dictionarySlices(
    readFileSync(join(folder, 'index.aff'), 'utf8'),
    readFileSync(join(folder, 'index.dic'), 'utf8'),
  )
  opened ??= read
}

const linesAtOnce = 500

/** A dictionary of Hunspell's format, as `nspell` reads it. */
export function* dictionarySlices(
  affixes: string,
  words: string,
): Slices<{ correct(word: string): boolean }> {
  const dictionary = nspell(affixes)
  // Made from all words, and only once.
  const { compoundRules } = dictionary
  dictionary.compoundRules = []
  // The first line is the number of words, which is not read.
  const lines = words.slice(words.indexOf('\n') + 1).split('\n')
  for (let at = 0; at < lines.length; at += linesAtOnce) {
    dictionary.dictionary(['', ...lines.slice(at, at + linesAtOnce)].join('\n'))
    yield
  }
  dictionary.compoundRules = compoundRules
  dictionary.dictionary('\n')
  dictionary.data = yield* packData(dictionary)
  return dictionary
}

type Dictionary = ReturnType<typeof nspell>

/** The words as `nspell` asks for them: 13 MB packed into 2, since hardly any has a code that it asks about. */
function* packData(dictionary: Dictionary): Slices<Dictionary['data']> {
  const coded = yield* findCoded(dictionary)
  const packed = yield* packWordSlices(Object.keys(dictionary.data))
  return asData(packed, coded)
}

/** Words with a code that tells how they may be used. */
function* findCoded({ data, flags }: Dictionary): Slices<ReadonlyMap<string, string[]>> {
  const asked = new Set(Object.values(flags))
  const coded = new Map<string, string[]>()
  const codesOf = function* () {
    for (const word in data) yield [word, data[word]!] as const
  }
  yield* eachInSlices(
    codesOf(),
    ([word, codes]) => {
      if (codes.some((code) => asked.has(code))) coded.set(word, codes)
    },
    linesAtOnce,
  )
  return coded
}

const none: string[] = []

/** By itself, so that what was packed is not kept. */
function asData(packed: PackedWords, coded: ReadonlyMap<string, string[]>): Dictionary['data'] {
  return new Proxy(Object.create(null), {
    get: (_, word) => (typeof word === 'string' && packed.has(word) ? (coded.get(word) ?? none) : undefined),
  })
}
