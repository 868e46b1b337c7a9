import type { Emergency } from '../concerns/answer.js'
import { type EmergencyPanel, presentEmergency } from '../concerns/present-emergency.js'
import { paths } from '../paths.js'
import type { RoutingTopic } from '../routing/revision.js'
import type { Page } from '../web/pages.js'
import { answersForText } from './answers-for.js'
import type { Contact } from './contact-store.js'
import type { FoundEverything } from './find-everything.js'
import { type Marked, markedIn } from './in-language.js'
import { looksLikeConcern } from './looks-like-concern.js'
import { officeLink } from './office-link.js'
import type { Office } from './office-store.js'
import type { PageMoment } from './page-moment.js'
import { type PersonRow, personRow } from './person-row.js'
import { addressOf } from './school-address.js'
import type { School } from './school-store.js'

/** What the page of the search is made from. */
export interface SearchSources extends PageMoment {
  /** As typed; empty for nothing yet. */
  words: string
  /** Null while nothing was looked for. */
  found: FoundEverything | null
  emergency: Emergency | null
}

/** What was found in the whole directory, by kind; for a question, the way to its answer first. */
export function presentSearch(sources: SearchSources): Page {
  const { words, found, emergency, speech } = sources
  const sections = found ? sectionsOf(found, sources) : []
  const people = found?.people.map((person) => ({ ...personRow(person, sources), id: null })) ?? []
  const nothing = found !== null && sections.length === 0 && people.length === 0
  const asks = words !== '' && looksLikeConcern(words, speech.code)
  const model: SearchModel = {
    title: speech.t('searchPage.title'),
    action: paths.search(speech.code),
    words,
    emergency: presentEmergency(emergency, 'now', speech),
    ask: asks || nothing ? { action: paths.ask(speech.code), helpNow: paths.helpNow(speech.code) } : null,
    none: nothing && !asks,
    lists: found === null && !asks,
    sections,
    people: people.length > 0 ? people : null,
    home: paths.home(speech.code),
  }
  return { view: 'directory/search', model }
}

interface SearchModel {
  title: string
  action: string
  words: string
  emergency: EmergencyPanel | null
  /** Where the words go if they are a question; null where they are none. */
  ask: { action: string; helpNow: string } | null
  none: boolean
  /** Nothing was looked for yet: the lists are offered. */
  lists: boolean
  /** Topics, offices and schools; those without a row are left out. */
  sections: { title: string; rows: FoundRow[]; all: { href: string; text: string } }[]
  people: PersonRow[] | null
  home: string
}

/** Something that was found. */
interface FoundRow {
  name: Marked
  what: Marked
  href: string
  /** Null for what has no number of its own. */
  phone: string | null
  ext: string | null
}

function sectionsOf(found: FoundEverything, moment: PageMoment): SearchModel['sections'] {
  const { t, code } = moment.speech
  const sections = [
    {
      title: t('searchPage.topics'),
      rows: found.topics.map((topic) => topicRow(topic, code)),
      all: { href: paths.topics(code), text: t('searchPage.allTopics') },
    },
    {
      title: t('directory.offices'),
      rows: found.offices.map((office) => officeRow(office, moment)),
      all: { href: paths.offices(code), text: t('offices.all') },
    },
    {
      title: t('directory.schools'),
      rows: found.schools.map((school) => schoolRow(school, code)),
      all: { href: paths.schools(code), text: t('schools.all') },
    },
  ]
  return sections.filter(({ rows }) => rows.length > 0)
}

function topicRow({ slug, words }: RoutingTopic, language: string): FoundRow {
  return {
    name: markedIn(words, language, ({ title }) => title),
    what: markedIn(words, language, ({ summary }) => summary),
    href: paths.topic(slug, language),
    phone: null,
    ext: null,
  }
}

/** An office, or the one at a school. */
function officeRow(found: Office | Contact, { directory, speech }: PageMoment): FoundRow {
  const contact = 'office' in found ? found : directory.contactAt(found.id, null)
  const id = 'office' in found ? found.office : found.id
  const school = directory.school(contact?.school ?? null)
  const { name, href } = officeLink(directory, id, school?.slug ?? null, speech.code)
  const words = directory.office(id)?.words ?? { en: { name: id, answersFor: '' } }
  return {
    name: school
      ? { ...name, text: speech.t('answer.titleAt', { office: name.text, school: school.name }) }
      : name,
    what: markedIn(words, speech.code, ({ answersFor }) => answersForText(answersFor)),
    href,
    phone: contact?.phone ?? null,
    ext: contact?.ext ?? null,
  }
}

function schoolRow(school: School, language: string): FoundRow {
  return {
    name: { text: school.name, lang: null },
    what: { text: addressOf(school), lang: null },
    href: paths.school(school.slug, language),
    phone: school.phone,
    ext: null,
  }
}
