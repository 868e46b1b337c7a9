import { type OpenInstead, openInstead } from '../../answering/cards/open-instead.js'
import { presentClosed, presentOpen } from '../../answering/cards/present-open.js'
import { presentWrongNumber, type WrongNumberButton } from '../../answering/cards/present-wrong-number.js'
import { closedFor } from '../../directory/contacts/closed-for.js'
import { contactPlace, type MapLink, mapLink } from '../../directory/contacts/contact-place.js'
import { frontOfficeAt } from '../../directory/contacts/front-office.js'
import { presentWho } from '../../directory/contacts/list-staff.js'
import { openStateOf } from '../../directory/contacts/open-state.js'
import { type Contact, roomIn } from '../../directory/model/contact.js'
import { type Marked, markedIn } from '../../directory/model/in-language.js'
import { answersForText } from '../../directory/model/office.js'
import { addressOf, type School } from '../../directory/model/school.js'
import type { PageMoment } from '../../directory/page-moment.js'
import { clockText, localDate } from '../../directory/time/local-time.js'
import { comingDays, isOff, type SchoolDay, schoolDayAt } from '../../directory/time/school-day.js'
import { schoolDayAfterClosure } from '../../directory/today/after-closure.js'
import { paths } from '../../paths/paths.js'
import type { Speech } from '../../platform/language/language.js'
import { markedText } from '../../platform/web/mark-foreign.js'
import type { Page } from '../../platform/web/pages.js'
import { describeSchool } from './describe-school.js'
import { closesOn } from './present-closed-place.js'
import { gradesText } from './present-schools.js'

const daysShown = 7

/** A school: today, its numbers, whom to ask about each topic, and special days. */
export function presentSchool(school: School, moment: PageMoment): Page {
  const { directory, speech } = moment
  const { slug, name, level, phone, website } = school
  const front = frontOfficeAt(directory, slug)
  const model: SchoolModel = {
    title: name,
    level: speech.t(`schools.level.${level}`, { grades: gradesText(school.grades) }),
    closes: closesOn('school', slug, moment),
    call: {
      phone: front?.phone ?? phone,
      ext: front?.ext ?? null,
      wrongNumber: presentWrongNumber({ office: front?.office ?? null, school: slug }),
      open:
        front &&
        presentOpen(
          openStateOf(directory, front, moment.now),
          moment.now,
          directory.district.timeZone,
          speech,
        ),
    },
    closed: front && presentFrontClosed(front, moment),
    instead: front && openStateOf(directory, front, moment.now).open ? null : openInstead(moment),
    today: presentToday(school, moment),
    bell: speech.hours(`Mo-Fr ${school.starts}-${school.ends}`),
    officeHours: front && speech.hours(front.hours),
    address: addressOf(school),
    map: mapLink(contactPlace({ address: null, school: slug }, directory), directory.district.mapSite),
    languages: speech.list(school.languages.map((tag) => speech.languageName(tag))),
    website: website ? { href: website, text: website.replace(/^https?:\/\/(www\.)?|\/$/g, '') } : null,
    emailAction: front?.email ? paths.contactEmail(front.id, speech.code) : null,
    contacts: contactsAt(school, moment),
    days: presentDays(school, moment),
    links: {
      people: paths.people(speech.code, { school: slug }),
      offices: paths.offices(speech.code),
      schools: paths.schools(speech.code),
      home: paths.home(speech.code),
    },
  }
  return {
    view: 'public/directory/school',
    model,
    school: slug,
    description: speech.t('schools.schoolDescription', { school: name, address: addressOf(school) }),
    jsonLd: [describeSchool(school, moment)],
    index: true,
  }
}

interface SchoolModel {
  title: string
  level: string
  /** When it will close; null if it is not closing. */
  closes: string | null
  call: {
    phone: string
    ext: string | null
    wrongNumber: WrongNumberButton
    open: { open: boolean; text: string } | null
  }
  /** Why the front office is closed; null if open, or if no reason is given. */
  closed: string | null
  /** A number that answers while it is closed; null for none. */
  instead: OpenInstead | null
  today: string
  bell: string[]
  officeHours: string[] | null
  address: string
  map: MapLink | null
  languages: string
  website: { href: string; text: string } | null
  emailAction: string | null
  contacts: SchoolContactRow[]
  days: { when: string; name: Marked; what: string | null }[]
  links: { people: string; offices: string; schools: string; home: string }
}

/** An office in a school's list. */
interface SchoolContactRow {
  name: Marked
  answersFor: Marked
  href: string
  phone: string
  ext: string | null
  room: Marked | null
  /** The first person to ask, or how many there are. */
  people: string | null
}

function contactsAt({ slug }: School, { directory, speech }: PageMoment): SchoolContactRow[] {
  const shown = directory.ownOffices.flatMap(({ id, words }) => {
    const contact = directory.contactAt(id, slug)
    return contact ? [{ contact, words }] : []
  })
  return shown.map(({ contact, words }) => ({
    name: markedIn(words, speech.code, ({ name }) => name),
    answersFor: markedIn(words, speech.code, ({ answersFor }) => answersForText(answersFor)),
    href: paths.contact(contact.office, slug, speech.code),
    phone: contact.phone,
    ext: contact.ext,
    room: roomIn(contact, directory, speech.code),
    people: presentWho(directory, contact, speech),
  }))
}

function presentToday(school: School, { directory, speech, now }: PageMoment): string {
  const closedUntil = schoolDayAfterClosure(directory, school, now)
  if (closedUntil) return speech.t('schools.today.closed', { date: speech.date(closedUntil, 'long') })
  const date = localDate(now, directory.district.timeZone)
  const text = dayText(schoolDayAt(directory, date, school.level), school, speech)
  return directory.calendar.isBeyond(date) ? speech.t('answer.mayDiffer', { text }) : text
}

function dayText(day: SchoolDay, school: School, speech: Speech): string {
  if (day.kind === 'full')
    return speech.t('schools.today.full', {
      times: `${clockText(school.starts, speech)} – ${clockText(school.ends, speech)}`,
    })
  if (day.kind === 'half') return speech.t('schools.today.half', { time: clockText(day.until, speech) })
  const date = speech.date(day.next, 'long')
  if (!day.reason) return speech.t('schools.today.closed', { date })
  const reason = markedText(markedIn(day.reason, speech.code, (name) => name))
  return speech.t('schools.today.closedFor', { date, reason })
}

function presentDays({ level }: School, { directory, speech, now }: PageMoment): SchoolModel['days'] {
  const today = localDate(now, directory.district.timeZone)
  return comingDays(directory, today, level, daysShown).map((day) => ({
    when: speech.dates(day.startsOn, day.endsOn),
    name: markedIn(day.name, speech.code, (name) => name),
    what: isOff(day)
      ? speech.t('schools.noSchool')
      : day.closes && speech.t('schools.endsAt', { time: clockText(day.closes, speech) }),
  }))
}

function presentFrontClosed(front: Contact, { directory, now, speech }: PageMoment) {
  const { closedToday } = openStateOf(directory, front, now)
  return closedToday ? null : presentClosed(closedFor(directory, front, now), speech)
}
