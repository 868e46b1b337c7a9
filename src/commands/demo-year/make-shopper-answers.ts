import type { ShopperAnswer } from '../../content/shopper/ask-all.js'
import { readKey, type ShopperConcern } from '../../content/shopper/shopper-concerns.js'

/** Shares of test questions answered right at first and in the end, and of other things that happen to them. */
const shares = { first: 0.9, last: 0.95, flicker: 0.003, alarm: 0.985, falseAlarm: 0.004, lost: 0.85 }

/** In milliseconds: most answers are quick, and few are slow. */
const times = { least: 9, most: 90 }

/**
 * Makes up what the service answers to the test questions, night by night: mostly the same.
 * @param office whose questions it gets wrong in bad nights
 */
export function makeShopper(concerns: readonly ShopperConcern[], office: string, random: () => number) {
  const known = concerns.map((concern) => ({
    ...concern,
    ...{
      hardness: random(),
      alarm: random(),
      isLost: random() < shares.lost && concern.asked.expect[0] === office,
    },
  }))

  return {
    /** @param done how much of the time is over: 0 to 1 */
    ask: (done: number, isBad: boolean): ShopperAnswer[] =>
      known.map(({ key, asked, hardness, alarm, isLost }) => {
        const { crisis, scope, lang, expect } = asked
        const isSteady = random() >= shares.flicker
        const share = shares.first + done * (shares.last - shares.first)
        const right = hardness < share && isSteady && !(isBad && isLost)
        const ms = () => Math.round(times.least + random() ** 4 * (times.most - times.least))
        return {
          ...{ key, lang, crisis, scope, right, isOwn: readKey(key).isOwn },
          alarm: alarm < (crisis ? shares.alarm : shares.falseAlarm),
          office: right ? (expect[0] ?? null) : null,
          same: isSteady,
          ...{ ms: [ms(), ms()], signals: ['meaning', 'terms', 'words'] },
        }
      }),
  }
}
