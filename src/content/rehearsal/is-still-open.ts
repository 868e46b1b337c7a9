import { maxDaysUnchecked } from '../../directory/contacts/days-unchecked.js'
import { frontOfficeAt } from '../../directory/contacts/front-office.js'
import { contactFor } from '../../directory/contacts/resolve-contact.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { openPlacesOn } from '../../directory/model/open-places.js'
import { addDays, localDate } from '../../directory/time/local-time.js'
import type { CoverageGap } from './prove-coverage.js'

/** Whether a gap that a rehearsal found is still there: a contact is live at once, without another rehearsal. */
export function isStillOpen(
  { kind, office, school }: Pick<CoverageGap, 'kind' | 'office' | 'school'>,
  { whole }: DirectorySnapshot,
  now: Date,
): boolean {
  const today = localDate(now, whole.district.timeZone)
  const directory = openPlacesOn(whole, today)
  if (kind === 'no-front-office') return school === null || !frontOfficeAt(directory, school)
  if (kind !== 'no-contact' && kind !== 'unchecked') return true
  const contact = contactFor(directory, office, school)
  if (!contact?.phone) return true
  return kind === 'unchecked' && contact.checkedOn < addDays(today, -maxDaysUnchecked)
}
