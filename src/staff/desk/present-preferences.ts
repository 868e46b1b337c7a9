import { paths } from '../../paths/paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import type { DeskPreferences } from './desk-preferences.js'
import { channelChoices, outcomeChoices } from './present-log-form.js'

interface PreferenceFacts {
  preferences: DeskPreferences
  /** BCP 47 codes that callers may speak. */
  languages: readonly string[]
  due: number
  saved: boolean
}

/** The form for the defaults of each call. */
export function presentPreferences(
  { preferences, languages, due, saved }: PreferenceFacts,
  speech: Speech,
): Page {
  const { channel, outcome, lang } = preferences
  const chosen = languages.find((code) => code === lang) ?? languages[0]
  const model = {
    title: speech.t('desk.preferences.title'),
    counts: { 'follow-ups': due },
    action: paths.deskPreferences(speech.code),
    saved,
    channels: channelChoices(channel, speech),
    outcomes: outcomeChoices(outcome, speech),
    languages: languages.map((value) => ({
      value,
      label: speech.languageName(value),
      chosen: value === chosen,
    })),
  }
  return { view: 'staff/desk/preferences', model }
}
