import { type NameSources, nameRow } from '../../../content/insights/board/name-row.js'
import { type BoardCounts, readFigure } from '../../../content/insights/board/read-figure.js'
import type { LetterSources } from '../../../content/insights/letter/monthly-letter.js'
import { mondayOf, sundayOf } from '../../../content/insights/periods.js'
import type { Speech } from '../../../platform/language/language.js'
import { countText } from '../say-figure.js'
import { withCount } from './say-asked.js'

const maxNamed = 3

/** Where families were sent wrong, and what was done about it. */
export function sayWrong(sources: LetterSources, names: NameSources, speech: Speech): string[] {
  const { counts, year } = sources
  const { t } = speech
  const wrong = counts.now.of({ results: ['wrong'] })
  const atDesk = counts.now.of({ results: ['referral'], about: 'door', group: '', value: 'wrong' })
  const own = namesOfWrong(counts, names, speech)
  const ofYear = year ? namesOfWrong(year, names, speech) : []
  return [
    wrong ? t('letter.wrong.times', { times: countText(wrong, speech) }) : t('letter.wrong.few'),
    ...(own.length > 0 ? [t('letter.wrong.most', { names: speech.list(own) })] : []),
    ...(own.length === 0 && ofYear.length > 0
      ? [
          t('letter.wrong.mostOfYear', {
            names: speech.list(ofYear),
            date: speech.date(sundayOf(year!.period.until - 1), 'year'),
          }),
        ]
      : []),
    ...(own.length === 0 && ofYear.length === 0 && wrong ? [t('letter.wrong.scattered')] : []),
    ...(atDesk ? [t('letter.wrong.atDesk', { times: countText(atDesk, speech) })] : []),
    ...sayDone(sources, names, speech),
  ]
}

function namesOfWrong(counts: BoardCounts, names: NameSources, speech: Speech): string[] {
  return readFigure('wrong-topics', counts)
    .rows.slice(0, maxNamed)
    .flatMap(({ now, ...row }) => (now ? [withCount(quote(row, names, speech), now, speech)] : []))
}

function sayDone(
  { counts, fixes: { publications, changed }, wrongTopics }: LetterSources,
  names: NameSources,
  speech: Speech,
): string[] {
  const { t, list } = speech
  const nameAll = (topics: readonly string[]) =>
    list(topics.map((value) => quote({ group: '', value }, names, speech)))
  const date = speech.date(mondayOf(counts.period.from), 'year')
  const unchanged = wrongTopics.filter((topic) => !changed.includes(topic))
  if (publications === 0) return [t('letter.wrong.nothingDone', { date })]
  return [
    t('letter.wrong.published', { count: publications, date }),
    ...(changed.length > 0 ? [t('letter.wrong.changed', { names: nameAll(changed) })] : []),
    ...(unchanged.length > 0 ? [t('letter.wrong.unchanged', { names: nameAll(unchanged) })] : []),
  ]
}

const quote = (row: { group: string; value: string | null }, names: NameSources, speech: Speech) =>
  speech.t('letter.quoted', { name: nameRow('topics', row, names, speech) })
