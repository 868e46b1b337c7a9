import { isNationalLine } from '../../directory/contacts/national-line.js'
import type { CrisisLine } from '../../directory/model/crisis-line-store.js'
import { inLanguage } from '../../directory/model/in-language.js'
import { recordPaths } from '../../paths/record-paths.js'
import { setupPaths } from '../../paths/setup-paths.js'
import type { RowFault } from '../../platform/files/row-fault.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import { phoneText } from '../../platform/web/phone-text.js'
import { sayFault } from '../directory/say-fault.js'
import { localLines } from './local-lines.js'

type LineField = 'name' | 'call' | 'sms'

/** What the page of help lines shows. */
export interface LineSources {
  /** By id of the local line. */
  typed: ReadonlyMap<string, Record<LineField, string>>
  faults: ReadonlyMap<string, readonly RowFault[]>
  saved: boolean
  lines: readonly CrisisLine[]
  /** Ids of the lines that are there. */
  stored: ReadonlySet<string>
}

const columns: Record<LineField, string> = { name: 'name_en', call: 'call', sms: 'sms' }

/** A short form for each kind of local help line, and the national lines that are there already. */
export function presentLocalLines(
  { typed, faults, saved, lines, stored }: LineSources,
  speech: Speech,
): Page {
  const { t, code } = speech
  const forms = localLines.map(({ id, label, hint }) => {
    const fields = (['name', 'call', 'sms'] as const).map((field) => {
      const fault = faults.get(id)?.find(({ column }) => column === columns[field])
      const value = typed.get(id)?.[field] ?? ''
      const said = t(`localLines.${field}`)
      return {
        id: `${field}-${id}`,
        label: said,
        type: field === 'name' ? 'text' : 'tel',
        value: /^\+\d{7,}$/.test(value) ? phoneText(value) : value,
        fault: fault ? sayFault(fault, 'crisis-lines', said, speech) : null,
      }
    })
    return { label: t(label), hint: t(hint), isThere: stored.has(id), fields }
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
    forms,
    national: national.map(({ words }) => inLanguage(words, code).name),
    all: recordPaths.list('crisis-lines', code),
    more: recordPaths.new('crisis-lines', code),
  }
  return { view: 'staff/setup/lines', model, status: problems.length > 0 ? 422 : 200 }
}
