import type { RankedOffice } from '../matching/match.js'
import type { Inquiry } from './inquiry-store.js'
import type { WrongDoor } from './wrong-door-store.js'

/** Feedback on a named office, from a family or the front office. */
export interface Feedback {
  /** Null takes back what the front office said with a referral. */
  right: boolean | null
  /** Key of the entry; null for the first. */
  office: string | null
  /** When the front office logged the referral that says so. A family has none. */
  loggedAt?: Date
}

/** The wrong door that feedback is about; null if the answer named no such office. */
export function wrongDoorOf(
  { code, result }: Inquiry,
  { office: key }: Feedback,
  reportedAt: Date,
): WrongDoor | null {
  if (result.outcome === 'handover') return null
  const ranked = key === null ? result.offices[0] : result.offices.find((each) => entryKey(each) === key)
  if (!ranked) return null
  return { code, reportedAt, office: ranked.office, topic: ranked.topic, rule: result.rule ?? null }
}

/** Identifies an answer's entries in links and forms: the office, and the person asked for by name. */
export function entryKey({ office, topic, person }: RankedOffice): string {
  return topic === null && person ? `${office}.${person}` : office
}

/** Slug of the person asked for by name, from an entry's key; null for none. */
export function personAskedFor(key: string): string | null {
  return key.split('.')[1] ?? null
}
