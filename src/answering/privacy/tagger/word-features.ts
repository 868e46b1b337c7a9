import type { NameWord } from '../locate-name-words.js'
import { linkNames } from '../rare-names.js'
import type { WordKnowledge } from '../word-knowledge.js'
import { mix } from './hash-text.js'
import { edgeTraits, readTraits, type WordTraits } from './word-traits.js'

/** Max features of a word. */
export const maxFeatures = 64

/** A text's words as the tagger sees them; one array item per word. */
export interface TraitText {
  lang: number
  traits: readonly WordTraits[]
  /** Whether "he", "her" or "su" follows in the same sentence. */
  persons: readonly boolean[]
  /** A cue a few words before it, as bits: 1 home, 2 account. */
  cues: readonly number[]
  /** True for function words, which are never tagged. */
  links: readonly boolean[]
}

export function readTraitText(words: readonly NameWord[], lang: string, knowledge: WordKnowledge): TraitText {
  return {
    lang: lang === 'es' ? 1 : 0,
    traits: words.map((word) => readTraits(word, knowledge)),
    persons: findPersons(words),
    cues: findCues(words),
    links: words.map((_, at) => isOnlyLink(words, at, knowledge)),
  }
}

function isOnlyLink(words: readonly NameWord[], at: number, knowledge: WordKnowledge): boolean {
  const { word, raw, midCapital, isPublic } = words[at]!
  if (/\d/.test(raw)) return false
  if (isPublic) return true
  if (!knowledge.isLink(word) || linkNames.has(word) || (midCapital && raw.length > 1)) return false
  // "Pa Houa", "my linh".
  const next = words[at + 1]
  return !(raw.length < 4 && next && /^[\s-]$/.test(next.gap) && isTwoPart(words[at]!, next, knowledge))
}

function isTwoPart(one: NameWord, next: NameWord, knowledge: WordKnowledge): boolean {
  if (one.capitalized && next.capitalized) return !knowledge.isLink(next.word)
  return one.raw.length === 2 && !one.article && knowledge.isSurelyName(next.word)
}

const pronouns = /^(?:he|she|hes|shes|his|her|him|hers|himself|herself)$/

function findPersons(words: readonly NameWord[]): boolean[] {
  const found: boolean[] = []
  let isFollowed = false
  for (let at = words.length - 1; at >= 0; at--) {
    found[at] = isFollowed
    if (pronouns.test(words[at]!.word)) isFollowed = true
    if (/[.!?;\n]/.test(words[at]!.gap)) isFollowed = false
  }
  return found
}

const homes =
  /^(?:live|lives|living|stay|stays|staying|moved|moving|rent|renting|address|house|apartment|trailer|mail|vivo|vive|vivimos|viven|mudamos|cambiamos|mude|rentamos|direccion|domicilio|casa|quedando|quedandonos|parada|stop|drop|pick)$/
const accounts =
  /^(?:user|username|login|password|gamertag|tag|account|page|snap|snapchat|insta|instagram|ig|tiktok|discord|roblox|venmo|zelle|cash|cashapp|app|paypal|usuario|cuenta|clave|contrasena|pagina|perfil|facebook|fb|messenger)$/
const reach = 6

function findCues(words: readonly NameWord[]): number[] {
  let home = -reach - 1
  let account = -reach - 1
  return words.map(({ word }, at) => {
    const cue = (at - home <= reach ? 1 : 0) | (at - account <= reach ? 2 : 0)
    if (homes.test(word)) home = at
    if (accounts.test(word)) account = at
    return cue
  })
}

/**
 * Writes a word's features into `into`: from it, the two words on each side, and the tags already assigned.
 * @returns how many
 */
export function writeFeatures(
  { lang, traits, persons, cues }: TraitText,
  at: number,
  before: number,
  beforeThat: number,
  into: Uint32Array,
): number {
  const [a, b, w, c, d] = [
    traits[at - 2] ?? edgeTraits,
    traits[at - 1] ?? edgeTraits,
    traits[at]!,
    traits[at + 1] ?? edgeTraits,
    traits[at + 2] ?? edgeTraits,
  ]
  const k = w.kind
  const tags = before * 8 + beforeThat
  const gaps = w.gap * 16 + c.gap
  const person = persons[at] ? 1 : 0
  const cue = cues[at]!
  let n = 0
  into[n++] = mix(0, k, lang)
  into[n++] = mix(1, w.word)
  into[n++] = mix(2, k, w.shape)
  into[n++] = mix(3, w.shape)
  into[n++] = mix(4, b.word)
  into[n++] = mix(5, a.word)
  into[n++] = mix(6, c.word)
  into[n++] = mix(7, d.word)
  into[n++] = mix(8, a.word, b.word)
  into[n++] = mix(9, b.word, c.word)
  into[n++] = mix(10, c.word, d.word)
  into[n++] = mix(11, k, b.word)
  into[n++] = mix(12, k, c.word)
  into[n++] = mix(13, k, b.word, c.word)
  into[n++] = mix(14, k, a.word, b.word)
  into[n++] = mix(15, k, c.word, d.word)
  into[n++] = mix(16, b.kind, k)
  into[n++] = mix(17, k, c.kind)
  into[n++] = mix(18, b.kind, k, c.kind)
  into[n++] = mix(19, k, tags)
  into[n++] = mix(20, before, w.word)
  into[n++] = mix(21, tags, b.word)
  into[n++] = mix(22, tags, k, b.word)
  into[n++] = mix(23, tags, c.word)
  into[n++] = mix(24, gaps, k)
  into[n++] = mix(25, w.gap, b.word)
  into[n++] = mix(26, c.gap, c.word)
  into[n++] = mix(27, w.shape, b.word)
  into[n++] = mix(28, w.shape, c.word)
  into[n++] = mix(29, k, person, w.gap)
  into[n++] = mix(30, k, person, c.word)
  into[n++] = mix(31, w.ending, lang)
  into[n++] = mix(32, w.ending, b.word)
  into[n++] = mix(33, b.lists, k)
  into[n++] = mix(34, k, c.lists)
  into[n++] = mix(35, b.lists, k, c.lists)
  into[n++] = mix(36, a.lists, b.lists, k)
  into[n++] = mix(37, w.lists, b.word)
  into[n++] = mix(38, w.lists, before, cue)
  into[n++] = mix(39, cue, k, b.word)
  into[n++] = mix(40, cue, k, before)
  into[n++] = mix(41, cue, k, w.gap)
  into[n++] = mix(42, k, c.lists, d.lists)
  into[n++] = mix(43, a.word, k, c.word)
  into[n++] = mix(44, gaps, tags)
  into[n++] = mix(45, b.word, w.word)
  into[n++] = mix(46, w.word, c.word)
  into[n++] = mix(47, a.kind, b.kind, k)
  into[n++] = mix(48, k, c.kind, d.kind)
  into[n++] = mix(49, k, c.ending, lang)
  into[n++] = mix(51, k, b.ending, c.ending)
  into[n++] = mix(50, k, b.shape, c.shape)
  return n
}
