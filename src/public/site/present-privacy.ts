import { paths } from '../../paths/paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page, PageModel } from '../../platform/web/pages.js'

/** When someone last compared this page with the service. */
const reviewedOn = '2026-11-25'

/** Retention times. */
export interface KeptTimes {
  /** In memory, for the browser that typed the text. */
  typedMinutes: number
  /** With names taken out; 0 for never. */
  textDays: number
  /** An answer and its code; afterwards only counts remain. */
  answerDays: number
}

export interface PrivacyModel extends PageModel {
  lead: string
  minutes: number
  /** Null if nothing is kept. */
  keptDays: number | null
  answerDays: number
  /** Whether families can write to offices here. */
  messages: boolean
  emailAction: string
  reviewedOn: string
}

/** The data kept about a question or message, for how long, and its readers. */
export function presentPrivacy(
  { typedMinutes, textDays, answerDays }: KeptTimes,
  messages: boolean,
  speech: Speech,
): Page {
  const model: PrivacyModel = {
    title: speech.t('about.privacy'),
    lead: speech.t('privacyPage.lead'),
    minutes: typedMinutes,
    keptDays: textDays > 0 ? textDays : null,
    answerDays,
    messages,
    emailAction: paths.districtEmail(speech.code),
    reviewedOn,
  }
  return { view: 'public/site/privacy', model, description: model.lead, index: true }
}
