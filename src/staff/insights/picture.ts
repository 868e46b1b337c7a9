/** A drawing for the view `staff/insights/picture`, in units of its view box. */
export interface Picture {
  width: number
  height: number
  shapes: Shape[]
}

/** What is drawn: a class of `insights.css` each. */
export type Shape =
  | { bar: { x: number; y: number; width: number; height: number; kind: 'now' | 'before' } }
  | { line: { path: string; kind: 'now' | 'before' | 'axis' } }
  | { dot: { x: number; y: number } }
  | { text: { x: number; y: number; words: string; anchor: 'start' | 'middle' | 'end' } }

/** The room in a card on a phone that is 360 wide: letters are drawn there at least as large as in `insights.css`. */
export const pictureWidth = 272

export const text = (x: number, y: number, words: string, anchor: 'start' | 'middle' | 'end' = 'start') => ({
  text: { x: round(x), y: round(y), words, anchor },
})

export const round = (number: number) => Math.round(number * 10) / 10

/** Cuts a label that would not fit. */
export const shorten = (words: string, most = 36) =>
  words.length > most ? `${words.slice(0, most - 1).trimEnd()}…` : words
