import { paths } from '../../paths/paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page, PageModel } from '../../platform/web/pages.js'

/** When someone last held these words against the service. */
const reviewedOn = '2026-11-25'

/** How long typed words are kept. */
export interface KeptTimes {
  /** In memory, for the browser that typed them. */
  typedMinutes: number
  /** With names taken out; 0 for never. */
  textDays: number
  /** An answer and its code; afterwards there are counts alone. */
  answerDays: number
}

export interface PrivacyModel extends PageModel {
  lead: string
  minutes: number
  /** Null where nothing is kept. */
  keptDays: number | null
  answerDays: number
  emailAction: string
  reviewedOn: string
}

/** What is kept of a question, how long, and who sees it. */
export function presentPrivacy({ typedMinutes, textDays, answerDays }: KeptTimes, speech: Speech): Page {
  const model: PrivacyModel = {
    title: speech.t('about.privacy'),
    lead: speech.t('privacyPage.lead'),
    minutes: typedMinutes,
    keptDays: textDays > 0 ? textDays : null,
    answerDays,
    emailAction: paths.districtEmail(speech.code),
    reviewedOn,
  }
  return { view: 'public/site/privacy', model, description: model.lead, index: true }
}
