import { hashText } from '../../answering/privacy/tagger/hash-text.js'
import { foldName } from '../../platform/text/mention-text.js'
import { namePhrasing } from './name-phrasings.js'
import { type NameSource, pickName, readNameGroups, writeName } from './name-source.js'
import { createRandomChoice, type RandomChoice } from './random-choice.js'
import { varyText } from './vary-text.js'
import { writeAccount, writePhone, writeStudentId } from './write-account.js'
import { writeAddress } from './write-address.js'
import { writeRoom, writeShelter } from './write-shelter.js'

type Lang = 'en' | 'es'

/** Sources of training texts: frames with slots, names, streets, and texts without identifiers. */
export interface WritingSources {
  frames: Record<Lang, readonly string[]>
  /** Texts that identify nobody. */
  plain: Record<Lang, readonly string[]>
  /** The catalog's phrasings. */
  phrasings: Record<Lang, readonly string[]>
  /** The content of `names.txt`. */
  names: string
  listedNames: readonly string[]
  streets: readonly string[]
  /** Rare dictionary words, used as names. */
  words: Record<Lang, readonly string[]>
  /** Common dictionary words, used as names. */
  commonWords: Record<Lang, readonly string[]>
}

/** A text with marks: see `readLabeledIdentifiers`. */
export interface WrittenText {
  lang: Lang
  text: string
}

/** Holds one source in five out of training: frames, names, streets and phrasings. */
export const isKeptAside = (source: string) => hashText(foldName(source)) % 5 === 1

/**
 * Writes labeled texts, the same on every run.
 * @param part `train` uses the sources that are not held out, `aside` only the held-out ones
 * @param times how many texts to write per frame
 */
export function writeTexts(sources: WritingSources, part: 'train' | 'aside', times: number): WrittenText[] {
  const keeps = (source: string) => isKeptAside(source) === (part === 'aside')
  const names: NameSource = {
    groups: readNameGroups(sources.names, keeps),
    listed: sources.listedNames.filter(keeps),
    words: { en: sources.words.en.filter(keeps), es: sources.words.es.filter(keeps) },
    commonWords: { en: sources.commonWords.en.filter(keeps), es: sources.commonWords.es.filter(keeps) },
  }
  const choice = createRandomChoice(part)
  const streets = sources.streets.filter(keeps)
  const written: WrittenText[] = []
  for (const lang of ['en', 'es'] as const) {
    const fill = (frame: string) => {
      // A street can bear a person's name, or any word.
      const called = Array.from({ length: 6 }, () => pickName(names, lang, choice))
      const more = called.flatMap(({ first, last }) => [first, last])
      written.push({
        lang,
        text: varyText(fillFrame(frame, lang, names, [...streets, ...more], choice), lang, choice),
      })
    }
    for (const frame of sources.frames[lang].filter(keeps)) {
      const slots = frame.includes('{a}') ? times * 2 : times
      for (let i = 0; i < slots; i++) fill(frame)
    }
    for (const text of sources.plain[lang].filter(keeps))
      for (let i = 0; i < 3; i++) written.push({ lang, text: varyText(text, lang, choice) })
    for (const text of sources.phrasings[lang].filter(keeps)) {
      written.push({ lang, text })
      const frame = choice.chance(0.9) ? namePhrasing(text, lang, choice) : null
      if (frame) fill(frame)
    }
  }
  return written
}

function fillFrame(
  frame: string,
  lang: Lang,
  names: NameSource,
  streets: readonly string[],
  choice: RandomChoice,
): string {
  const some = () => pickName(names, lang, choice)
  return frame.replace(/\{(\w+)\}/g, (_, slot: string) => {
    switch (slot) {
      case 'n':
        return `[name: ${writeName(some(), choice, some)}]`
      case 'g':
        return `[name: ${some().first}]`
      case 'l':
        return `[name: ${some().last}]`
      case 'a':
        return `[address: ${writeAddress(lang, { streets }, choice)}]`
      case 'm':
        return `[address: ${writeRoom(lang, choice)}]`
      case 's':
        return `[address: ${writeShelter(lang, streets, choice)}]`
      case 'u':
        return `[account: ${writeAccount(names.listed, choice)}]`
      case 'k':
        return `[id: ${writeStudentId(choice)}]`
      default:
        return `[phone: ${writePhone(choice)}]`
    }
  })
}
