import type { AnswerEntry } from '../../answering/answer.js'
import { cardContext } from '../../answering/cards/card-context.js'
import { type EntryCard, entryTitle, hideEmail, presentEntry } from '../../answering/cards/present-entry.js'
import { schoolOf } from '../../answering/resolve-entry.js'
import { frontOfficeAt } from '../../directory/contacts/front-office.js'
import { listStaff, type StaffMember } from '../../directory/contacts/list-staff.js'
import { resolveContact } from '../../directory/contacts/resolve-contact.js'
import type { Contact } from '../../directory/model/contact.js'
import { inLanguage, isInEnglish } from '../../directory/model/in-language.js'
import { linkFor, linksOf, otherLinks, type ShownLink } from '../../directory/model/link.js'
import type { School } from '../../directory/model/school.js'
import type { RoutingTopic } from '../../directory/model/topic.js'
import type { PageMoment } from '../../directory/page-moment.js'
import { localDate } from '../../directory/time/local-time.js'
import { paths } from '../../paths/paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import type { Messages } from '../messages/messages.js'
import { presentWays, type WaysToWrite } from '../messages/present-ways.js'
import { describeOffice } from './describe-office.js'
import { describeContact } from './describe-school.js'
import { closesOn } from './present-closed-place.js'
import { presentTopicLinks, type TopicList, topicsAskedFirst } from './topics-asked-first.js'

/** An office at a place: its card, its people, and what to ask there. @param school null for a district office */
export function presentContactPage(
  contact: Contact,
  school: School | null,
  topics: readonly RoutingTopic[],
  messages: Pick<Messages, 'takes'>,
  moment: PageMoment,
): Page {
  const { directory, speech, now } = moment
  const { timeZone } = directory.district
  const entry = entryAt(contact, school, moment)
  const card = presentEntry(entry, cardContext(moment))
  const first = topicsAskedFirst(topics, contact.office, school?.level ?? null, speech)
  const front = school && frontOfficeAt(directory, school.slug)
  const model: ContactPageModel = {
    title: entryTitle(entry, speech),
    place: school
      ? { text: school.name, href: paths.school(school.slug, speech.code) }
      : { text: card.place, href: null },
    closes: (school && closesOn('school', school.slug, moment)) ?? closesOn('office', contact.office, moment),
    card: {
      ...card,
      contact: card.contact && hideEmail(card.contact, paths.contactEmail(contact.id, speech.code)),
    },
    ways: presentWays(contact, messages, speech.code),
    more: otherLinks(linksOf(directory, { office: contact.office }, speech.code), card),
    staff: listStaff(directory, contact, localDate(now, timeZone), speech),
    topics: presentTopicLinks(first, speech),
    front: front && front.id !== contact.id ? { phone: front.phone, ext: front.ext } : null,
    links: {
      home: paths.home(speech.code),
      offices: paths.offices(speech.code),
      everywhere: school && paths.office(contact.office, speech.code),
    },
  }
  return {
    view: 'public/directory/contact',
    model,
    school: school?.slug ?? null,
    description: descriptionOf(entry, speech),
    jsonLd: presentForMachines(contact, school, moment),
    index: true,
  }
}

function presentForMachines(contact: Contact, school: School | null, moment: PageMoment): object[] {
  if (school) return [describeContact(contact, school, moment)]
  const office = moment.directory.office(contact.office)
  return office ? [describeOffice(office, moment)] : []
}

interface ContactPageModel {
  title: string
  place: { text: string; href: string | null }
  /** When it will close; null if it is not closing. */
  closes: string | null
  card: EntryCard
  /** Null where families cannot write. */
  ways: WaysToWrite | null
  /** The office's own pages and forms besides the card's; null for none. */
  more: ShownLink[] | null
  staff: StaffMember[]
  topics: TopicList | null
  front: { phone: string; ext: string | null } | null
  /** `everywhere`: the same office at every school; null for a district office. */
  links: { home: string; offices: string; everywhere: string | null }
}

function descriptionOf({ name: office, school }: AnswerEntry, speech: Speech): string {
  return school
    ? speech.t('schools.contactDescription', { office, school: school.name })
    : speech.t('offices.officeDescription', { office })
}

/** The contact as in an answer, for an unknown family. */
function entryAt(
  contact: Contact,
  school: School | null,
  { directory, speech, now }: PageMoment,
): AnswerEntry {
  const { office } = contact
  const inEach = directory.office(office)?.words ?? { en: { name: office, answersFor: '' } }
  const words = inLanguage(inEach, speech.code)
  const inEnglish: ('office' | 'bring')[] = [
    ...(isInEnglish(inEach, speech.code) ? (['office'] as const) : []),
    ...(isInEnglish(contact.bring, speech.code) ? (['bring'] as const) : []),
  ]
  return {
    key: office,
    office,
    level: school ? 'school' : 'district',
    school: school && schoolOf(school),
    ...words,
    score: 0,
    topic: null,
    contact: resolveContact(directory, {
      office,
      school: school?.slug ?? null,
      moment: now,
      language: speech.code,
      grade: null,
      lastName: null,
    }),
    ladder: [],
    link: linkFor(directory, null, office, speech.code),
    why: '',
    part: null,
    inEnglish,
  }
}
