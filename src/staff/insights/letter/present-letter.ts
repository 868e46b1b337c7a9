import type { NameSources } from '../../../content/insights/board/name-row.js'
import type { PublishedWeeks } from '../../../content/insights/board/week-range.js'
import type { LetterSources } from '../../../content/insights/letter/monthly-letter.js'
import { mondayOf } from '../../../content/insights/periods.js'
import { insightPaths } from '../../../paths/insight-paths.js'
import { paths } from '../../../paths/paths.js'
import type { Speech } from '../../../platform/language/language.js'
import type { Wording } from '../../../platform/language/wording.js'
import type { Page } from '../../../platform/web/pages.js'
import { withDates } from '../present-board.js'
import { sayLetter, spanOf } from './say-letter.js'

export interface LetterPageSources {
  /** As given. */
  day: string
  /** The letter; a fault, in words, when there is no such letter. */
  letter: LetterSources | Wording
  published: PublishedWeeks | null
  names: NameSources
  /** The district's name. */
  district: string
  /** Whether mail is set up. */
  byMail: boolean
  /** ISO date. */
  today: string
}

/** A letter, or why there is none: one printed page. */
export function presentLetter(sources: LetterPageSources, speech: Speech): Page {
  const { t, code } = speech
  const { day, letter, names } = sources
  const fault = 'key' in letter ? t(letter.key, withDates(letter.values, speech)) : null
  const isAsked = fault !== null && day !== ''
  const model = {
    title: 'key' in letter ? t('letter.plainTitle') : t('letter.title', spanOf(letter, speech)),
    to: t('letter.to', { district: sources.district }),
    action: insightPaths.letter(code),
    day: day || ('key' in letter ? '' : mondayOf(letter.counts.period.from)),
    fault,
    problems: isAsked ? [{ href: '#day', message: fault }] : null,
    newest: isAsked ? insightPaths.letter(code) : null,
    sections: 'key' in letter ? [] : sayLetter(letter, names, speech),
    foot: t('letter.foot', { date: speech.date(sources.today, 'year') }),
    account: sources.byMail ? `${paths.account(code)}#monthly-letter` : null,
    ...neighbors(sources, code),
  }
  return { view: 'staff/insights/letter', status: isAsked ? 422 : 200, model }
}

/** The letters on both sides; null for none. */
function neighbors({ letter, published }: LetterPageSources, code: string) {
  if ('key' in letter || !published) return { earlier: null, later: null }
  const { from, until, before } = letter.counts.period
  const weeks = until - from
  return {
    earlier:
      from > published.from
        ? insightPaths.letter(code, mondayOf(Math.max(before.from, published.from)))
        : null,
    later: until + weeks <= published.until ? insightPaths.letter(code, mondayOf(until)) : null,
  }
}
