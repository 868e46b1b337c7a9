import { type CallNow, callNow } from '../../answering/cards/call-now.js'
import { presentWrongNumber, type WrongNumberButton } from '../../answering/cards/present-wrong-number.js'
import { type Workplace, workplacesOf } from '../../directory/contacts/workplaces.js'
import { type Contact, roomIn } from '../../directory/model/contact.js'
import { type Marked, markedIn } from '../../directory/model/in-language.js'
import { type Person, personName } from '../../directory/model/person.js'
import type { PageMoment } from '../../directory/page-moment.js'
import { paths } from '../../paths/paths.js'
import type { Page } from '../../platform/web/pages.js'
import { describePerson } from './describe-person.js'

/** A public staff member: where they work, their duties, and how to reach them. */
export function presentPerson(person: Person, moment: PageMoment): Page {
  const { directory, speech } = moment
  const name = personName(person)
  const title = markedIn(
    directory.translations.text('job-title', person.title),
    speech.code,
    (words) => words,
  )
  const [first = null, ...others] = workplacesOf(person, moment)
  const model: PersonModel = {
    title: name,
    jobTitle: title,
    call: callNow(first?.contact ?? null, moment),
    wrongNumber: presentWrongNumber(first?.contact ?? { office: null, school: null }),
    away: first?.away ?? null,
    helper: first?.helper ?? null,
    workplace: first && presentWorkplace(first),
    duties: first?.duties ?? [],
    hours: first && speech.hours(first.contact.hours),
    room: first && roomIn(first.contact, directory, speech.code),
    languages: speech.list(person.languages.map((tag) => speech.languageName(tag))) || null,
    emailAction: paths.personEmail(person.slug, speech.code),
    ask: first ? null : speech.t('personPage.ask', { name }),
    others: others.length > 0 ? others.map(presentWorkplace) : null,
    colleagues: first && colleaguesOf(first.contact, moment),
    people: paths.people(speech.code),
    home: paths.home(speech.code),
  }
  const description = speech.t('personPage.description', { name, title: title.text })
  return {
    view: 'public/directory/person',
    model,
    description,
    jsonLd: [describePerson(person, moment)],
    index: true,
  }
}

interface PersonModel {
  title: string
  jobTitle: Marked
  /** Their own office, else the district. */
  call: CallNow
  wrongNumber: WrongNumberButton
  away: string | null
  /** Who helps at that number while they are away, with their page; null for nobody. */
  helper: { name: string; href: string } | null
  /** Their first workplace; null for none. */
  workplace: WorkplaceRow | null
  duties: Marked[]
  hours: string[] | null
  room: Marked | null
  languages: string | null
  emailAction: string
  /** The words for the district's operator; null when the number is their own office's. */
  ask: string | null
  others: WorkplaceRow[] | null
  colleagues: string | null
  people: string
  home: string
}

interface WorkplaceRow extends Pick<Workplace, 'name' | 'href' | 'duties' | 'away'> {
  phone: string
  ext: string | null
}

function presentWorkplace({ contact, name, href, duties, away }: Workplace): WorkplaceRow {
  return { name, href, duties, away, phone: contact.phone, ext: contact.ext }
}

/** Colleagues at the same place. */
function colleaguesOf({ office, school }: Contact, { speech }: PageMoment): string {
  return paths.people(speech.code, school ? { school } : { office })
}
