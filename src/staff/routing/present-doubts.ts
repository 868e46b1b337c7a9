import type { PhrasingDoubt } from '../../content/revisions/find-phrasing-doubts.js'
import type { TopicEntry } from '../../content/revisions/topic-editor-store.js'
import type { Speech } from '../../platform/language/language.js'
import { fingerprintOf } from './editor-tools.js'

const maxShown = 100

/** Phrasings that stop a form or a file, with the effect of each. */
export interface ShownDoubts {
  rows: { text: string; why: string }[]
  more: number
  /** Confirms exactly these; null if one of them is never added. */
  sure: string | null
}

/** @param topics by slug @returns null for no doubts */
export function presentDoubts(
  doubts: readonly PhrasingDoubt[],
  topics: ReadonlyMap<string, Pick<TopicEntry, 'title' | 'titles'>>,
  { t, code }: Speech,
): ShownDoubts | null {
  if (doubts.length === 0) return null
  const title = (slug: string) => topics.get(slug)?.titles[code] ?? topics.get(slug)?.title ?? slug
  // Those that must go come first.
  const first = [...doubts].sort((a, b) => Number(b.key === 'tells') - Number(a.key === 'tells'))
  return {
    rows: first.slice(0, maxShown).map(({ key, text, words, other }) => ({
      text,
      why: t(`phrasings.doubt.${key}`, { words, topic: title(other) }),
    })),
    more: Math.max(0, doubts.length - maxShown),
    sure: isNever(doubts) ? null : fingerprintOf(doubts),
  }
}

/** @param sure from the form: it confirms only the doubts that were shown */
export function isConfirmed(doubts: readonly PhrasingDoubt[], sure: string): boolean {
  return doubts.length === 0 || (!isNever(doubts) && sure === fingerprintOf(doubts))
}

const isNever = (doubts: readonly PhrasingDoubt[]) => doubts.some(({ key }) => key === 'tells')
