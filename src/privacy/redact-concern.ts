import { findIdentifiers, type IdentifierSources, languagesWithNames } from './find-identifiers.js'
import { type Identifier, identifierKinds } from './identifier.js'

/** A concern without what tells who it is about. */
export interface Redacted {
  /** Markers such as `[name]` stand for what was taken out; null where the language does not let us find names well enough. */
  text: string | null
  /** What was taken out, as it stood; all of the text where we cannot tell which words to take out. */
  pieces: string[]
}

/**
 * Takes out of a concern what tells who it is about. Pure; in memory alone.
 * @param lang BCP 47 language it is in; the text of a concern in which names are not looked for is not kept at all
 */
export function redactConcern(text: string, lang: string, sources: IdentifierSources): Redacted {
  if (!languagesWithNames.has(lang)) return { text: null, pieces: [text] }
  const found = findIdentifiers(text, lang, sources)
  return { text: writeMarkers(text, found), pieces: found.map(({ from, to }) => text.slice(from, to)) }
}

const marker = new RegExp(`\\[(?:${identifierKinds.join('|')})\\]`, 'g')

/** A redacted text as it is read again: "name" in a marker is no word of the family's. */
export function withoutMarkers(text: string): string {
  return text.replace(marker, ' ')
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
