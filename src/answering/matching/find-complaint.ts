import { buildPattern } from '../../platform/text/build-pattern.js'
import { foldWithApostrophes } from '../../platform/text/tokenize.js'
import { readStoryRoles, type StoryRole } from './story-roles.js'

const badly = String.raw`(?:rude|mean|yell(?:s|ed|ing)?|scream(?:s|ed|ing)?|shout(?:s|ed|ing)?|lie[sd]|lying|unfair|racist|sexist|disrespectful|unprofessional|inappropriate|incompetent|bull(?:y|ies|ied|ying)|harass(?:es|ed|ing)?|picks? on|picking on|singl(?:es|ed|ing) out|humiliat\w+|embarrass(?:es|ed|ing)|insult(?:s|ed|ing)?|curs(?:es|ed|ing)|swears?|swore|retaliat\w+|threaten(?:s|ed|ing)?|grabb(?:ed|ing)|mistreat\w*|discriminat\w+|play(?:s|ing)? favorites|cover(?:s|ed|ing)? (?:it |this |things )?up)`
const link = String.raw`\s+(?:(?:is|was|are|were|has been|have been|keeps?|kept|been|being|so|just|always|really|very|straight up|flat out|also|constantly|openly|who|that)\s+)*`
const badlyInSpanish = `(?:grosera?|mala|malo|injusta?|racista|irrespetuos[oa]|grita|grito|griton[a]?|miente|mintio|insulta|insulto|humilla|humillo|amenaza|amenazo|discrimina|maltrata|maltrato|se burla|se burlo)`

/**
 * Roles that the concern complains about: "the principal yells at parents", "complaint about the nurse".
 * @returns each once
 */
export function findComplaint(text: string, lang: string): StoryRole[] {
  if (lang !== 'en' && lang !== 'es') return []
  let left = foldWithApostrophes(text)
  const found: StoryRole[] = []
  for (const [role, complaint] of complaints(lang)) {
    const without = left.replace(role.named, ' … ')
    if (without !== left && complaint.test(left)) found.push(role)
    left = without
  }
  return found
}

function complainsOf(words: string, lang: 'en' | 'es'): RegExp {
  if (lang === 'es') {
    return buildPattern(
      String.raw`\b(?:queja|quejarme|denuncia|reclamo|demanda)\s+(?:de|del|contra|sobre|por)\s+(?:la |el |los |las |una? )?(?:${words})\b|\b(?:${words})\s+(?:es |fue |esta |siempre |le |me |nos |les |muy |mi |a |que )*${badlyInSpanish}\b`,
    )
  }
  return buildPattern(
    String.raw`\b(?:complain(?:t|ts|ing)?|grievance|report|problems?|issues?)\s+(?:about|against|on|with)\s+(?:the |a |an |my \w+'?s? |his |her |our )?(?:${words})\b|\b(?:${words})${link}${badly}\b`,
  )
}

const kept: Partial<Record<'en' | 'es', [role: StoryRole, complaint: RegExp][]>> = {}

/** The roles, and how a text complains about them. */
function complaints(lang: 'en' | 'es'): [role: StoryRole, complaint: RegExp][] {
  kept[lang] ??= readStoryRoles()[lang].map((role) => [role, complainsOf(role.words, lang)])
  return kept[lang]
}
