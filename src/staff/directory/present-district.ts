import type { StoredRecord } from '../../content/records/record-store.js'
import { settingName } from '../../content/records/setting-name.js'
import { districtSettings } from '../../content/rows/check-directory-seed.js'
import { recordPaths } from '../../paths/record-paths.js'
import type { RowFault } from '../../platform/files/row-fault.js'
import type { Speech } from '../../platform/language/language.js'
import { isWording } from '../../platform/language/wording.js'
import type { Page } from '../../platform/web/pages.js'
import { shownCell } from './cell-in-words.js'
import { hoursRead } from './present-form-fields.js'
import type { FormMoment } from './present-record-form.js'

/** Theme facts; they have their own form. */
export const themeFacts = ['theme_color', 'accent_color', 'logo'] as const
export type ThemeFact = (typeof themeFacts)[number]

/** Facts in form order: required, optional, then any others that are set. */
export function districtFacts(records: readonly StoredRecord[]): string[] {
  const set = records.map(({ cells }) => cells.setting ?? '')
  const facts = new Set([...set, ...Object.keys(districtSettings)])
  for (const fact of themeFacts) facts.delete(fact)
  return [...facts]
}

export interface DistrictSources {
  /** By fact. */
  values: Map<string, string>
  facts: readonly string[]
  /** Problems by fact. */
  faults: Map<string, RowFault>
  versions: Map<string, string>
  saved: boolean
  changed: string | null
}

/** All district facts in one form. */
export function presentDistrict(sources: DistrictSources, { speech }: FormMoment): Page {
  const { values, facts, faults, versions, saved, changed } = sources
  const { t, code } = speech
  const fields = facts.map((fact) => {
    const value = values.get(fact) ?? ''
    const fault = faults.get(fact)
    const hint = fact === 'phone_hours' ? hoursRead(value, speech) : null
    return {
      id: fact,
      label: settingName(fact, speech),
      value: shownCell(fact.endsWith('phone') ? 'phone' : fact, value),
      version: { name: `version-${fact}`, value: versions.get(fact) ?? '' },
      hint,
      fault: fault ? sayOf(fault, speech) : null,
      described: [hint ? `${fact}-hint` : '', fault ? `${fact}-fault` : ''].filter(Boolean).join(' ') || null,
      isLong: value.length > 60,
    }
  })
  const problems = fields.flatMap(({ id, label, fault }) =>
    fault ? { href: `#${id}`, message: t('records.fault', { label, reason: fault }) } : [],
  )
  const model = {
    title: t('recordKind.district'),
    lead: t('recordLead.district'),
    home: { href: recordPaths.home(code), label: t('records.title') },
    action: recordPaths.one('district', 0, code),
    fields,
    problems: problems.length > 0 ? problems : null,
    done: saved,
    changed,
    history: recordPaths.changes(code, { kind: 'district' }),
  }
  return { view: 'staff/directory/district', model, status: problems.length > 0 ? 422 : changed ? 409 : 200 }
}

/** The fault of a fact, without its name: the field has a label. */
function sayOf({ key, values }: RowFault, { t }: Speech): string {
  const { key: own, values: ownValues } = isWording(values.reason) ? values.reason : { key, values }
  return t(own, ownValues)
}
