import type { NameWord } from './locate-name-words.js'
import { namingWords, signOffs } from './name-words.js'

/** After "my name is", "se llama", "apellido:", "named": the next word is a name. */
export function followsNaming(words: readonly NameWord[], at: number): boolean {
  if (/[.!?;,\n]/.test(words[at]!.gap)) return false
  // "La llamada automática": a call.
  if (/^llamad[ao]$/.test(words[at - 1]?.word ?? '') && words[at - 2]?.article) return false
  return namingWords.test(before(words, at, 3).join(' '))
}

/** "Le pusieron Gabe", "me conocen como Teté": an unlisted word with a capital is a name. */
export function followsCalling(words: readonly NameWord[], at: number): boolean {
  return words[at]!.midCapital && words[at]!.gap === ' ' && callings.test(before(words, at, 3).join(' '))
}

const callings =
  /(?:\b(?:me|te|nos) (?:dicen|llaman)|\bconoce[nr]? como|\b(?:le|les|lo|la) (?:pusieron|pusimos|puso|puse)|\b(?:aparece|sale|registraron|anotaron|inscribieron) como)$/

/** After "thanks," at the very end: one or two names. */
export function followsSignOff(words: readonly NameWord[], at: number): boolean {
  if (words.length - at > 2) return false
  const first = [at - 1, at - 2].find((place) => signOffs.has(words[place]?.word ?? ''))
  return first !== undefined && (words[at]!.midCapital || /[,\n–—-]/.test(words[first + 1]!.gap))
}

/** "V. Castellano". */
export function followsInitial(words: readonly NameWord[], at: number): boolean {
  if (/^(?:apt|apto|unit|ste|suite|lot|lote|building|depto)$/.test(words[at - 2]?.word ?? '')) return false
  return /^\p{Lu}$/u.test(words[at - 1]?.raw ?? '') && /^\.\s$/.test(words[at]!.gap)
}

const children =
  /^(?:son|daughter|child|kid|nephew|niece|brother|sister|grandson|granddaughter|hij[oa]|niet[oa]|sobrin[oa]|herman[oa]|nin[oa])$/

/** "My son Said": right after a word for a child, a capital makes any word a name. */
export function followsChild(words: readonly NameWord[], at: number): boolean {
  const previous = words[at - 1]
  return previous?.family === true && /^\s$/.test(words[at]!.gap) && children.test(previous.word)
}

function before(words: readonly NameWord[], at: number, count: number): string[] {
  return words.slice(Math.max(0, at - count), at).map(({ word }) => word)
}
