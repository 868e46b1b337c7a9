import type { Database } from '../../platform/database/open-database.js'
import { district } from '../../platform/database/schema.js'
import { isPhoneFormat, type PhoneFormat, usualPhoneFormat } from '../../platform/language/format-phone.js'
import type { ThemeSettings } from '../../platform/theme/theme.js'
import type { InLanguages } from './topic.js'

/** Ways to ask besides the pages, each of which a district may switch off. */
export const districtChannels = ['sms', 'embed', 'api', 'messages'] as const
export type DistrictChannel = (typeof districtChannels)[number]

/** The setting that switches a channel off. */
export const channelSetting = <C extends DistrictChannel>(channel: C) => `channel_${channel}` as const

/** Settings of the letters that ask offices about their contacts: on unless it says `off`, and off unless it says `on`. */
export const contactLetterSettings = ['ask_contacts', 'ask_contacts_live'] as const

/** District facts. Phones are E.164; unset facts are empty. */
export interface DistrictFacts extends ThemeSettings {
  name: string
  shortName: string
  phone: string
  /** As stored: `Mo-Fr 07:30-16:30`. */
  phoneHours: string
  email: string
  address: string
  city: string
  state: string
  zip: string
  /** IANA name. */
  timeZone: string
  website: string
  /** Whether families write to a staff member, or to the office's mailbox. */
  staffEmail: 'own' | 'office'
  phoneFormat: PhoneFormat
  /** Null when interpreters are reached at the main number. */
  interpreterPhone: string | null
  /** A number that answers at all hours, shown while offices are closed; null for none. */
  afterHoursPhone: string | null
  /** The web map that addresses link to, with `{place}`; null for OpenStreetMap. */
  mapSite: string | null
  interpreterNote: InLanguages<string>
  channelsOff: readonly DistrictChannel[]
  /** Whether offices are asked every 60 days if their contacts are still right, where mail is set up. */
  asksContacts: boolean
  /** Of letters to staff whose own language nobody knows. BCP 47; null for the main one. */
  staffLanguage: string | null
  /** Whether a change that an office sends in reply is live at once. */
  takesContactChanges: boolean
  /** BCP 47 codes of the languages in which families are welcomed. */
  welcomeLanguages: string[]
}

/** Reads the district's facts. Missing facts never fail: an empty database has a page too. */
export function readDistrictFacts(database: Pick<Database, 'select'>): DistrictFacts {
  const rows = database.select().from(district).all()
  return factsBySetting(new Map(rows.map(({ setting, value }) => [setting, value.trim()])))
}

/** The facts by setting. */
export function factsBySetting(facts: ReadonlyMap<string, string>): DistrictFacts {
  const fact = (setting: string) => facts.get(setting) ?? ''
  return {
    name: fact('name'),
    shortName: fact('short_name') || fact('name'),
    phone: fact('phone'),
    phoneHours: fact('phone_hours'),
    email: fact('email'),
    address: fact('address'),
    city: fact('city'),
    state: fact('state'),
    zip: fact('zip'),
    timeZone: fact('time_zone') || 'UTC',
    website: fact('website'),
    staffLanguage: fact('staff_language') || null,
    staffEmail: fact('staff_email') === 'office' ? 'office' : 'own',
    phoneFormat: readPhoneFormat(fact('phone_format')),
    interpreterPhone: fact('interpreter_phone') || null,
    afterHoursPhone: fact('after_hours_phone') || null,
    mapSite: fact('map_site') || null,
    themeColor: fact('theme_color') || null,
    accentColor: fact('accent_color') || null,
    logo: fact('logo') || null,
    channelsOff: districtChannels.filter((channel) => fact(channelSetting(channel)) === 'off'),
    asksContacts: fact(contactLetterSettings[0]) !== 'off',
    takesContactChanges: fact(contactLetterSettings[1]) === 'on',
    interpreterNote: translations(facts, 'interpreter_note_'),
    welcomeLanguages: fact('welcome_languages').split(/\s+/).filter(Boolean),
  }
}

function translations(facts: ReadonlyMap<string, string>, start: string): InLanguages<string> {
  const found = [...facts].filter(([setting]) => setting.startsWith(start))
  return {
    en: '',
    ...Object.fromEntries(found.map(([setting, value]) => [setting.slice(start.length), value])),
  }
}

const readPhoneFormat = (value: string) => (isPhoneFormat(value) ? value : usualPhoneFormat)
