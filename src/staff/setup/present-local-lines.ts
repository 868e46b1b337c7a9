import { isNationalLine } from '../../directory/contacts/national-line.js'
import type { CrisisLine } from '../../directory/model/crisis-line-store.js'
import { inLanguage } from '../../directory/model/in-language.js'
import { recordPaths } from '../../paths/record-paths.js'
import { setupPaths } from '../../paths/setup-paths.js'
import type { RowFault } from '../../platform/files/row-fault.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import { sayFault } from '../directory/say-fault.js'
import { localLines } from './local-lines.js'

type LineField = 'name' | 'call' | 'sms'

/** The version is empty for a line that was not there. */
type TypedLine = Record<LineField | 'version', string>

/** The data of the page of help lines. */
export interface LineSources {
  /** The stored values, by id of the local line. */
  now: ReadonlyMap<string, TypedLine>
  /** The values just typed, by id. */
  typed: ReadonlyMap<string, TypedLine>
  /** Lines that somebody else saved or removed meanwhile: they show the stored values, so that saving again undoes nothing. */
  changed: ReadonlySet<string>
  faults: ReadonlyMap<string, readonly RowFault[]>
  saved: boolean
  lines: readonly CrisisLine[]
  /** Record ids of the lines that are there, by their own ids. */
  stored: ReadonlyMap<string, number>
}

const columns: Record<LineField, string> = { name: 'name_en', call: 'call', sms: 'sms' }

/** A short form for each kind of local help line, and the national lines that are there already. */
export function presentLocalLines(
  { now, typed, changed, faults, saved, lines, stored }: LineSources,
  speech: Speech,
): Page {
  const { t, code } = speech
  const forms = localLines.map(({ id, label, hint }) => {
    const line = (changed.has(id) ? null : typed.get(id)) ?? now.get(id)
    const fields = (['name', 'call', 'sms'] as const).map((field) => {
      const fault = faults.get(id)?.find(({ column }) => column === columns[field])
      const value = line?.[field] ?? ''
      const said = t(`localLines.${field}`)
      return {
        id: `${field}-${id}`,
        label: said,
        type: field === 'name' ? 'text' : 'tel',
        value: /^\+\d{7,}$/.test(value) ? speech.phone(value) : value,
        fault: fault ? sayFault(fault, 'crisis-lines', said, speech) : null,
      }
    })
    const record = stored.get(id)
    const remove = record === undefined ? null : recordPaths.remove('crisis-lines', record, code)
    const version = { name: `version-${id}`, value: now.get(id)?.version ?? '' }
    return { label: t(label), hint: t(hint), remove, version, fields }
  })
  const problems = forms.flatMap(({ label, fields }) =>
    fields.flatMap(({ id, fault }) => (fault ? [{ href: `#${id}`, message: `${label}: ${fault}` }] : [])),
  )
  const national = lines.filter(isNationalLine)
  const model = {
    title: t('localLines.title'),
    action: setupPaths.lines(code),
    problems: problems.length > 0 ? problems : null,
    done: saved,
    changed: changed.size > 0 ? t('records.changed') : null,
    forms,
    national: national.map(({ words }) => inLanguage(words, code).name),
    all: recordPaths.list('crisis-lines', code),
    more: recordPaths.new('crisis-lines', code),
  }
  return {
    view: 'staff/setup/lines',
    model,
    status: problems.length > 0 ? 422 : changed.size > 0 ? 409 : 200,
  }
}
