import type { Inquiry } from '../../answering/inquiries/inquiry-store.js'
import { addDays, dayMs, localDate } from '../../directory/time/local-time.js'
import type { NewReferral } from '../../staff/desk/referral.js'
import { type DemoSources, type DemoTopic, officeOf } from './make-inquiry.js'
import { pick } from './year-shape.js'

const channels = [
  { value: 'phone', share: 70 },
  { value: 'walk-in', share: 20 },
  { value: 'email', share: 7 },
  { value: 'text', share: 3 },
] as const

const outcomes = [
  { value: 'sent', share: 40 },
  { value: 'transfer', share: 35 },
  { value: 'answered', share: 15 },
  { value: 'callback', share: 10 },
] as const

/** Shares of referrals; `done` and `inTime` are of those to follow up. */
const shares = { wrong: 0.04, followUp: 0.15, done: 0.85, inTime: 0.8 }

/** A call to the front desk about a topic. @returns also when its follow-up was done; null for not */
export function makeReferral(
  { account, topic, inquiry }: { account: number; topic: DemoTopic; inquiry: Inquiry },
  { topics, schools, timeZone }: DemoSources & { timeZone: string },
  random: () => number,
): { referral: NewReferral; doneAt: Date | null } {
  const school = schools.find(({ id }) => id === inquiry.school) ?? null
  const office = officeOf(topic, school)
  const other = officeOf(
    pick(topics, ({ share }) => share, random),
    school,
  )
  const outcome = pick(outcomes, ({ share }) => share, random).value
  const askedOn = localDate(inquiry.askedAt, timeZone)
  const followsUp = outcome === 'callback' || random() < shares.followUp
  const doneInDays = random() < shares.inTime ? 1 : 4
  const isDone = followsUp && random() < shares.done
  return {
    referral: {
      ...{ account, office, outcome, topic: topic.slug, school: school?.slug ?? null, lang: inquiry.lang },
      channel: pick(channels, ({ share }) => share, random).value,
      ...{ note: '', code: null, contact: null },
      wrongOffice: other !== office && random() < shares.wrong ? other : null,
      followUpOn: followsUp ? addDays(askedOn, 2) : null,
    },
    doneAt: isDone ? new Date(inquiry.askedAt.getTime() + doneInDays * dayMs) : null,
  }
}
