import type { Identifier } from './identifier.js'
import { type LocatedToken, startsSentence } from './locate-tokens.js'
import { anyPlace, streetNames } from './street-words.js'
import type { WordKnowledge } from './word-knowledge.js'

/** Street corners: "corner of dell and pruitt", "at 93rd and harvard", "en la 38 y wadsworth". */
export function findCorners(tokens: readonly LocatedToken[], words: WordKnowledge): Identifier[] {
  return tokens.flatMap(({ word, gap }, at): Identifier[] => {
    const isSign = /^\s?&\s?$/.test(gap)
    if (at === 0 || !(isSign || (gap === ' ' && /^(?:and|y|n|con)$/.test(word)))) return []
    const next = isSign ? at : at + 1
    const other = tokens[next]?.word === 'la' ? next + 1 : next
    const [one, two] = [tokens[at - 1]!, tokens[other]]
    if (!two || (two.gap !== ' ' && !isSign)) return []
    const lead = leadOf(tokens, at - 1)
    if (!lead) return []
    const named = [one, two].filter((token) => isStreetName(token, words, lead === 'corner'))
    const counted = [one, two].filter(({ raw }) => /^\d{1,3}(?:st|nd|rd|th)?$/.test(raw))
    if (named.length === 0 || named.length + counted.length < 2) return []
    return [{ kind: 'address', from: one.from, to: two.to }]
  })
}

/** The words before the first street. */
function leadOf(tokens: readonly LocatedToken[], first: number): 'corner' | 'place' | null {
  let at = first - 1
  if (at >= 0 && /^(?:la|el)$/.test(tokens[at]!.word) && !startsSentence(tokens[at + 1]!)) at--
  const near = [tokens[at]?.word ?? '', tokens[at - 1]?.word ?? '']
  if (near.some((word) => /^(?:corner|esquina|intersection|cruce)$/.test(word))) return 'corner'
  return /^(?:at|on|en|por|stop|parada|entre|near|off|by)$/.test(near[0]!) ? 'place' : null
}

const saidOrdinal =
  /^(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|primera|segunda|tercera|cuarta|quinta|sexta|septima|octava|novena|decima)$/

function isStreetName({ word, raw }: LocatedToken, words: WordKnowledge, isCorner: boolean): boolean {
  if (/\d/.test(raw)) return /^\d{1,3}(?:st|nd|rd|th)$/.test(raw)
  if (/^\p{Lu}/u.test(raw) && saidOrdinal.test(word)) return true
  if (words.isLink(word) || anyPlace.has(word)) return false
  return isCorner || /^railroad$/.test(word) || streetNames.has(word) || !words.isCommon(word)
}
