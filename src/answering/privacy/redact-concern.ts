import { buildPattern } from '../../platform/text/build-pattern.js'
import { languagesWithNames } from './find-identifiers.js'
import { type Identifier, identifierKinds } from './identifier.js'

/** A concern without what tells who it is about. */
export interface Redacted {
  /** Markers such as `[name]` stand for what was taken out; null where the language does not let us find names well enough. */
  text: string | null
  /** As long as it was, with a dot for every letter of a name or number that says nothing of what it is about. Where `text` is null, whole. */
  masked: string
  /** What was taken out, as it stood; all of the text where we cannot tell which words to take out. */
  pieces: string[]
}

/**
 * Takes out of a concern what tells who it is about. Pure; in memory alone.
 * @param find see `findIdentifiers`
 * @param isTopical whether a name may as well be what the concern is about: `summer`, `C`
 * @param lang BCP 47 language it is in; the text of a concern in which names are not looked for is not kept at all
 */
export function redactConcern(
  text: string,
  lang: string,
  find: (text: string, lang: string) => Identifier[],
  isTopical: (words: string) => boolean,
): Redacted {
  if (!languagesWithNames.has(lang)) return { text: null, masked: text, pieces: [text] }
  const found = find(text, lang)
  return {
    text: writeMarkers(text, found),
    masked: mask(
      text,
      found.filter((each, at) => isPartOfName(text, found, at) || !isTopical(text.slice(each.from, each.to))),
    ),
    pieces: found.map(({ from, to }) => text.slice(from, to)),
  }
}

/** "Hannah B", "Summer Jones": a word of a longer name is what no concern is about. */
function isPartOfName(text: string, found: readonly Identifier[], at: number): boolean {
  const adjoins = (one: Identifier | undefined, other: Identifier | undefined) =>
    one?.kind === 'name' && other?.kind === 'name' && /^[\s.-]{0,3}$/.test(text.slice(one.to, other.from))
  return adjoins(found[at - 1], found[at]) || adjoins(found[at], found[at + 1])
}

const marker = buildPattern(`\\[(?:${identifierKinds.join('|')})\\]`, 'g')

/** A redacted text as it is read again: "name" in a marker is no word of the family's. */
export function blankMarkers(text: string): string {
  return text.replace(marker, ' ')
}

const dot = '·'
const dots = /·+/g

/** A masked text as a sentence: what is read as a whole is not to stumble over dots. */
export function withoutDots(text: string): string {
  return text.replace(dots, '')
}

function mask(text: string, found: readonly Identifier[]): string {
  let masked = ''
  let end = 0
  for (const { from, to } of found) {
    masked += text.slice(end, from) + dot.repeat(to - from)
    end = to
  }
  return masked + text.slice(end)
}

function writeMarkers(text: string, found: readonly Identifier[]): string {
  let written = ''
  let end = 0
  let last: Identifier | null = null
  for (const next of found) {
    const between = text.slice(end, next.from)
    // "Marcus Jones" is one name.
    const same = last?.kind === next.kind && /^[\s.-]*$/.test(between)
    if (!same) written += `${between}[${next.kind}]`
    end = next.to
    last = next
  }
  return written + text.slice(end)
}
