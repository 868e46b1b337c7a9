import type { Speech } from '../../platform/language/language.js'

/** Settings with a name in `setting`. */
const named = [
  ...(['name', 'short_name', 'phone', 'phone_hours', 'email', 'address', 'city', 'state', 'zip'] as const),
  ...(['time_zone', 'website', 'interpreter_phone', 'welcome_languages', 'staff_email'] as const),
  ...(['after_hours_phone', 'map_site', 'phone_format', 'staff_language'] as const),
  ...(['channel_sms', 'channel_embed', 'channel_api', 'channel_messages'] as const),
  ...(['ask_contacts', 'ask_contacts_live'] as const),
]

/** Settings of the theme, named by its form. */
const ofTheme = ['theme_color', 'accent_color', 'logo'] as const

/** The name of a setting of the district; a setting without a name keeps its key. */
export function settingName(setting: string, { t, languageName }: Speech): string {
  const known = named.find((each) => each === setting)
  if (known) return t(`setting.${known}`)
  const theme = ofTheme.find((each) => each === setting)
  if (theme) return t(`theme.${theme}`)
  const lang = /^interpreter_note_([a-z]{2,3})$/.exec(setting)?.[1]
  return lang ? t('setting.interpreter_note', { language: languageName(lang) }) : setting
}
