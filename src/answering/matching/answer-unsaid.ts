import { officeRole } from '../../directory/model/office-role.js'
import type { Unsaid } from './general-words.js'
import type { Match, MatchRequest } from './match.js'
import type { MatchIndex } from './match-index.js'

/** The topics asked most: offered when a text does not name its topic. */
export const usualTopics = [
  'bus-late',
  'absence',
  'teacher-grades',
  'bullying',
  'lunch-account',
  'enroll-new',
]
/** What depends on where a family lives. */
export const topicsByHome = [
  'bus-late',
  'bus-route',
  'which-school',
  'address-change',
  'enroll-new',
  'transfer-choice',
]
const offered: Partial<Record<Unsaid, readonly string[]>> = { general: usualTopics, home: topicsByHome }
const minTopics = 2

/**
 * The answer to a text that does not say what it is about: a question between what families ask most, or what depends on where they
 * live; or a person where its writer only greets or does not know.
 * @returns null where the district has none of those topics, or where a home's words are a name in it
 */
export function answerUnsaid(
  unsaid: Unsaid,
  { officeOf, namesDistrict }: Pick<MatchRequest, 'officeOf' | 'namesDistrict'>,
  { topics: { numberOf } }: Pick<MatchIndex, 'topics'>,
): Omit<Match, 'trace'> | null {
  const none: Omit<Match, 'trace' | 'outcome'> = {
    offices: [],
    topics: [],
    parts: null,
    skipped: null,
    signals: ['words'],
    engine: 'fallback',
  }
  if (unsaid === 'home' && namesDistrict) return null
  const asked = offered[unsaid]
  if (!asked) return { outcome: 'handover', ...none }
  const topics = asked.filter((slug) => numberOf(slug) !== undefined)
  if (topics.length < minTopics) return null
  const frontOffice = officeOf(officeRole.frontOffice)
  return {
    vague: true,
    outcome: 'choose',
    ...none,
    offices: frontOffice === null ? [] : [{ office: frontOffice, score: 0.5, topic: null }],
    topics: topics.map((slug) => ({ slug, probability: 0 })),
  }
}
