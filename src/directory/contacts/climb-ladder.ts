import type { Contact } from '../model/contact.js'
import type { DirectorySnapshot } from '../model/directory-snapshot.js'
import { inLanguage } from '../model/in-language.js'
import type { Office } from '../model/office.js'
import { type Level, ladderAt, type RoutingTopic } from '../model/topic.js'
import { contactFor } from './resolve-contact.js'
import type { AnswerStep } from './resolved-contact.js'

export interface Climb {
  topic: RoutingTopic
  /** Slug of the chosen school; null for none: school steps then show the district's main phone. */
  school: string | null
  /** ISO date of asking. */
  date: string
  /** BCP 47. */
  language: string
}

/**
 * The steps of a topic, in order, each with its start date. The first step is today, or the
 * next school day; each next one the school day after the previous reply is due. Offices that are equally right share a
 * step. A topic that goes straight to an office gets only its first step.
 */
export function climbLadder(
  directory: DirectorySnapshot,
  { topic, school, date, language }: Climb,
): AnswerStep[] {
  const level = directory.school(school)?.level ?? null
  const ladder = answeringOffices(directory, ladderAt(topic, level))
  const steps: AnswerStep[] = []
  let from = date
  let due: string | null = null
  for (const [index, offices] of (topic.straight ? ladder.slice(0, 1) : ladder).entries()) {
    const asked = offices.map((office) => stepOf(directory, { office, school, language, from, after: due }))
    steps.push(...asked.map((each) => ({ step: index + 1, ...each.step })))
    from = latest(asked.map((each) => each.step.askFrom)) ?? from
    due = latest(asked.map((each) => each.due)) ?? due
  }
  return steps
}

/** Each office that answers, once: one may do the work of several, and the main line that of all removed ones. */
function answeringOffices(directory: DirectorySnapshot, ladder: string[][]): string[][] {
  const seen = new Set<string | null>()
  const isNew = (office: Office | null) => !seen.has(office?.id ?? null) && seen.add(office?.id ?? null)
  return ladder
    .map((step) =>
      step.flatMap((id) => {
        const office = directory.office(id)
        return isNew(office) ? [office?.id ?? id] : []
      }),
    )
    .filter((step) => step.length > 0)
}

interface StepQuestion {
  office: string
  school: string | null
  language: string
  /** The earliest date, when there is no earlier step. */
  from: string
  /** When the previous step's reply is due; null for the first step. */
  after: string | null
}

function stepOf(directory: DirectorySnapshot, { office, school, language, from, after }: StepQuestion) {
  const { calendar, district } = directory
  const known = directory.office(office)
  const contact = contactFor(directory, office, school)
  const level = stepLevel(directory, contact, known)
  const askFrom =
    after === null ? calendar.addSchoolDays(from, 0, level) : calendar.addSchoolDays(after, 1, level)
  const step = {
    office,
    // A removed office is replaced by the school's own number, or the district's.
    name: known
      ? inLanguage(known.words, language).name
      : (directory.school(school)?.name ?? district.shortName),
    // No contact there: the school's front desk, or the district's operator, transfers the call.
    phone: contact?.phone ?? directory.school(school)?.phone ?? district.phone,
    ext: contact?.ext ?? null,
    askFrom,
    ...(calendar.isBeyond(askFrom) ? { unsure: true as const } : {}),
  }
  const promise = contact?.replyDays ?? maxPromise(directory, office)
  return { step, due: calendar.addSchoolDays(askFrom, promise, level) }
}

/** Whose calendar counts. An unknown school has school when the others do. */
function stepLevel(
  directory: DirectorySnapshot,
  contact: Contact | null,
  office: Office | null,
): Level | null {
  const school = directory.school(contact?.school ?? null) ?? directory.schools[0]
  return office?.level === 'school' ? (school?.level ?? null) : null
}

/** The reply promise of an office at every school. */
function maxPromise(directory: DirectorySnapshot, office: string): number {
  const contacts = directory.contacts.filter((contact) => contact.office === office)
  return Math.max(0, ...contacts.map(({ replyDays }) => replyDays))
}

function latest(dates: string[]): string | null {
  return dates.sort().at(-1) ?? null
}
