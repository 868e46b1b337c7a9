import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mayPrecedeName, notPeople, personVerbs } from '../../answering/privacy/name-words.js'
import { readNameLines } from '../../answering/privacy/read-name-list.js'
import type { WordKnowledge } from '../../answering/privacy/word-knowledge.js'
import { fromRoot } from '../../platform/root.js'
import { readDictionary } from '../../platform/text/dictionary-words.js'
import type { WritingSources } from './write-texts.js'

/** Reads `seeds/redaction/`, the dictionaries and the list of names. */
export function readWritingSources(
  phrasings: readonly { lang: string; text: string }[],
  knowledge: WordKnowledge,
): WritingSources {
  const phrasingsIn = (lang: string) => phrasings.filter((one) => one.lang === lang).map(({ text }) => text)
  return {
    frames: { en: readLines('frames-en.txt'), es: readLines('frames-es.txt') },
    plain: { en: readLines('plain-en.txt'), es: readLines('plain-es.txt') },
    phrasings: { en: phrasingsIn('en'), es: phrasingsIn('es') },
    names: readText('names.txt'),
    listedNames: readNameLines().filter((name) => /^\p{Lu}\p{L}+$/u.test(name)),
    streets: readLines('streets.txt').flatMap((line) => line.split(' ')),
    words: {
      en: rareWords('dictionary-en', knowledge),
      es: rareWords('dictionary-es', knowledge).filter(isNotVerb),
    },
    commonWords: {
      en: commonWords('dictionary-en', knowledge),
      es: commonWords('dictionary-es', knowledge).filter(isNotVerb),
    },
  }
}

/** Dictionary words that families rarely write: likely to be names where they do. */
function rareWords(name: 'dictionary-en' | 'dictionary-es', knowledge: WordKnowledge): string[] {
  return [...readDictionary(name)].filter(
    (word) => /^[a-z]{2,8}$/.test(word) && !knowledge.isLink(word) && knowledge.isRare(word),
  )
}

function commonWords(name: 'dictionary-en' | 'dictionary-es', knowledge: WordKnowledge): string[] {
  return [...readDictionary(name)].filter(
    (word) =>
      /^[a-z]{3,8}$/.test(word) &&
      !knowledge.isLink(word) &&
      !knowledge.isRare(word) &&
      !personVerbs.has(word) &&
      !mayPrecedeName.has(word) &&
      !notPeople.has(word),
  )
}

const isNotVerb = (word: string) => !/(?:[aei]r|mente)$/.test(word)

function readLines(file: string): string[] {
  return readText(file)
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
}

function readText(file: string): string {
  return readFileSync(fromRoot('seeds', 'redaction', file), 'utf8')
}

/** Hash of the training texts in `seeds/redaction/`, stored in the tagger: SHA-256, hexadecimal. */
export function hashWritingSources(): string {
  const hash = createHash('sha256')
  for (const file of files) hash.update(`${file}\0${readText(file)}\0`)
  return hash.digest('hex')
}

const files = [
  'frames-en.txt',
  'frames-es.txt',
  'plain-en.txt',
  'plain-es.txt',
  'names.txt',
  'streets.txt',
  'sentences.jsonl',
]
