import { inLanguage } from '../../directory/model/in-language.js'
import { paths } from '../../paths/paths.js'
import { editorPath } from '../../paths/routing-paths.js'
import type { FieldProblem } from '../../platform/web/errors.js'
import type { Page } from '../../platform/web/pages.js'
import { maxNoteLength } from './check-note.js'
import { channelChoices, followUpChoices, outcomeChoices } from './present-log-form.js'
import { presentReferral } from './present-referral.js'
import type { Referral, ReferralFacts } from './referral.js'
import type { DeskMoment } from './resolve-target.js'

export interface EditSources {
  moment: DeskMoment
  referral: Referral
  /** The submitted fields; null for the stored ones. */
  form: { facts: ReferralFacts; problems: FieldProblem[] } | null
  saved: boolean
  due: number
  /** Whether it may be saved as a case of the routing editor. */
  mayKeepCase: boolean
  /** Whether the reader may change it. */
  mayChange: boolean
}

/** The form of one referral, with the wrong-door correction. With problems it is the 422 page. */
export function presentEdit({ moment, referral, form, saved, due, ...may }: EditSources): Page {
  const { directory, speech } = moment
  const { code: lang } = speech
  const facts = form?.facts ?? referral
  const problems = (form?.problems ?? []).map(({ field, key, values }) => ({
    field,
    href: `#edit-${field}`,
    message: speech.t(key, values),
  }))
  const model = {
    title: speech.t(may.mayChange ? 'desk.edit.title' : 'desk.edit.lockedTitle'),
    counts: { 'follow-ups': due },
    action: paths.referral(referral.id, lang),
    undo: paths.referralUndo(referral.id, lang),
    undone: referral.undoneAt !== null,
    locked: may.mayChange ? null : speech.t('desk.edit.locked', { name: referral.by }),
    keepCase: may.mayKeepCase && referral.undoneAt === null ? editorPath('caseFrom', lang) : null,
    id: referral.id,
    row: presentReferral(referral, moment),
    saved,
    problems: problems.length > 0 ? problems : null,
    noteProblem: problems.find(({ field }) => field === 'note')?.message ?? null,
    channels: channelChoices(facts.channel, speech),
    outcomes: outcomeChoices(facts.outcome, speech),
    note: facts.note,
    maxNoteLength,
    followUps: followUpsOf(facts.followUpOn, moment),
    offices: directory.whole.offices
      .filter(({ id }) => id !== referral.office)
      .map(({ id, words }) => ({ value: id, label: inLanguage(words, lang).name })),
  }
  return { view: 'staff/desk/edit', status: problems.length > 0 ? 422 : 200, model }
}

/** The current date comes first. */
function followUpsOf(date: string | null, { speech }: DeskMoment) {
  const choices = followUpChoices(date === null ? '' : date, speech)
  if (date === null) return choices
  const kept = {
    value: date,
    label: speech.t('desk.followUpOn', { date: speech.date(date, 'short') }),
    chosen: true,
  }
  return [kept, ...choices]
}
