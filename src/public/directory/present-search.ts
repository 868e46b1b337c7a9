import { type EmergencyPanel, presentEmergency } from '../../answering/cards/present-emergency.js'
import { looksLikeConcern } from '../../answering/looks-like-concern.js'
import { officeLink } from '../../directory/contacts/office-link.js'
import type { Emergency } from '../../directory/contacts/resolved-contact.js'
import type { Contact } from '../../directory/model/contact.js'
import { type Marked, markedIn } from '../../directory/model/in-language.js'
import { answersForText, type Office } from '../../directory/model/office.js'
import { addressOf, type School } from '../../directory/model/school.js'
import type { RoutingTopic } from '../../directory/model/topic.js'
import type { PageMoment } from '../../directory/page-moment.js'
import type { FoundEverything } from '../../directory/search/find-everything.js'
import { paths } from '../../paths/paths.js'
import { tokenize } from '../../platform/text/tokenize.js'
import type { Page } from '../../platform/web/pages.js'
import { type PersonRow, personRow } from './person-row.js'

/** The inputs of the search page. */
export interface SearchPageSources extends PageMoment {
  /** As typed; may be empty. */
  words: string
  /** Null before a search. */
  found: FoundEverything | null
  emergency: Emergency | null
}

/** Directory search results by kind; for a question, the link to its answer first. */
export function presentSearch(sources: SearchPageSources): Page {
  const { words, found, emergency, speech } = sources
  const sections = found ? sectionsOf(found, sources) : []
  const nothing = found !== null && sections.length === 0
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
    home: paths.home(speech.code),
  }
  return { view: 'public/directory/search', model }
}

interface SearchModel {
  title: string
  action: string
  words: string
  emergency: EmergencyPanel | null
  /** The link that asks the words as a question; null if they are not one. */
  ask: { action: string; helpNow: string } | null
  none: boolean
  /** Before a search: links to the lists. */
  lists: boolean
  /** Results by kind, the kind with the closest name first. */
  sections: FoundSection[]
  home: string
}

interface FoundSection {
  title: string
  /** Topics, offices or schools. */
  rows: FoundRow[]
  people: PersonRow[]
  all: { href: string; text: string }
}

/** A result. */
interface FoundRow {
  name: Marked
  what: Marked
  href: string
  /** Null if it has no number of its own. */
  phone: string | null
  ext: string | null
}

function sectionsOf(found: FoundEverything, moment: SearchPageSources): FoundSection[] {
  const { t, code } = moment.speech
  const sections: FoundSection[] = [
    {
      title: t('searchPage.topics'),
      rows: found.topics.map((topic) => topicRow(topic, code)),
      people: [],
      all: { href: paths.topics(code), text: t('searchPage.allTopics') },
    },
    {
      title: t('directory.offices'),
      rows: found.offices.map((office) => officeRow(office, moment)),
      people: [],
      all: { href: paths.offices(code), text: t('offices.all') },
    },
    {
      title: t('directory.schools'),
      rows: found.schools.map((school) => schoolRow(school, code)),
      people: [],
      all: { href: paths.schools(code), text: t('schools.all') },
    },
    {
      title: t('directory.people'),
      rows: [],
      people: found.people.map((person) => personRow(person, moment)),
      all: { href: paths.people(code), text: t('searchPage.allPeople') },
    },
  ]
  return inOrder(
    sections.filter(({ rows, people }) => rows.length + people.length > 0),
    moment,
  )
}

/** "Nurse" should find the School Nurse before a topic that mentions a nurse. */
function inOrder(sections: FoundSection[], { words, speech }: SearchPageSources): FoundSection[] {
  const stemsOf = (text: string) => tokenize(text, speech.code).map(({ stem }) => stem)
  const typed = new Set(stemsOf(words))
  const likeness = (name: string) => {
    const stems = stemsOf(name)
    return stems.filter((stem) => typed.has(stem)).length / stems.length
  }
  const best = ({ rows, people }: FoundSection) =>
    Math.max(...rows.map(({ name }) => likeness(name.text)), ...people.map(({ name }) => likeness(name)))
  return sections.sort((a, b) => best(b) - best(a))
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
