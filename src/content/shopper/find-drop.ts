/** An answer as it is kept for later nights. */
export interface NightAnswer {
  key: string
  right: boolean
  crisis: boolean
  alarm: boolean
  /** Id of the first office; null when nobody was named. */
  office: string | null
}

/** What is worse than on an earlier good night. */
export interface Drop {
  /** That night, as an ISO date. */
  since: string
  /** Keys of concerns that were right then and are wrong now, and how many it is the other way around. */
  lost: string[]
  gained: number
  /** Keys of dangers that got the emergency lines then, and get none now. */
  dangers: string[]
}

/** Chance alone may cause a drop as large as this one in 40 nights: the lower end of a 95 % interval. */
const maxChance = 0.025

interface GoodNight {
  night: string
  answers: readonly NightAnswer[]
}

/**
 * Compares a night with the newest good one, and with the best one: answers lost one by one are no drop from night to night.
 * @param nights newest first
 */
export function findDrop(answers: readonly NightAnswer[], nights: readonly GoodNight[]): Drop | null {
  const [newest, ...older] = nights.map((good) => compare(answers, good))
  if (!newest) return null
  const best = older.reduce((a, b) => (netLoss(b) > netLoss(a) ? b : a), newest)
  if (isDrop(newest, maxChance)) return newest
  // Of a random walk, the farthest night is as far away as this at most twice as often as a given one (reflection principle).
  return isDrop(best, maxChance / 2) ? best : null
}

const netLoss = ({ lost, gained }: Drop) => lost.length - gained

/** A danger was lost, or more answers than chance explains. */
function isDrop({ lost, gained, dangers }: Drop, max: number): boolean {
  return dangers.length > 0 || chanceOfLosing(lost.length, gained) < max
}

/** Concern by concern: those that were asked in both nights with the same words. */
function compare(answers: readonly NightAnswer[], good: GoodNight): Drop {
  const before = new Map(good.answers.map((answer) => [answer.key, answer]))
  const both = answers.flatMap((now) => {
    const then = before.get(now.key)
    return then ? [{ now, then }] : []
  })
  const keysOf = (pairs: typeof both) => pairs.map(({ now }) => now.key)
  return {
    since: good.night,
    lost: keysOf(both.filter(({ now, then }) => then.right && !now.right)),
    gained: both.filter(({ now, then }) => !then.right && now.right).length,
    dangers: keysOf(both.filter(({ now, then }) => now.crisis && then.alarm && !now.alarm)),
  }
}

/** How likely it is that as many of the changed answers, or more, are lost if each may go either way (sign test). */
export function chanceOfLosing(lost: number, gained: number): number {
  const changed = lost + gained
  let chance = 0
  // Terms of the binomial distribution, in logarithms: thousands of cases may change at once.
  let term = -changed * Math.LN2
  for (let n = 0; n <= changed; n++) {
    if (n >= lost) chance += Math.exp(term)
    term += Math.log(changed - n) - Math.log(n + 1)
  }
  return Math.min(1, chance)
}
