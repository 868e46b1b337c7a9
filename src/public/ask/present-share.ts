import { paths } from '../../paths/paths.js'
import { smsLink } from '../../platform/web/phone.js'
import type { AnswerSources } from './present-answer.js'

/** How to save or share an answer: contains nothing of the concern. */
export interface SharePanel {
  /** The full address, and a short form to read. */
  url: string
  urlText: string
  sms: string
  mail: string
  /** The page for typing a code, as text. */
  codeUrl: string
}

type Shared = Pick<AnswerSources, 'answer' | 'publicUrl' | 'districtName' | 'speech'>

/** @param office key of the entry shown; null when the page is about several, or is what the code opens by default */
export function presentShare(
  { answer, publicUrl, districtName, speech }: Shared,
  code: string,
  office: string | null,
): SharePanel {
  const { school } = answer
  const shown = { school: school?.slug ?? null, office }
  const url = `${publicUrl}${paths.answer(code, speech.code, shown)}`
  const values = { district: districtName, url }
  const subject = speech.t('share.subject', values)
  const body = speech.t('share.body', values)
  return {
    url,
    urlText: withoutScheme(url),
    sms: smsLink('', body),
    mail: `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`,
    codeUrl: withoutScheme(`${publicUrl}${paths.answers(speech.code)}`),
  }
}

function withoutScheme(url: string): string {
  return url.replace(/^https?:\/\//, '')
}
