import { allMatches } from '../../platform/text/all-matches.js'
import { buildPattern } from '../../platform/text/build-pattern.js'
import { foldWithApostrophes } from '../../platform/text/tokenize.js'
import { readStoryRoles, type StoryRole } from './story-roles.js'

const between = String.raw`(?:\s+(?:to|with|at|a|an|the|my|his|her|their|our|both|and|it|about|up|in|via|by|meeting|again|twice|already|several|times|daughter'?s|son'?s|kid'?s|child'?s)){0,5}\s+`
const asking = `(?:talked|spoke|spoken|emailed|e-mailed|called|messaged|texted|wrote|written|met|complained|reported|contacted|reached out|brought (?:it|this) up|had (?:a |two |three )?(?:meetings?|conferences?|talks?)|sat down|went|gone|been)`
const deaf = String.raw`\s+(?:won'?t|wont|will not|does(?:n'?t| not)|did(?:n'?t| not)|never|has(?:n'?t| not)|is(?:n'?t| not)|refuses?|ignores?|ignored|keeps? ignoring|backs?|backed|sides?|sided|blew|blows|brushe[sd]|hung up|does nothing|did nothing|told (?:me|us)|just says|shrugged)\b`
const deafTail =
  /^(?:.{0,40}\b(?:answer|answering|answered|reply|replied|repl(?:y|ies)|respond(?:ed|ing|s)?|return(?:ed)?|call(?:ed)? back|help(?:ed|ing|s)?|do anything|done anything|care|cares|listen(?:s|ed|ing)?|get back|got back|written back|nothing|me|us|her|him|them|off|up|it)\b)/

/**
 * Roles that the family has already asked in vain: "I talked to the teacher twice", "the principal won't answer".
 * @param lang English or Spanish; none are found in other languages
 * @returns each once
 */
export function findAsked(text: string, lang: string): StoryRole[] {
  if (lang !== 'en' && lang !== 'es') return []
  let left = foldWithApostrophes(text)
  const found: StoryRole[] = []
  for (const [role, isAsked] of readers(lang)) {
    const without = left.replace(role.named, ' … ')
    if (without === left) continue
    if (isAsked(left)) found.push(role)
    // "vice principal" must not count as "principal", too.
    left = without
  }
  return found
}

function readInEnglish(words: string): (text: string) => boolean {
  const asked = buildPattern(
    String.raw`\b(?:i|we|i've|we've|have|already|has|and|husband|wife)\s+(?:have\s+|even\s+|already\s+|just\s+|also\s+){0,6}${asking}${between}(?:${words})\b`,
  )
  const refusal = buildPattern(String.raw`\b(?:${words})${deaf}`, 'g')
  return (text) =>
    asked.test(text) ||
    allMatches(text, refusal).some((match) => deafTail.test(text.slice(match.index + match[0].length)))
}

function readInSpanish(words: string): (text: string) => boolean {
  const asked = String.raw`\b(?:hable|hablamos|he hablado|hemos hablado|le dije|les dije|le escribi|le mande|llame|le pregunte|pregunte|me queje|platique|platicamos|le avise|reporte|fui)\b(?:\s+(?:ya|con|a|al|la|el|los|las|un|mensaje|correo|dos|tres|veces|varias|su|de|otra|vez)){0,5}\s+(?:${words})\b`
  const deafInSpanish = String.raw`\b(?:${words})\s+(?:no|nunca)\s+(?:me |nos |le |ha |han )*(?:contest|respond|hac|hiz|ayud|quis|quier|escuch|devuelv|regres|dice nada|dijo nada)`
  const patterns = [buildPattern(asked), buildPattern(deafInSpanish)]
  return (text) => patterns.some((pattern) => pattern.test(text))
}

type Reader = [role: StoryRole, isAsked: (text: string) => boolean]

const kept: Partial<Record<'en' | 'es', Reader[]>> = {}

/** The roles, and how a text says that they were asked. */
function readers(lang: 'en' | 'es'): Reader[] {
  const read = lang === 'en' ? readInEnglish : readInSpanish
  kept[lang] ??= readStoryRoles()[lang].map((role) => [role, read(role.words)])
  return kept[lang]
}
