import { paths } from '../../paths/paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { FieldProblem } from '../../platform/web/errors.js'
import { maxNoteLength } from './check-note.js'
import type { DeskPreferences } from './desk-preferences.js'
import { type DeskTarget, writeTarget } from './desk-target.js'
import { followUpDays } from './read-referral.js'
import { type Channel, channels, outcomes, type ReferralOutcome } from './referral.js'

/** The choices of a select. */
export interface Choice {
  value: string
  label: string
  chosen: boolean
}

/** The form's fields. */
export interface LogFields {
  target: DeskTarget | null
  /** The target named first, when this one replaces it. */
  instead: DeskTarget | null
  /** Code of the opened answer. */
  code: string | null
  channel: Channel
  outcome: ReferralOutcome
  note: string
  followUp: string
  wrong: boolean
}

/** The form that logs a referral. */
export interface LogForm {
  action: string
  target: string
  instead: string
  code: string
  channels: Choice[]
  outcomes: Choice[]
  note: string
  maxNoteLength: number
  noteProblem: string | null
  followUps: Choice[]
  wrong: boolean
  problems: { href: string; message: string }[] | null
}

/** As each call starts. */
export function emptyLog({ channel, outcome }: DeskPreferences): LogFields {
  const rest = { note: '', followUp: '', wrong: false }
  return { target: null, instead: null, code: null, channel, outcome, ...rest }
}

export function presentLogForm(
  fields: LogFields,
  problems: readonly FieldProblem[],
  speech: Speech,
): LogForm {
  const words = problems.map(({ field, key, values }) => ({ field, message: speech.t(key, values) }))
  return {
    action: paths.referrals(speech.code),
    target: fields.target ? writeTarget(fields.target) : '',
    instead: fields.instead ? writeTarget(fields.instead) : '',
    code: fields.code ?? '',
    // With the digit that selects it.
    channels: channels.map((value) => ({
      value,
      label: speech.t(`desk.channels.${value}`),
      chosen: value === fields.channel,
    })),
    outcomes: outcomeChoices(fields.outcome, speech),
    note: fields.note,
    maxNoteLength,
    noteProblem: words.find(({ field }) => field === 'note')?.message ?? null,
    followUps: followUpChoices(fields.followUp, speech),
    wrong: fields.wrong,
    problems:
      words.length > 0 ? words.map(({ field, message }) => ({ href: `#log-${field}`, message })) : null,
  }
}

export function channelChoices(chosen: Channel | null, speech: Speech): Choice[] {
  return channels.map((value) => ({
    value,
    label: speech.t(`desk.channelNames.${value}`),
    chosen: value === chosen,
  }))
}

export function outcomeChoices(chosen: ReferralOutcome | null, speech: Speech): Choice[] {
  return outcomes.map((value) => ({
    value,
    label: speech.t(`desk.outcomes.${value}`),
    chosen: value === chosen,
  }))
}

/** @param chosen a number of school days; may be empty */
export function followUpChoices(chosen: string, speech: Speech): Choice[] {
  const days = followUpDays.map((count) => ({
    value: String(count),
    label: speech.t('desk.followUpIn', { count }),
    chosen: String(count) === chosen,
  }))
  return [{ value: '', label: speech.t('desk.noFollowUp'), chosen: chosen === '' }, ...days]
}
