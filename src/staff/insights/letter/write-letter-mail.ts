import type { NameSources } from '../../../content/insights/board/name-row.js'
import type { DueLetters, MonthlyLetter } from '../../../content/insights/letter/monthly-letter.js'
import { insightPaths } from '../../../paths/insight-paths.js'
import type { Speech } from '../../../platform/language/language.js'
import { sayLetter, spanOf } from './say-letter.js'

interface MailTools {
  letter: Pick<MonthlyLetter, 'read'>
  names: NameSources
  /** The district's short name. */
  district: string
  /** Start of the links, without a slash at its end. */
  origin: string
  /** ISO date. */
  today: string
  /** The link that ends these letters. */
  stop: string
}

/** The newest letter as a mail, in words, with links to its page and to those that were not mailed. */
export function writeLetterMail({ mondays }: DueLetters, tools: MailTools, speech: Speech) {
  const { t, code } = speech
  const linkOf = (day: string) => `${tools.origin}${insightPaths.letter(code, day)}`
  const newest = mondays.at(-1)!
  const earlier = mondays.slice(0, -1)
  const sources = tools.letter.read(newest)
  if ('key' in sources) throw new Error(`There is no letter of ${newest}`)
  const span = spanOf(sources, speech)
  const parts = [
    t('letter.to', { district: tools.district }),
    t('letter.title', span),
    ...sayLetter(sources, tools.names, speech).map(({ heading, sentences }) =>
      [heading, ...sentences].join('\n'),
    ),
    `${t('letter.mail.page')}\n${linkOf(newest)}`,
    ...(earlier.length > 0
      ? [[t('letter.mail.others', { count: earlier.length }), ...earlier.map(linkOf)].join('\n')]
      : []),
    t('letter.foot', { date: speech.date(tools.today, 'year') }),
    `${t('letter.mail.stop')}\n${tools.stop}`,
  ]
  return {
    subject: t('letter.mail.subject', { ...span, district: tools.district }),
    text: `${parts.join('\n\n')}\n`,
  }
}
