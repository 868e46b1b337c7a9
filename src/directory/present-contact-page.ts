import type { AnswerEntry } from '../concerns/answer.js'
import { type EntryCard, hideEmail, presentEntry } from '../concerns/present-entry.js'
import { schoolOf } from '../concerns/resolve-entry.js'
import type { Speech } from '../language/language.js'
import { paths } from '../paths.js'
import { type Level, ladderAt, type RoutingTopic } from '../routing/revision.js'
import type { Page } from '../web/pages.js'
import type { Contact } from './contact-store.js'
import { describeContact } from './describe-school.js'
import { inLanguage } from './in-language.js'
import { listStaff, type StaffMember } from './list-staff.js'
import { localDate } from './local-time.js'
import type { PageMoment } from './page-moment.js'
import { type TopicLink, topicLink } from './present-topics.js'
import { resolveContact } from './resolve-contact.js'
import type { School } from './school-store.js'

const topicsShown = 8

/** An office at a school: the card that an answer shows, who works there, what to ask there. */
export function presentContactPage(
  contact: Contact,
  school: School,
  topics: readonly RoutingTopic[],
  moment: PageMoment,
): Page {
  const { directory, speech, now } = moment
  const { timeZone } = directory.district
  const entry = entryAt(contact, school, moment)
  const card = presentEntry(entry, { now, timeZone, speech })
  const first = topicsAskedFirst(topics, contact.office, school.level, speech)
  const front = directory.contactAt('school-office', school.slug)
  const values = { office: entry.name, school: school.name }
  const model: ContactPageModel = {
    title: speech.t('answer.titleAt', values),
    school: { name: school.name, href: paths.school(school.slug, speech.code) },
    card: {
      ...card,
      contact: card.contact && hideEmail(card.contact, paths.contactEmail(contact.id, speech.code)),
    },
    staff: listStaff(directory, contact, localDate(now, timeZone), speech),
    topics: first.slice(0, topicsShown),
    moreTopics: first.slice(topicsShown),
    moreTopicsLabel: speech.t('schools.moreTopics', { count: Math.max(0, first.length - topicsShown) }),
    front: front && front.id !== contact.id ? { phone: front.phone, ext: front.ext } : null,
    home: paths.home(speech.code),
  }
  return {
    view: 'directory/contact',
    model,
    description: speech.t('schools.contactDescription', values),
    jsonLd: [describeContact(contact, school, moment)],
    index: true,
  }
}

interface ContactPageModel {
  title: string
  school: { name: string; href: string }
  card: EntryCard
  staff: StaffMember[]
  topics: TopicLink[]
  moreTopics: TopicLink[]
  moreTopicsLabel: string
  front: { phone: string; ext: string | null } | null
  home: string
}

/** The contact as an answer would give it, to a family that has told nothing. */
function entryAt({ office }: Contact, school: School, { directory, speech, now }: PageMoment): AnswerEntry {
  const words = inLanguage(
    directory.office(office)?.words ?? { en: { name: office, answersFor: '' } },
    speech.code,
  )
  return {
    key: office,
    office,
    level: 'school',
    school: schoolOf(school),
    ...words,
    score: 0,
    topic: null,
    contact: resolveContact(directory, {
      office,
      school: school.slug,
      moment: now,
      language: speech.code,
      grade: null,
      lastName: null,
    }),
    ladder: [],
    why: '',
    part: null,
  }
}

/** The topics whose ladder begins at an office, by title. */
export function topicsAskedFirst(
  topics: readonly RoutingTopic[],
  office: string,
  level: Level,
  speech: Speech,
): TopicLink[] {
  const order = new Intl.Collator(speech.code)
  return topics
    .filter((topic) => ladderAt(topic, level)[0]?.includes(office))
    .map((topic) => topicLink(topic, speech.code))
    .sort((a, b) => order.compare(a.title.text, b.title.text))
}
