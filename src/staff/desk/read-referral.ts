import { readAnswerCode } from '../../answering/inquiries/answer-code.js'
import type { School } from '../../directory/model/school.js'
import { localDate } from '../../directory/time/local-time.js'
import type { FieldProblem } from '../../platform/web/errors.js'
import { checkNote, type FindIdentifiers } from './check-note.js'
import { type DeskTarget, readTarget } from './desk-target.js'
import type { LogFields } from './present-log-form.js'
import {
  type Channel,
  channels,
  type NewReferral,
  outcomes,
  type ReferralFacts,
  type ReferralOutcome,
} from './referral.js'
import { type DeskMoment, resolveTarget } from './resolve-target.js'

/** Choices for a follow-up, in school days. */
export const followUpDays = [1, 2, 3, 5, 10, 20] as const

/** The context for reading a form. */
export interface ReadingTools {
  moment: DeskMoment
  account: number
  identifiersIn: FindIdentifiers
  /** The school that the family of a stored answer asked for; null for none. */
  schoolOf(code: string): School | null
}

type Fields = Record<string, unknown>

/** The result: the referral or its problems, and the fields to show again. */
export type ReadReferral = { fields: LogFields } & (
  | { referral: NewReferral; problems: [] }
  | { referral: null; problems: FieldProblem[] }
)

/** Reads and validates a log form. */
export function readReferral(body: Fields, tools: ReadingTools): ReadReferral {
  const { account } = tools
  const code = typeof body.code === 'string' ? readAnswerCode(body.code) : null
  // A family that reads out its code is helped at its own school, not at the one chosen at the desk.
  const school = (code === null ? null : tools.schoolOf(code)) ?? tools.moment.school
  const moment = { ...tools.moment, school }
  const target = readTarget(body.target)
  const instead = readTarget(body.instead)
  const wrong = body.wrong === 'yes'
  const { facts, problems } = readFacts(body, tools)
  const entry = target && resolveTarget(target, moment)
  if (!entry) problems.push({ field: 'target', key: 'desk.problem.target', values: {} })
  const fields = { target, instead, code, wrong, ...readLogFields(body) }
  if (!entry || !target || problems.length > 0) return { fields, referral: null, problems }
  const referral: NewReferral = {
    ...facts,
    account,
    topic: target.topic,
    office: target.office,
    contact: entry.contact?.id ?? null,
    school: target.school ?? moment.school?.slug ?? null,
    lang: moment.callerLang,
    code,
    wrongOffice: wrong ? wrongOfficeOf(instead, target, moment) : null,
  }
  return { fields, referral, problems: [] }
}

/** Validates the editable facts of a referral, when logged and later. */
export function readFacts(
  body: Fields,
  tools: ReadingTools,
): { facts: ReferralFacts; problems: FieldProblem[] } {
  const { channel, outcome, note } = readLogFields(body)
  const problems: FieldProblem[] = []
  if (!isOneOf(channels, body.channel)) problems.push(pick('channel'))
  if (!isOneOf(outcomes, body.outcome)) problems.push(pick('outcome'))
  const fault = checkNote(note, tools.identifiersIn, tools.moment.speech)
  if (fault) problems.push(fault)
  const followUpOn = readFollowUp(body.followUp, tools.moment)
  if (followUpOn === undefined) problems.push(pick('followUp'))
  return { facts: { channel, outcome, note, followUpOn: followUpOn ?? null }, problems }
}

/** The fields to show again; invalid choices fall back to the defaults. */
export function readLogFields(body: Fields): Pick<LogFields, 'channel' | 'outcome' | 'note' | 'followUp'> {
  return {
    channel: isOneOf(channels, body.channel) ? body.channel : 'phone',
    outcome: isOneOf(outcomes, body.outcome) ? body.outcome : 'sent',
    note: typeof body.note === 'string' ? body.note.replace(/\s+/g, ' ').trim() : '',
    followUp: typeof body.followUp === 'string' ? body.followUp : '',
  }
}

/** School days from today, or an existing date. @returns undefined for neither */
function readFollowUp(value: unknown, { directory, school, now }: DeskMoment): string | null | undefined {
  if (value === undefined || value === '') return null
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)))
    return value
  const days = followUpDays.find((count) => String(count) === value)
  if (days === undefined) return undefined
  const today = localDate(now, directory.district.timeZone)
  return directory.calendar.addSchoolDays(today, days, school?.level ?? null)
}

function wrongOfficeOf(
  instead: DeskTarget | null,
  { office }: DeskTarget,
  { directory }: DeskMoment,
): string | null {
  return instead && instead.office !== office && directory.whole.office(instead.office)
    ? instead.office
    : null
}

function isOneOf<T extends Channel | ReferralOutcome>(known: readonly T[], value: unknown): value is T {
  return known.some((each) => each === value)
}

function pick(field: string): FieldProblem {
  return { field, key: 'desk.problem.pick', values: {} }
}
