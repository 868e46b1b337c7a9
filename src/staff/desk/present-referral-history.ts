import { groupSchools } from '../../answering/cards/school-options.js'
import { inLanguage } from '../../directory/model/in-language.js'
import { paths } from '../../paths/paths.js'
import type { Page } from '../../platform/web/pages.js'
import { channelChoices, outcomeChoices } from './present-log-form.js'
import { presentReferral } from './present-referral.js'
import { writeReferralFilter } from './read-referral-filter.js'
import type { ReferralFilter } from './referral.js'
import type { PageOfReferrals } from './referral-store.js'
import type { DeskMoment } from './resolve-target.js'
import type { SavedItem } from './saved-item-store.js'

export const referralsPerPage = 50

export interface HistorySources {
  moment: DeskMoment
  filter: ReferralFilter
  list: PageOfReferrals
  page: number
  searches: SavedItem[]
  due: number
}

/** The referrals, searched and filtered. */
export function presentReferralHistory({ moment, filter, list, page, searches, due }: HistorySources): Page {
  const { directory, speech } = moment
  const { code: lang } = speech
  const search = writeReferralFilter(filter)
  const pages = Math.max(1, Math.ceil(list.total / referralsPerPage))
  const toPage = (number: number) => paths.referrals(lang, writeReferralFilter(filter, number))
  const model = {
    title: speech.t('desk.history.title'),
    counts: { 'follow-ups': due },
    action: paths.referrals(lang),
    words: filter.q,
    from: filter.from ?? '',
    to: filter.to ?? '',
    mine: filter.account !== null,
    wrong: filter.wrong,
    channels: channelChoices(filter.channel, speech),
    outcomes: outcomeChoices(filter.outcome, speech),
    schools: groupSchools([...directory.whole.schools], filter.school ?? '', speech),
    offices: directory.whole.offices.map(({ id, words }) => ({
      value: id,
      label: inLanguage(words, lang).name,
      chosen: id === filter.office,
    })),
    count: speech.t('desk.history.count', { count: list.total }),
    referrals: list.referrals.map((referral) => presentReferral(referral, moment)),
    file: paths.referralsFile(lang, search),
    before: page > 1 ? toPage(page - 1) : null,
    after: page < pages ? toPage(page + 1) : null,
    where: speech.t('desk.history.page', { page, pages }),
    save: { action: paths.deskShelf(lang), key: search },
    searches: searches.map(({ key, name }) => ({
      key,
      name,
      href: paths.referrals(lang, key),
      drop: speech.t('desk.history.drop', { name }),
    })),
  }
  return { view: 'staff/desk/history', model }
}
