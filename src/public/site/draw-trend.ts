/** A picture of shares over time, as numbers for its template: a bar for each, the oldest first. */
export interface TrendPicture {
  width: number
  height: number
  bars: { x: number; y: number; width: number; height: number }[]
  /** Lines across, with their shares. */
  lines: { y: number; share: number }[]
  /** Where the lines begin and end, and where their words stand. */
  left: number
  right: number
  wordsX: number
}

const [width, height, margin, wordsWidth] = [320, 132, 12, 48] as const
/** Of the room of a bar. */
const barShare = 0.7

/**
 * Places the bars from 0 to 100 %: a cut axis would make small differences look large.
 * @param shares from 0 to 1
 * @param places how many bars there is room for
 * @param dir `rtl` begins at the right
 */
export function drawTrend(shares: readonly number[], places: number, dir: 'ltr' | 'rtl'): TrendPicture {
  const bottom = height - margin
  const tall = bottom - margin
  const room = (width - wordsWidth - margin) / places
  const isLeft = dir === 'ltr'
  const left = isLeft ? wordsWidth : margin
  const bars = shares.map((share, i) => {
    const place = isLeft ? i : places - 1 - i
    const x = left + room * place + (room * (1 - barShare)) / 2
    return {
      x: round(x),
      y: round(bottom - tall * share),
      width: round(room * barShare),
      height: round(tall * share),
    }
  })
  return {
    ...{ width, height, bars, left, right: round(left + room * places) },
    lines: [1, 0.5, 0].map((share) => ({ share, y: round(bottom - tall * share) })),
    wordsX: isLeft ? wordsWidth - 6 : width - wordsWidth + 6,
  }
}

const round = (value: number) => Math.round(value * 10) / 10
