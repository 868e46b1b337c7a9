import { closedFor } from '../../directory/contacts/closed-for.js'
import { openStateOf } from '../../directory/contacts/open-state.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { Speech } from '../../platform/language/language.js'
import { presentClosed, presentOpen } from './present-open.js'

/** A number that answers while an office is closed. */
export interface OpenInstead {
  /** "Can’t wait? Open now:", or "Day and night:". */
  label: string
  /** Empty for a line whose label says enough. */
  name: string
  /** E.164 or a short code. */
  phone: string
}

interface Moment {
  directory: DirectorySnapshot
  now: Date
  speech: Speech
}

/** The district's main line while it is open, else its line for all hours; null for none. */
export function openInstead({ directory, now, speech }: Moment): OpenInstead | null {
  const { phone, phoneHours, shortName, afterHoursPhone } = directory.district
  if (phone && openStateOf(directory, { hours: phoneHours, school: null }, now).open)
    return {
      label: speech.t('closed.instead'),
      name: speech.t('handover.district', { district: shortName }),
      phone,
    }
  return afterHoursPhone ? { label: speech.t('closed.anyTime'), name: '', phone: afterHoursPhone } : null
}

/** The closed main line in words; null while it is open. */
export function presentMainLine({
  directory,
  now,
  speech,
}: Moment): { text: string; why: string | null } | null {
  const { phoneHours, timeZone } = directory.district
  const line = { hours: phoneHours, school: null }
  const state = openStateOf(directory, line, now)
  if (state.open || !state.opensAt) return null
  const why = state.closedToday ? null : presentClosed(closedFor(directory, line, now), speech)
  return { text: presentOpen(state, now, timeZone, speech).text, why }
}
