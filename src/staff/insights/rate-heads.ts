import { type RateName, ratesIn } from '../../content/insights/board/figures.js'
import type { FigureData } from '../../content/insights/board/read-figure.js'

/** The words for each share. */
export const rateHeads = {
  refused: 'refused',
  right: 'right',
  wrong: 'wrongOf',
  wrongAnswers: 'wrongOf',
  again: 'again',
} as const satisfies Record<RateName, string>

/** The share that the picture and the sentence are about: the first that is known of any row. @returns null for a figure without shares */
export function leadRate({ name, rows }: Pick<FigureData, 'name' | 'rows'>): RateName | null {
  const rates = ratesIn(name)
  return rates.find((rate) => rows.some((row) => row.rates?.[rate])) ?? rates[0] ?? null
}
