import type { RandomChoice } from './random-choice.js'

type Slip = readonly [sound: RegExp, written: string]

/** Spanish letters that sound alike or are silent, and what people write instead. */
const slips: readonly Slip[] = [
  [/(?<!\p{L})h(?=[aeiou])/giu, ''],
  [/qu(?=[ei])/gu, 'k'],
  [/qu(?=[ei])/gu, 'q'],
  [/ll/gu, 'y'],
  [/v/gu, 'b'],
  [/(?<!\p{L})b/gu, 'v'],
  [/c(?=[ei])/gu, 's'],
  [/z/gu, 's'],
  [/g(?=[ei])/gu, 'j'],
  [/(?<!\p{L})y(?!\p{L})/gu, 'i'],
  [/(?<!\p{L})hay(?!\p{L})/gu, 'ai'],
  [/(?<=[aeo])y(?!\p{L})/gu, 'i'],
  [/m(?=[bp])/gu, 'n'],
]
const slipShare = 0.6

/** Misspells Spanish by ear, as in "qiero ablar" or "yegó a las sinco". Picks some slips, and makes each throughout the text. */
export function misspellSpanish(choice: RandomChoice): (text: string) => string {
  const habits = slips.filter(() => choice.chance(slipShare))
  return (text) => habits.reduce((written, [sound, instead]) => written.replace(sound, instead), text)
}
