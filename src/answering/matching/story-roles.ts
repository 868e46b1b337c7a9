import { z } from 'zod'
import { type OfficeRole, officeRoles } from '../../directory/model/office-role.js'
import { orFault } from '../../platform/language/wording.js'
import { buildPattern } from '../../platform/text/build-pattern.js'
import { readWordList } from '../read-word-list.js'

/** Someone whom families have often asked already, or complain about. */
export interface StoryRole {
  /**
   * A concern's word for them: the role itself, or someone who reports to it, as coaches do to the athletic director.
   */
  who: string
  role: OfficeRole
  /** A regular expression source for all of its phrases. */
  words: string
  /** Matches where a text names them. */
  named: RegExp
}

const isPlainPhrase = (phrase: string) => /^(?:\*|[a-z]+\.?)(?: (?:\*|[a-z]+))*$/.test(phrase)

/** A phrase is words; `*` matches any word. */
const row = z.object({
  lang: z.enum(['en', 'es']),
  who: z.string().refine((who) => /^[a-z-]+$/.test(who), orFault('fault.id')),
  role: z.enum(officeRoles),
  phrase: z.string().refine(isPlainPhrase, orFault('fault.plainWords')),
})

let kept: Record<'en' | 'es', readonly StoryRole[]> | null = null

/**
 * The roles in the order of the file: "vice principal" must match before "principal". Read once.
 * @throws {WordListError} naming every bad row
 */
export function readStoryRoles(): Record<'en' | 'es', readonly StoryRole[]> {
  if (kept) return kept
  const rows = readWordList('story-roles.csv', row)
  const rolesIn = (lang: 'en' | 'es') => {
    const own = rows.filter((each) => each.lang === lang)
    return [...new Set(own.map(({ who }) => who))].map((who) =>
      storyRole(
        who,
        own.filter((each) => each.who === who),
      ),
    )
  }
  kept = { en: rolesIn('en'), es: rolesIn('es') }
  return kept
}

function storyRole(who: string, rows: readonly z.output<typeof row>[]): StoryRole {
  // Longest first: "front office lady" is not "front office" plus something else.
  const phrases = rows.map(({ phrase }) => phrase).sort((a, b) => countWords(b) - countWords(a))
  const words = phrases
    .map((phrase) => phrase.replaceAll('.', String.raw`\.`).replaceAll('*', String.raw`\w+`))
    .join('|')
  return { who, role: rows[0]!.role, words, named: buildPattern(String.raw`\b(?:${words})\b`, 'g') }
}

const countWords = (phrase: string) => phrase.split(' ').length
