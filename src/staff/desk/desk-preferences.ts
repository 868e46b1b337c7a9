import { type Channel, channels, outcomes, type ReferralOutcome } from './referral.js'
import type { SavedItem } from './saved-item-store.js'

/** A clerk's defaults for each call. */
export interface DeskPreferences {
  channel: Channel
  outcome: ReferralOutcome
  /** The caller's BCP 47 language; null for that of the pages. */
  lang: string | null
}

export const preferenceKeys = ['channel', 'outcome', 'lang'] as const

/** @param items the clerk's saved preferences, or a form's fields; others fall back to a phone call that is sent on */
export function readPreferences(items: readonly SavedItem[]): DeskPreferences {
  const saved = (name: (typeof preferenceKeys)[number]) => items.find(({ key }) => key === name)?.name
  return {
    channel: channels.find((each) => each === saved('channel')) ?? 'phone',
    outcome: outcomes.find((each) => each === saved('outcome')) ?? 'sent',
    lang: saved('lang') ?? null,
  }
}
