import type { Answer, AnswerEntry } from '../../answering/answer.js'
import { clearChoices } from '../../answering/cards/clear-choices.js'
import { firstOfEach } from '../../answering/cards/first-of-each.js'
import { usefulOthers } from '../../answering/cards/useful-others.js'
import { type DeskExplanation, explainAnswer } from '../../answering/explain-answer.js'
import { readAnswerCode } from '../../answering/inquiries/answer-code.js'
import { entryKey } from '../../answering/inquiries/feedback.js'
import type { Inquiry } from '../../answering/inquiries/inquiry-store.js'
import type { Emergency } from '../../directory/contacts/resolved-contact.js'
import { inLanguage, type Marked } from '../../directory/model/in-language.js'
import type { Wording } from '../../platform/language/wording.js'
import type { DirectoryHit, DirectoryQuery } from '../../platform/search/directory-document.js'
import type { DirectoryAnswer } from '../../platform/search/directory-search.js'
import { toPlainWords } from '../../platform/text/plain-text.js'
import { type DeskTarget, writeTarget } from './desk-target.js'
import { findByNumber, readNumber } from './find-by-number.js'
import { findStaff } from './find-staff.js'
import { type DeskMoment, resolveTarget, targetOfHit } from './resolve-target.js'

/** One result for the words a clerk types. */
export interface DeskFinding {
  target: DeskTarget
  entry: AnswerEntry
  /** `answer`: the same as for families; `human`: the fallback when nobody is named; else found by name. */
  by: 'answer' | 'human' | 'name'
}

/** All results for the words a clerk types. */
export interface DeskFindings {
  /** Best first. */
  findings: DeskFinding[]
  emergency: Emergency | null
  remarks: string[]
  notices: Marked[]
  /** Why the first result is first; null when a name or a code led there. */
  explanation: DeskExplanation | null
  /** Code of the stored answer that was opened; null for typed words. */
  code: string | null
  /** The sentence that says nothing was found; null if something was. */
  missing: Wording | null
}

/** Before anything was typed. */
export const nothingFound: DeskFindings = {
  findings: [],
  emergency: null,
  remarks: [],
  notices: [],
  explanation: null,
  code: null,
  missing: null,
}

/** The stored or fresh inquiry, and its answer now. */
export interface LookedUp {
  inquiry: Inquiry
  answer: Answer
}

/** Dependencies of a look-up. */
export interface LookUpTools {
  lookUpConcern(text: string, moment: DeskMoment): Promise<LookedUp>
  /** A stored answer, resolved for the desk. @returns null for an unknown code */
  findStored(code: string, moment: DeskMoment): LookedUp | null
  findInDirectory(words: string, query?: DirectoryQuery): Promise<DirectoryAnswer>
}

/** As many as fit next to a card without scrolling. */
const maxFindings = 8
const fewFindings = 4
/** Longer texts tell a story; no name is as long. */
const maxNameLength = 60
/** This few words may be the start of a name, not a concern. */
const fewWords = 2
const hitsDeadlineMs = 80
const codeLength = 8

/** The answer a family would get, plus name matches; or the stored answer with that code. */
export async function lookUp(text: string, moment: DeskMoment, tools: LookUpTools): Promise<DeskFindings> {
  const stored = findByCode(text, moment, tools)
  if (stored) return findingsOf(stored, noHits, moment, { code: stored.inquiry.code, text: '' })
  const number = readNumber(text)
  if (number) return { ...nothingFound, ...findByNumber(number, text, moment) }
  const [found, hits] = await Promise.all([
    tools.lookUpConcern(text, moment),
    findByName(text, moment, tools.findInDirectory),
  ])
  const findings = findingsOf(found, rankHits(text, hits, moment), moment, { code: null, text })
  const nobody = findings.findings.every(({ by }) => by === 'human')
  return nobody ? sayMissing(text, findings) : findings
}

/** The front office is no match for letters without a meaning: a clerk must know that nothing was found. */
function sayMissing(text: string, findings: DeskFindings): DeskFindings {
  if (isLikeCode(text))
    return { ...findings, findings: [], missing: { key: 'desk.noCode', values: { code: text } } }
  return { ...findings, missing: { key: 'desk.nobody', values: {} } }
}

/** Eight letters and digits as in a code, at least one of them a digit. */
function isLikeCode(text: string): boolean {
  return /\d/.test(text) && readAnswerCode(text)?.length === codeLength
}

function findByCode(text: string, moment: DeskMoment, { findStored }: LookUpTools): LookedUp | null {
  const code = readAnswerCode(text)
  return code?.length === codeLength ? findStored(code, moment) : null
}

async function findByName(
  text: string,
  { directory }: DeskMoment,
  find: LookUpTools['findInDirectory'],
): Promise<readonly DirectoryHit[]> {
  if (text.length > maxNameLength) return []
  const { hits } = await find(text, { limit: maxFindings * 2, deadlineMs: hitsDeadlineMs })
  return [...hits, ...findStaff(text, directory, maxFindings)]
}

interface RankedHits {
  /** People and offices whose names begin with these few words. */
  begun: DirectoryHit[]
  /** With every word, or its beginning, in the name. */
  named: DirectoryHit[]
  others: DirectoryHit[]
}

const noHits: RankedHits = { begun: [], named: [], others: [] }

/** Nearest name first: "principal" is the principal before the assistant principal. */
function rankHits(text: string, hits: readonly DirectoryHit[], moment: DeskMoment): RankedHits {
  const words = toPlainWords(text)
  const titleOf = (hit: DirectoryHit) => toPlainWords(hit.title[moment.speech.code] ?? hit.title.en ?? '')
  const isNamed = (title: readonly string[]) =>
    words.every((word) => title.some((name) => name.startsWith(word)))
  const begins = (hit: DirectoryHit) =>
    words.length <= fewWords && titleOf(hit)[0]?.startsWith(words[0] ?? '') === true
  const wanted = hits.filter((hit) => isWanted(hit, isNamed, moment))
  const named = wanted.filter((hit) => isNamed(titleOf(hit)))
  // "Bus" matches the bus before "business".
  const whole = (hit: DirectoryHit) => words.filter((word) => titleOf(hit).includes(word)).length
  named.sort((a, b) => whole(b) - whole(a) || titleOf(a).length - titleOf(b).length)
  return {
    named,
    begun: named.filter(begins),
    others: wanted.filter((hit) => !named.includes(hit)),
  }
}

/** An office finds its contacts at every school, unless the words name a school or one is chosen. */
function isWanted(
  { kind, school, office }: DirectoryHit,
  isNamed: (title: readonly string[]) => boolean,
  { directory, school: chosen, speech }: DeskMoment,
): boolean {
  if (kind !== 'contact') return true
  const words = office === null ? null : directory.office(office)?.words
  const byOffice = words && isNamed(toPlainWords(inLanguage(words, speech.code).name))
  return !byOffice && (chosen === null || chosen.slug === school)
}

function findingsOf(
  { answer, inquiry }: LookedUp,
  hits: RankedHits,
  moment: DeskMoment,
  { code, text }: { code: string | null; text: string },
): DeskFindings {
  const ordered = orderFindings(answer, answeredBy(answer, inquiry.result), hits, moment)
  const humans = answer.outcome === 'handover' ? humansOf(answer) : []
  const explained = ordered[0]?.by === 'answer'
  return {
    findings: eachOnce([...ordered, ...humans]),
    emergency: answer.emergency,
    remarks: answer.remarks,
    notices: answer.notices,
    explanation: explained
      ? inOwnWords(
          explainAnswer(inquiry.result, inquiry.trace, topicIn(moment), moment.speech).desk,
          inquiry.text ?? text,
        )
      : null,
    code,
    missing: null,
  }
}

/** Exact names first, then the answer; weak matches only if there is little else. */
function orderFindings(
  { outcome, signals }: Answer,
  answered: DeskFinding[],
  { begun, named, others }: RankedHits,
  moment: DeskMoment,
): DeskFinding[] {
  const byName = (list: readonly DirectoryHit[]) => list.flatMap((hit) => findingOfHit(hit, moment))
  // A person or office asked for by name, and any rule's result, rank above titles.
  const asked = signals.includes('name') || signals.includes('rule')
  const near =
    outcome === 'answer'
      ? [...(asked ? [] : byName(begun)), ...answered, ...byName(named)]
      : [...byName(named), ...answered]
  const once = eachOnce(near)
  return once.length < fewFindings && outcome !== 'answer'
    ? eachOnce([...once, ...byName(others)]).slice(0, fewFindings)
    : once.slice(0, maxFindings)
}

/** The offices shown to families, with the cause of each. */
function answeredBy(answer: Answer, { offices }: LookedUp['inquiry']['result']): DeskFinding[] {
  if (answer.outcome === 'handover') return []
  return shownToParents(answer).flatMap((entry) => {
    // By key: the answer leaves out offices that lead to the same place.
    const ranked = offices.find((each) => entryKey(each) === entry.key && (each.part ?? null) === entry.part)
    if (!ranked) return []
    const { office, topic, person = null, school = null } = ranked
    return [{ target: { office, topic, person, school }, entry, by: 'answer' as const }]
  })
}

function shownToParents(answer: Answer): AnswerEntry[] {
  if (answer.parts) return firstOfEach(answer)
  const [first] = answer.entries
  if (answer.outcome === 'choose') return clearChoices(answer.entries)
  return first ? [first, ...usefulOthers(answer, first)] : []
}

function humansOf({ entries }: Answer): DeskFinding[] {
  return entries.map((entry) => ({
    target: { office: entry.office, topic: null, person: null, school: null },
    entry,
    by: 'human' as const,
  }))
}

function findingOfHit(hit: DirectoryHit, moment: DeskMoment): DeskFinding[] {
  const target = targetOfHit(hit, moment)
  const entry = target && resolveTarget(target, moment)
  return target && entry ? [{ target, entry, by: 'name' }] : []
}

/** The same office, topic and place is one row, however it was found. */
function eachOnce(findings: DeskFinding[]): DeskFinding[] {
  const seen = new Set<string>()
  return findings.filter(({ target, entry }) => {
    const key = writeTarget({ ...target, school: entry.school?.slug ?? null })
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** The typed words in place of their stems: `lleg` says nothing to a clerk. Stems of no typed word are left out. */
function inOwnWords(explanation: DeskExplanation, text: string): DeskExplanation {
  const typed = text.toLowerCase().match(/[\p{L}\p{N}'’]+/gu) ?? []
  const plain = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '')
  const wordOf = (stem: string) => {
    const start = stem.length > 3 ? plain(stem).slice(0, -1) : plain(stem)
    return (
      typed.find((word) => plain(word) === plain(stem)) ?? typed.find((word) => plain(word).startsWith(start))
    )
  }
  const matched = explanation.matched.flatMap((stem) => wordOf(stem) ?? [])
  return { ...explanation, matched: [...new Set(matched)] }
}

function topicIn({ topics }: DeskMoment) {
  return (slug: string | null) => topics.find((topic) => topic.slug === slug) ?? null
}
