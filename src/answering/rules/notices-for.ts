import type { Match, RankedOffice } from '../matching/match.js'
import type { FiredNotice } from './match-rules.js'

/** An office that was found, and the topic that led there. */
type FoundMatter = Pick<RankedOffice, 'office' | 'topic'>

/** The notices for the found topics and offices: those for any, and those for one of these. */
export function noticesFor(notices: readonly FiredNotice[], match: Match): FiredNotice[] {
  const found = foundIn(match)
  return notices.filter((notice) => isFor(notice.for, found))
}

/** True if a notice's topics and offices allow one of these. */
export function isFor({ topics, offices }: FiredNotice['for'], found: readonly FoundMatter[]): boolean {
  if (topics.length === 0 && offices.length === 0) return true
  return found.some(
    ({ office, topic }) =>
      (topics.length === 0 || (topic !== null && topics.includes(topic))) &&
      (offices.length === 0 || offices.includes(office)),
  )
}

/** The offices an answer names first: one, one for each of several concerns, or all of a choice. */
function foundIn({ outcome, offices, parts }: Match): readonly FoundMatter[] {
  if (outcome === 'handover') return []
  if (parts) return parts.flatMap((_, part) => offices.find((each) => each.part === part) ?? [])
  return outcome === 'answer' ? offices.slice(0, 1) : offices
}
