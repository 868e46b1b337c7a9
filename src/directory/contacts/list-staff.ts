import { paths } from '../../paths/paths.js'
import { groupBy } from '../../platform/database/group-by.js'
import type { Speech } from '../../platform/language/language.js'
import type { Contact } from '../model/contact.js'
import type { DirectorySnapshot } from '../model/directory-snapshot.js'
import { type Marked, markedIn } from '../model/in-language.js'
import { type Post, personName } from '../model/person.js'
import { isAskedFirst, isAway, standInFor } from './choose-person.js'

/** A person who works at a contact, for its page. */
export interface StaffMember {
  name: string
  href: string
  title: Marked
  /** Their duties and the families they serve, one line each. */
  duties: Marked[]
  /** When away today: until when, and the backup; null when present. */
  away: string | null
}

/** The public people of a contact, each once: first choices before backups. */
export function listStaff(
  directory: DirectorySnapshot,
  contact: Contact,
  date: string,
  speech: Speech,
): StaffMember[] {
  const posts = directory.postsOf(contact)
  const shown = groupBy(
    posts.filter(({ person }) => person.public),
    ({ person }) => person,
  )
  return [...shown].map(([person, held]) => ({
    name: personName(person),
    href: paths.person(person.slug, speech.code),
    title: markedIn(directory.translations.text('job-title', person.title), speech.code, (title) => title),
    duties: held.flatMap((post) => presentDuties(post, directory, speech)),
    away: presentAway(held, posts, date, speech),
  }))
}

/** The first person to ask at a contact, or how many there are; null when nobody is public. */
export function presentWho(directory: DirectorySnapshot, contact: Contact, speech: Speech): string | null {
  const first = directory.postsOf(contact).filter(({ position, person }) => position === 1 && person.public)
  const people = [...new Set(first.map(({ person }) => person))]
  const [only] = people
  if (!only) return null
  return people.length === 1 ? personName(only) : speech.t('schools.peopleCount', { count: people.length })
}

/** The district's words for a duty, plus the families it serves if the words do not say. */
export function presentDuties(
  post: Post,
  { translations }: Pick<DirectorySnapshot, 'translations'>,
  speech: Speech,
): Marked[] {
  const duty = markedIn(translations.duty(post.duty), speech.code, (words) => words)
  const families = presentFamilies(post, duty.text, speech)
  return [...(duty.text ? [duty] : []), ...(families ? [{ text: families, lang: null }] : [])]
}

/** Until when a person is away, and who helps the families of the first post affected. */
export function presentAway(
  held: readonly Post[],
  posts: readonly Post[],
  date: string,
  speech: Speech,
): string | null {
  const away = held.find((post) => isAway(post, date))
  if (!away) return null
  const standIn = helperOf(away, posts, date)
  const values = {
    date: away.awayUntil ? speech.date(away.awayUntil, 'long') : '',
    person: standIn ? personName(standIn.person) : '',
  }
  if (standIn) return speech.t(away.awayUntil ? 'people.awayUntilHelped' : 'people.awayHelped', values)
  return speech.t(away.awayUntil ? 'people.awayUntil' : 'people.away', values)
}

/** Who helps the families of the first post affected, with their page; null for nobody, or while nobody is away. */
export function presentHelper(
  held: readonly Post[],
  posts: readonly Post[],
  date: string,
  { code }: Speech,
): { name: string; href: string } | null {
  const away = held.find((post) => isAway(post, date))
  const person = away && helperOf(away, posts, date)?.person
  return person ? { name: personName(person), href: paths.person(person.slug, code) } : null
}

function helperOf(away: Post, posts: readonly Post[], date: string): Post | null {
  return isAskedFirst(away) ? standInFor(posts, away, date) : null
}

function presentFamilies({ grades, lastNames, language }: Post, said: string, speech: Speech): string | null {
  const name = language && speech.languageName(language)
  const parts = [
    grades && !said.includes(grades)
      ? speech.t('people.grades', { grades: grades.replaceAll('-', '–') })
      : null,
    lastNames && !said.includes(lastNames)
      ? speech.t('people.lastNames', { range: lastNames.replace('-', '–') })
      : null,
    name && !said.toLowerCase().includes(name.toLowerCase())
      ? speech.t('people.speaks', { language: name })
      : null,
  ].filter((part) => part !== null)
  return parts.length > 0 ? parts.join(' · ') : null
}
