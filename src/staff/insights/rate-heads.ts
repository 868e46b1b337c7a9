import type { RateName } from '../../content/insights/board/figures.js'

/** The words for each share. */
export const rateHeads = {
  refused: 'refused',
  right: 'right',
  wrong: 'wrongOf',
  wrongAnswers: 'wrongOf',
  again: 'again',
} as const satisfies Record<RateName, string>
