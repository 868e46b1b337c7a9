import { workplacesOf } from '../../directory/contacts/workplaces.js'
import { type Marked, markedIn } from '../../directory/model/in-language.js'
import { type Person, personName } from '../../directory/model/person.js'
import type { PageMoment } from '../../directory/page-moment.js'
import { paths } from '../../paths/paths.js'

const placesShown = 2

/** A staff member in a list. */
export interface PersonRow {
  name: string
  href: string
  title: Marked
  /** Their workplaces. */
  places: Marked[]
  away: string | null
  phone: string
  ext: string | null
}

/** A public person. Without a post, their number is the district's. */
export function personRow(person: Person, moment: PageMoment): PersonRow {
  const { directory, speech } = moment
  const workplaces = workplacesOf(person, moment)
  const [first] = workplaces
  const more = workplaces.length - placesShown
  return {
    name: personName(person),
    href: paths.person(person.slug, speech.code),
    title: markedIn(directory.translations.text('job-title', person.title), speech.code, (title) => title),
    places: [
      ...workplaces.slice(0, placesShown).map(({ name }) => name),
      ...(more > 0 ? [{ text: speech.t('peoplePage.morePlaces', { count: more }), lang: null }] : []),
    ],
    away: first?.away ?? null,
    phone: first?.contact.phone ?? directory.district.phone,
    ext: first?.contact.ext ?? null,
  }
}
