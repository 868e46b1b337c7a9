import { type NameSources, nameRow } from '../../../content/insights/board/name-row.js'
import { readUpkeep, type UpkeepRow } from '../../../content/insights/board/upkeep.js'
import type { LetterSources } from '../../../content/insights/letter/monthly-letter.js'
import { daysUnchecked } from '../../../directory/contacts/days-unchecked.js'
import { addDays, localDate } from '../../../directory/time/local-time.js'
import type { Speech } from '../../../platform/language/language.js'

const maxNamed = 3

/** What needs a decision today: topics without an owner, contacts unchecked, languages not covered. */
export function sayDecisions(
  today: NonNullable<LetterSources['today']>,
  names: NameSources,
  speech: Speech,
): string[] {
  const said = [
    ...sayOwnerless(today, names, speech),
    ...sayUnchecked(today, speech),
    ...sayLanguages(today, speech),
    ...(today.drop
      ? [speech.t('letter.decide.drop', { date: speech.date(today.drop.night.night, 'year') })]
      : []),
  ]
  return said.length > 0 ? said : [speech.t('letter.decide.none')]
}

function sayOwnerless({ upkeep }: Today, names: NameSources, speech: Speech): string[] {
  const { rows } = readUpkeep('ownerless', upkeep)
  const nameTopic = ({ key }: UpkeepRow) =>
    speech.t('letter.quoted', { name: nameRow('topics', { group: '', value: key }, names, speech) })
  return rows.length > 0
    ? [
        speech.t('letter.decide.ownerless', {
          count: rows.length,
          names: listSome(rows.map(nameTopic), speech),
        }),
      ]
    : []
}

function sayUnchecked({ upkeep: { directory, now } }: Today, { t, number }: Speech): string[] {
  const { contacts, district } = directory
  const since = addDays(localDate(now, district.timeZone), -daysUnchecked)
  const count = contacts.filter(({ checkedOn }) => checkedOn < since).length
  const values = { count, times: number(count), all: number(contacts.length), days: number(daysUnchecked) }
  return count > 0 ? [t('letter.decide.unchecked', values)] : []
}

function sayLanguages({ upkeep }: Today, speech: Speech): string[] {
  const { rows, of } = readUpkeep('coverage', upkeep)
  const lacking = rows.filter(({ count }) => count < of)
  const name = ({ key, count }: UpkeepRow) =>
    speech.t('letter.counted', { name: speech.languageName(key), times: speech.number(of - count) })
  return lacking.length > 0
    ? [
        speech.t('letter.decide.languages', {
          count: lacking.length,
          names: listSome(lacking.map(name), speech),
        }),
      ]
    : []
}

type Today = NonNullable<LetterSources['today']>

/** The first few, and how many more. */
function listSome(all: readonly string[], { t, list, number }: Speech): string {
  const more = all.length - maxNamed
  return list([...all.slice(0, maxNamed), ...(more > 0 ? [t('letter.more', { more: number(more) })] : [])])
}
