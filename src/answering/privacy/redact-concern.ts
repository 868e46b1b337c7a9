import { buildPattern } from '../../platform/text/build-pattern.js'
import { languagesWithNames } from './find-identifiers.js'
import { type Identifier, identifierKinds } from './identifier.js'

/** A concern with identifying details removed. */
export interface Redacted {
  /** With markers such as `[name]` in their place; null for languages in which names are not found reliably. */
  text: string | null
  /**
   * The same length as the original, with a dot for each character of a removed name or number, unless it may be the
   * topic. Complete if `text` is null.
   */
  masked: string
  /** The removed pieces, unchanged; the whole text if `text` is null. */
  pieces: string[]
}

/**
 * Removes identifying details from a concern. Pure; stores nothing.
 * @param find see `findIdentifiers`
 * @param isTopical true for a name that may be the topic instead: `summer`, `C`
 * @param lang BCP 47 language of the text; null text for languages without name detection
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

/** "Hannah B", "Summer Jones": a word of a longer name is never the topic. */
function isPartOfName(text: string, found: readonly Identifier[], at: number): boolean {
  const adjoins = (one: Identifier | undefined, other: Identifier | undefined) =>
    one?.kind === 'name' && other?.kind === 'name' && /^[\s.-]{0,3}$/.test(text.slice(one.to, other.from))
  return adjoins(found[at - 1], found[at]) || adjoins(found[at], found[at + 1])
}

const marker = buildPattern(`\\[(?:${identifierKinds.join('|')})\\]`, 'g')

/** A redacted text for matching: the "name" in a marker is not the family's word. */
export function blankMarkers(text: string): string {
  return text.replace(marker, ' ')
}

const dot = '·'
const dots = /·+/g

/** A masked text for models that read whole sentences. */
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
    // "Marcus Jones" gets one marker.
    const same = last?.kind === next.kind && /^[\s.-]*$/.test(between)
    if (!same) written += `${between}[${next.kind}]`
    end = next.to
    last = next
  }
  return written + text.slice(end)
}
