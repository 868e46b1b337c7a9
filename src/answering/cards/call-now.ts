import { closedFor } from '../../directory/contacts/closed-for.js'
import { type OpenPlace, openStateOf } from '../../directory/contacts/open-state.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { Speech } from '../../platform/language/language.js'
import { type OpenInstead, openInstead } from './open-instead.js'
import { type OpenWords, presentClosed, presentOpen } from './present-open.js'

/** A number to call, and whether anybody answers it now. */
export interface CallNow {
  /** E.164. */
  phone: string
  ext: string | null
  open: OpenWords
  /** Why it is closed, as a sentence; null if open, or if no reason is given. */
  closedWhy: string | null
  /** A number that answers while this one is closed; null for none. */
  instead: OpenInstead | null
}

/** @param place null for the district's main line */
export function callNow(
  place: (OpenPlace & Pick<CallNow, 'phone' | 'ext'>) | null,
  moment: { directory: DirectorySnapshot; now: Date; speech: Speech },
): CallNow {
  const { directory, now, speech } = moment
  const { phone: mainLine, phoneHours, timeZone } = directory.district
  const { phone, ext, hours, school } = place ?? {
    ...{ phone: mainLine, ext: null },
    ...{ hours: phoneHours, school: null },
  }
  const state = openStateOf(directory, { hours, school }, now)
  const instead = state.open ? null : openInstead(moment)
  return {
    phone,
    ext,
    open: presentOpen(state, now, timeZone, speech),
    // A today line says itself why.
    closedWhy: state.closedToday ? null : presentClosed(closedFor(directory, { hours, school }, now), speech),
    instead: instead?.phone === phone ? null : instead,
  }
}
