import type { NameSources } from '../../../content/insights/board/name-row.js'
import type { LetterSources } from '../../../content/insights/letter/monthly-letter.js'
import { mondayOf, sundayOf } from '../../../content/insights/periods.js'
import type { Speech } from '../../../platform/language/language.js'
import { sayAbout, sayHowMany } from './say-asked.js'
import { sayDecisions } from './say-decisions.js'
import { sayHowQuick, sayHowRight } from './say-right.js'
import { sayWrong } from './say-wrong.js'

export interface LetterSection {
  heading: string
  sentences: string[]
}

/** The whole letter in words, for the page and the mail alike. */
export function sayLetter(sources: LetterSources, names: NameSources, speech: Speech): LetterSection[] {
  const { t } = speech
  const { today } = sources
  const decisions = today
    ? [
        t('letter.decide.asOf', { date: speech.date(today.date, 'year') }),
        ...sayDecisions(today, names, speech),
      ]
    : [t('letter.decide.older')]
  return [
    { heading: t('letter.section.howMany'), sentences: sayHowMany(sources, speech) },
    { heading: t('letter.section.about'), sentences: sayAbout(sources, names, speech) },
    { heading: t('letter.section.right'), sentences: sayHowRight(sources, speech) },
    { heading: t('letter.section.quick'), sentences: sayHowQuick(sources, speech) },
    { heading: t('letter.section.wrong'), sentences: sayWrong(sources, names, speech) },
    { heading: t('letter.section.decide'), sentences: decisions },
  ]
}

/** The first and the last day of the four weeks, in words. */
export function spanOf(
  { counts: { period } }: LetterSources,
  { date }: Speech,
): { from: string; until: string } {
  return { from: date(mondayOf(period.from), 'year'), until: date(sundayOf(period.until - 1), 'year') }
}
