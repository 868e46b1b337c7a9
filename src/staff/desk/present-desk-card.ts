import type { AnswerEntry } from '../../answering/answer.js'
import { cardContext } from '../../answering/cards/card-context.js'
import { type EntryCard, presentEntry } from '../../answering/cards/present-entry.js'
import type { DeskExplanation } from '../../answering/explain-answer.js'
import { isOffice } from '../../answering/people-to-ask.js'
import { listStaff, type StaffMember } from '../../directory/contacts/list-staff.js'
import { inLanguage } from '../../directory/model/in-language.js'
import { localDate } from '../../directory/time/local-time.js'
import { paths } from '../../paths/paths.js'
import type { Language } from '../../platform/language/language.js'
import { type InterpreterHelp, interpreterHelpFor, speechForCaller, writeCallScript } from './call-script.js'
import { type DeskTarget, writeTarget } from './desk-target.js'
import { type DirectNumber, directNumber } from './direct-number.js'
import { type Backup, findBackup } from './find-backup.js'
import { type DeskMoment, resolveTarget } from './resolve-target.js'
import { type StaffOnly, staffOnly } from './staff-only.js'
import { presentTransferNote } from './transfer-note.js'

/** A contact on a desk card: everything a clerk needs while on the phone. */
export interface DeskCard {
  key: string
  /** False for the district's main line, which is not an office. */
  logged: boolean
  card: EntryCard
  backup: Backup
  /** A few people, those away first. */
  people: StaffMember[] | null
  /** Staff only: never on a public page or in an answer. */
  internalNote: string | null
  /** The person looked up, where families do not see them. */
  staffOnly: StaffOnly | null
  /** The own number of the person looked up. */
  direct: DirectNumber | null
  say: { lang: string; dir: 'ltr' | 'rtl'; lines: string[]; interpreter: InterpreterHelp | null }
  /** Whether the caller's language is spoken there; null for the page's language. */
  spoken: { text: string; yes: boolean } | null
  /** There is a person or a language to name. */
  who: boolean
  explanation: DeskExplained | null
  /** Numbers at every school, when one must be chosen. */
  schools: { name: string; phone: string; ext: string | null; href: string }[] | null
  /** Text to copy. */
  number: string | null
  transferNote: string
  interpreterPhone: string
  favorite: boolean
  /** Saves a favorite, with `method="post"`. */
  shelf: string
  /** The same contact as families see it; null for a main line. */
  page: string | null
}

/** The words that led there, and why not the runner-up. */
export interface DeskExplained {
  matched: string | null
  rules: string | null
  runnerUp: { name: string; why: string } | null
}

export interface CardTools {
  language: Language
  favorites: ReadonlySet<string>
  /** Whether it may be saved as a case of the routing editor. */
  mayKeepCase: boolean
}

const maxPeople = 5

export function presentDeskCard(
  target: DeskTarget,
  entry: AnswerEntry,
  explanation: DeskExplanation | null,
  moment: DeskMoment,
  tools: CardTools,
): DeskCard {
  const { directory, speech, now, callerLang } = moment
  const { timeZone } = directory.district
  const { language } = tools
  const date = localDate(now, timeZone)
  const contact = entry.contact?.id ? directory.contact(entry.contact.id) : null
  const spoken = speechForCaller(callerLang, language, speech)
  const said = spoken.code === speech.code ? entry : resolveTarget(target, { ...moment, speech: spoken })
  const key = writeTarget(target)
  return {
    key,
    logged: isOffice(target.office),
    card: presentEntry(entry, cardContext({ directory, now, speech })),
    backup: findBackup(entry, directory, date, speech.code),
    people: contact && awayFirst(listStaff(directory, contact, date, speech)),
    internalNote: contact?.internalNote ?? null,
    staffOnly: staffOnly(target, directory, speech),
    direct: directNumber(target, directory),
    say: {
      lang: spoken.code,
      dir: spoken.dir,
      lines: writeCallScript(said ?? entry, spoken, now, timeZone),
      interpreter: interpreterHelpFor(callerLang, language),
    },
    spoken: presentSpoken(entry, moment),
    who: entry.contact?.person != null || callerLang !== speech.code,
    explanation: explanation && presentExplanation(explanation, moment),
    schools: entry.contact ? null : numbersBySchool(target, moment),
    number: entry.contact && numberOf(entry.contact, moment),
    transferNote: presentTransferNote(entry, moment),
    interpreterPhone: directory.district.interpreterPhone ?? directory.district.phone,
    favorite: tools.favorites.has(key),
    shelf: paths.deskShelf(speech.code),
    page: isOffice(entry.office) ? pageOf(entry, speech.code) : null,
  }
}

function awayFirst(staff: StaffMember[]): StaffMember[] | null {
  const ordered = [...staff.filter(({ away }) => away), ...staff.filter(({ away }) => !away)]
  return ordered.length > 0 ? ordered.slice(0, maxPeople) : null
}

function presentSpoken({ contact }: AnswerEntry, { callerLang, speech }: DeskMoment): DeskCard['spoken'] {
  if (!contact || callerLang === speech.code) return null
  const yes = contact.languages.includes(callerLang)
  const language = speech.languageName(callerLang)
  return { text: speech.t(yes ? 'desk.card.spoken' : 'desk.card.notSpoken', { language }), yes }
}

function presentExplanation(
  { matched, rules, runnerUp }: DeskExplanation,
  { directory, speech }: DeskMoment,
): DeskExplained {
  const other = runnerUp && directory.office(runnerUp.office)
  return {
    matched: matched.length > 0 ? matched.join(', ') : null,
    rules: rules.length > 0 ? rules.join(', ') : null,
    runnerUp: other && runnerUp && { name: inLanguage(other.words, speech.code).name, why: runnerUp.why },
  }
}

function numbersBySchool(target: DeskTarget, moment: DeskMoment): DeskCard['schools'] {
  const { directory, speech } = moment
  return directory.schools.flatMap(({ slug, shortName }) => {
    const contact = directory.contactAt(target.office, slug)
    if (!contact) return []
    const href = paths.deskOpen(writeTarget(target), speech.code, { school: slug })
    return [{ name: shortName, phone: contact.phone, ext: contact.ext, href }]
  })
}

function numberOf({ phone, ext }: { phone: string; ext: string | null }, { speech }: DeskMoment): string {
  const number = speech.phone(phone)
  return ext ? speech.t('phone.withExt', { number, ext }) : number
}

/** The same contact as families see it. */
function pageOf({ office, school }: AnswerEntry, lang: string): string {
  return school ? paths.contact(office, school.slug, lang) : paths.office(office, lang)
}
