import { z } from 'zod'
import { dayMs, localDate } from '../../directory/time/local-time.js'
import type { Account } from './account-store.js'
import type { StaffSettingStore } from './staff-setting-store.js'

/** The people who need a second step at sign-in. */
export const secondStepRules = ['off', 'admins', 'staff'] as const

export type SecondStepRule = (typeof secondStepRules)[number]

/** A week to find a phone and an app. */
const graceMs = 7 * dayMs

/** Since when admins, and other staff, need it, in UTC milliseconds; null if they do not. */
const kept = z.object({
  rule: z.enum(secondStepRules),
  since: z.object({ admins: z.number().nullable(), others: z.number().nullable() }),
})

type Kept = z.infer<typeof kept>

/** The default until an admin decides. */
const preset: Kept = { rule: 'admins', since: { admins: 0, others: null } }

/**
 * Whether a person must set up a second step, and when: a week after their first sign-in, or after the decision if that was
 * later.
 * @param timeZone IANA name of the district's time zone
 */
export function createSecondStepRule(settings: StaffSettingStore, now: () => Date, timeZone: () => string) {
  const read = (): Kept => kept.safeParse(settings.find('second-step')).data ?? preset

  /** ISO date of the last day without it; null if it is set up, or not needed. */
  function lastDayOf({ role, totpSecret, firstSignInAt }: Account): string | null {
    const since = read().since[role === 'admin' ? 'admins' : 'others']
    if (totpSecret !== null || since === null) return null
    const from = Math.max(since, firstSignInAt ?? now().getTime())
    return localDate(new Date(from + graceMs), timeZone())
  }

  return {
    current: (): SecondStepRule => read().rule,
    /** People who needed it before do not get another week. */
    change(rule: SecondStepRule): void {
      const { since } = read()
      const at = now().getTime()
      const admins = rule === 'off' ? null : (since.admins ?? at)
      const others = rule === 'staff' ? (since.others ?? at) : null
      settings.keep('second-step', { rule, since: { admins, others } } satisfies Kept)
    },
    lastDayOf,
    /** True if only setting it up is open to them. */
    isOverdue(account: Account): boolean {
      const lastDay = lastDayOf(account)
      return lastDay !== null && localDate(now(), timeZone()) > lastDay
    },
  }
}

export type SecondStepRules = ReturnType<typeof createSecondStepRule>
