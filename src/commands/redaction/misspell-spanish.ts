import type { RandomChoice } from './random-choice.js'

type Slip = readonly [sound: RegExp, written: string]

/** Letters that sound alike, or are silent, in the Spanish of families: each slip is somebody's habit. */
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
const share = 0.6

/** Spanish as somebody writes it who spells by ear: "qiero ablar", "yegó a las sinco". Some of the slips, each all through the text. */
export function misspellSpanish(choice: RandomChoice): (text: string) => string {
  const habits = slips.filter(() => choice.chance(share))
  return (text) => habits.reduce((written, [sound, instead]) => written.replace(sound, instead), text)
}
