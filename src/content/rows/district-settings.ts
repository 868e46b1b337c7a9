import type { z } from 'zod'
import { phoneFormats } from '../../platform/language/format-phone.js'
import * as cell from './cell-types.js'
import * as phoneCell from './phone-number.js'

/** Languages of staff pages, and so of letters to staff. BCP 47. */
export const staffLanguages = ['en', 'es'] as const

/** The district's facts, each with its check. */
export const districtSettings = {
  name: cell.shortWords(cell.maxName),
  short_name: cell.shortWords(cell.maxName),
  phone: phoneCell.exactPhone,
  phone_hours: cell.exactHours,
  email: cell.email,
  address: cell.maybe(cell.shortWords(cell.maxAddress)),
  city: cell.maybe(cell.shortWords(cell.maxName)),
  state: cell.maybe(cell.usState),
  zip: cell.maybe(cell.zip),
  time_zone: cell.timeZone,
  website: cell.exactWebAddress,
  interpreter_phone: cell.maybe(phoneCell.exactPhone),
  after_hours_phone: cell.maybe(phoneCell.phoneOrShortCode),
  phone_format: cell.maybe(cell.oneOf(...phoneFormats)),
  map_site: cell.maybe(cell.exactWebAddress),
  staff_email: cell.maybe(cell.oneOf('own', 'office')),
  staff_language: cell.maybe(cell.oneOf(...staffLanguages)),
  channel_sms: cell.maybe(cell.oneOf('on', 'off')),
  channel_embed: cell.maybe(cell.oneOf('on', 'off')),
  channel_api: cell.maybe(cell.oneOf('on', 'off')),
  channel_messages: cell.maybe(cell.oneOf('on', 'off')),
  ask_contacts: cell.maybe(cell.oneOf('on', 'off')),
  ask_contacts_live: cell.maybe(cell.oneOf('on', 'off')),
  theme_color: cell.maybe(cell.color),
  accent_color: cell.maybe(cell.color),
}

/** A fact in the form that is stored: `Ohio` becomes `OH`. An unknown or faulty one stays as it is, for the check. */
export function tidyFact<R extends { setting: string; value: string }>(row: R): R {
  const checks: Partial<Record<string, z.ZodType<unknown, string>>> = districtSettings
  const read = checks[row.setting]?.safeParse(row.value).data
  return typeof read === 'string' ? { ...row, value: read } : row
}
