import { type CallNow, callNow } from '../../answering/cards/call-now.js'
import { presentWrongNumber, type WrongNumberButton } from '../../answering/cards/present-wrong-number.js'
import { frontOfficeAt } from '../../directory/contacts/front-office.js'
import { presentWho } from '../../directory/contacts/list-staff.js'
import type { Contact } from '../../directory/model/contact.js'
import type { Marked } from '../../directory/model/in-language.js'
import { linksOf, otherLinks, type ShownLink } from '../../directory/model/link.js'
import type { Office } from '../../directory/model/office.js'
import type { School } from '../../directory/model/school.js'
import { type RoutingTopic, schoolLevels } from '../../directory/model/topic.js'
import type { PageMoment } from '../../directory/page-moment.js'
import { paths } from '../../paths/paths.js'
import type { Page } from '../../platform/web/pages.js'
import { describeOffice } from './describe-office.js'
import { closesOn } from './present-closed-place.js'
import { officeRow } from './present-offices.js'
import { presentTopicLinks, type TopicList, topicsAskedFirst } from './topics-asked-first.js'

/**
 * A school office: how to reach it at each school.
 * @param own the school that this browser chose last; null for none
 */
export function presentOffice(
  office: Office,
  topics: readonly RoutingTopic[],
  own: School | null,
  moment: PageMoment,
): Page {
  const { directory, speech } = moment
  const { name, answersFor } = officeRow(office, speech.code)
  const at = (school: School) => placeOf(office, school, moment)
  const groups = schoolLevels.map((level) => ({
    title: speech.t(`schools.${level}`),
    places: directory.schools
      .filter((school) => school.level === level)
      .flatMap((school) => at(school) ?? []),
  }))
  const elsewhere = directory.schools.filter((school) => at(school) === null)
  const model: OfficeModel = {
    title: name.text,
    name,
    answersFor,
    closes: closesOn('office', office.id, moment),
    more: otherLinks(linksOf(directory, { office: office.id }, speech.code), null),
    own: own && ownPlace(office, own, moment),
    groups: groups.filter(({ places }) => places.length > 0),
    elsewhere: elsewhere.length > 0 ? elsewhere.map((school) => frontOfficeOf(school, moment)) : null,
    topics: presentTopicLinks(topicsAskedFirst(topics, office.id, null, speech), speech),
    links: {
      people: paths.people(speech.code, { office: office.id }),
      offices: paths.offices(speech.code),
      home: paths.home(speech.code),
    },
  }
  const description = speech.t('offices.everywhereDescription', { office: name.text })
  return {
    view: 'public/directory/office',
    model,
    description,
    jsonLd: [describeOffice(office, moment)],
    index: true,
  }
}

interface OfficeModel {
  title: string
  name: Marked
  answersFor: Marked
  /** When it will close; null if it is not closing. */
  closes: string | null
  /** The office's own pages and forms; null for none. */
  more: ShownLink[] | null
  /** At the family's school; null if unknown. */
  own: (OfficePlace & { call: CallNow; wrongNumber: WrongNumberButton }) | null
  groups: { title: string; places: OfficePlace[] }[]
  /** Front offices of the schools without it; null for none. */
  elsewhere: OfficePlace[] | null
  topics: TopicList | null
  links: { people: string; offices: string; home: string }
}

/** The office at a school. */
interface OfficePlace {
  school: string
  href: string
  phone: string
  ext: string | null
  /** The first person to ask, or how many there are; null when nobody is public. */
  people: string | null
}

/** Null if the family's school has none. */
function ownPlace(office: Office, school: School, moment: PageMoment): OfficeModel['own'] {
  const place = placeOf(office, school, moment)
  const contact = moment.directory.contactAt(office.id, school.slug)
  return (
    place &&
    contact && {
      ...place,
      call: callNow(contact, moment),
      wrongNumber: presentWrongNumber({ office: office.id, school: school.slug }),
    }
  )
}

/** Null if the school has none. */
function placeOf({ id }: Office, school: School, moment: PageMoment): OfficePlace | null {
  const { directory, speech } = moment
  const contact = directory.contactAt(id, school.slug)
  return contact && presentPlace(school, contact, paths.contact(id, school.slug, speech.code), moment)
}

function frontOfficeOf(school: School, { directory, speech }: PageMoment): OfficePlace {
  const front = frontOfficeAt(directory, school.slug)
  return {
    school: school.name,
    href: paths.school(school.slug, speech.code),
    phone: front?.phone ?? school.phone,
    ext: front?.ext ?? null,
    people: null,
  }
}

function presentPlace(
  { name }: School,
  contact: Contact,
  href: string,
  { directory, speech }: PageMoment,
): OfficePlace {
  const { phone, ext } = contact
  return { school: name, href, phone, ext, people: presentWho(directory, contact, speech) }
}
