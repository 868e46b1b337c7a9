import { groupBy } from '../../platform/database/group-by.js'
import type { Contact } from '../model/contact.js'
import { type Marked, markedIn } from '../model/in-language.js'
import type { Person } from '../model/person.js'
import type { PageMoment } from '../page-moment.js'
import { localDate } from '../time/local-time.js'
import { presentAway, presentDuties, presentHelper } from './list-staff.js'
import { officeLink } from './office-link.js'

/** A person's workplaces, with their duties. */
export interface Workplace {
  contact: Contact
  /** The office and its school. */
  name: Marked
  href: string
  duties: Marked[]
  /** When away today: until when, and the backup; null when present. */
  away: string | null
  /** That backup, with their page; null for none. */
  helper: { name: string; href: string } | null
}

/** A person's workplaces: first choices before backups. */
export function workplacesOf(person: Person, { directory, speech, now }: PageMoment): Workplace[] {
  const date = localDate(now, directory.district.timeZone)
  const posts = groupBy(directory.postsBy(person), (post) => post.contact)
  return [...posts].flatMap(([id, held]) => {
    const contact = directory.contact(id)
    const office = contact && directory.office(contact.office)
    if (!contact || !office) return []
    const school = directory.school(contact.school)
    const named = markedIn(office.words, speech.code, ({ name }) => name)
    const values = { office: named.text, school: school?.name ?? '' }
    return {
      contact,
      name: school ? { ...named, text: speech.t('answer.titleAt', values) } : named,
      href: officeLink(directory, office.id, contact.school, speech.code).href,
      duties: held.flatMap((post) => presentDuties(post, directory, speech)),
      away: presentAway(held, directory.postsOf(contact), date, speech),
      helper: presentHelper(held, directory.postsOf(contact), date, speech),
    }
  })
}
