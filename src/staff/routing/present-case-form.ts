import type { CaseOf } from '../../content/rehearsal/case-source-store.js'
import type { SavedCase } from '../../content/rehearsal/saved-case.js'
import { schoolLevels } from '../../directory/model/topic.js'
import { editorPath } from '../../paths/routing-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import { fingerprintOf, type OfficeName } from './editor-tools.js'
import { editorNav, problemOf, summaryOf } from './frame-of.js'
import type { CaseForm, CaseProblem } from './read-case-form.js'

export interface CaseFormSources {
  /** Null for a new one. */
  kept: SavedCase | null
  form: CaseForm
  problems: CaseProblem[]
  /** The source of a new one; null if typed in. */
  of?: CaseOf | null
  /** True if somebody else has changed it meanwhile. */
  clash?: boolean
  saved?: boolean
  mayChange: boolean
  isAdmin: boolean
  /** True for a family's words, which are erased with the inquiry. */
  fromFamily: boolean
  /** How long inquiries' words are kept. */
  keepTextDays: number
  offices: OfficeName[]
}

/** The form of a saved case: a question, and the expected answer. */
export function presentCaseForm(sources: CaseFormSources, speech: Speech): Page {
  const { kept, form, offices, mayChange, isAdmin } = sources
  const { t, code } = speech
  const problems = sources.problems.map(({ field, key, words = '' }) => ({
    field,
    message: t(`cases.fault.${key}`, { words }),
  }))
  const choice = <V extends string>(values: readonly V[], chosen: string, label: (value: V) => string) =>
    values.map((value) => ({ value, label: label(value), chosen: value === chosen }))
  const checks = (chosen: readonly string[]) =>
    offices.map(({ id, name }) => ({ value: id, label: name, chosen: chosen.includes(id) }))
  const clash = sources.clash ?? false
  const unsure = kept !== null && kept.unsureSince !== null
  const model = {
    form,
    clash,
    mayChange,
    isAdmin,
    problems: summaryOf(problems),
    said: sources.saved ? t('cases.done.added') : null,
    title: kept ? t('cases.one') : t('cases.newTitle'),
    nav: editorNav('cases', speech),
    back: editorPath('cases', code),
    action: kept ? editorPath('case', code, { id: kept.id }) : editorPath('newCase', code),
    remove: kept && mayChange ? editorPath('removeCase', code, { id: kept.id }) : null,
    seen: kept ? fingerprintOf(kept) : '',
    from: kept ? t(`cases.source.${kept.source}`) : null,
    fromFamily: sources.fromFamily ? t('cases.fromFamily', { count: sources.keepTextDays }) : null,
    unsure,
    mayKeep: isAdmin && (sources.fromFamily || unsure),
    origin: originField(sources.of ?? null),
    faults: Object.fromEntries(
      (['concern', 'lang', 'expect', 'crisis', 'note'] as const).map((field) => [
        field,
        problemOf(problems, field),
      ]),
    ),
    levels: choice(schoolLevels, form.level, (level) => t(`routing.level.${level}`)),
    outcomes: choice(['answer', 'choose', 'handover'] as const, form.outcome, (each) =>
      t(`cases.outcome.${each}`),
    ),
    expect: checks(form.expect),
    ok: checks(form.ok),
    alarms: form.alarm
      ? (['yes', 'no'] as const).map((value) => ({
          value,
          label: t(`cases.alarm.${value}`),
          chosen: !form.undecided && form.crisis === (value === 'yes'),
        }))
      : null,
    okOpen: form.ok.length > 0,
  }
  return { view: 'staff/routing/case', status: problems.length > 0 ? 422 : clash ? 409 : 200, model }
}

function originField(of: CaseOf | null): { name: string; value: string } | null {
  if (of === null) return null
  return 'inquiry' in of
    ? { name: 'inquiry', value: of.inquiry }
    : { name: 'referral', value: String(of.referral) }
}
