import type { RecordCells } from '../../content/records/record-cells.js'
import { createRecordNames } from '../../content/records/record-names.js'
import type { StoredRecord } from '../../content/records/record-store.js'
import { recordPaths } from '../../paths/record-paths.js'
import type { RowFault } from '../../platform/files/row-fault.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import { formFieldsOf } from './form-fields.js'
import { presentFields } from './present-form-fields.js'
import type { FormMoment } from './present-record-form.js'

/** Fields that can be set for several contacts at once. */
const bulkColumns = ['hours', 'reply_days', 'messages', 'languages', 'checked', 'internal_note']

export function bulkFields() {
  const fields = formFieldsOf('contacts', [])
  return bulkColumns.map((column) => fields.find((field) => field.column === column)!)
}

export interface BulkSources {
  records: readonly StoredRecord[]
  cells: RecordCells
  /** Headers ticked for change. */
  ticked: readonly string[]
  failed: readonly FailedEdit[]
  /** Other problems, in words. */
  problems: readonly string[]
}

/** An edit that was refused, and why. */
export interface FailedEdit {
  edit: { id: number | null }
  faults: readonly RowFault[]
}

/** The form that changes several contacts. */
export function presentBulk(sources: BulkSources, { directory, speech }: FormMoment): Page {
  const { records, cells, ticked, failed, problems } = sources
  const { t, code } = speech
  const names = createRecordNames(directory, speech)
  const fields = presentFields(bulkFields(), {
    kind: 'contacts',
    cells,
    // A wrong value is wrong for all of them.
    faults: failed[0]?.faults.filter(isOfField) ?? [],
    isNew: false,
    directory,
    names,
    speech,
  })
  const fieldProblems = fields.flatMap(({ id, label, fault }) =>
    fault ? { href: `#${id}`, message: t('records.fault', { label, reason: fault }) } : [],
  )
  const others = [...problems, ...sayOtherFaults(sources, names, speech)]
  const all = [...fieldProblems, ...others.map((message) => ({ href: '#set-hours', message }))]
  const model = {
    title: t('records.bulkTitle', { count: records.length }),
    action: recordPaths.bulkSave(code),
    ids: records.map(({ id }) => id),
    names: records.map((record) => names.record('contacts', record.cells)),
    fields: fields.map((field) => ({
      field,
      set: { id: `set-${field.id}`, name: field.id, label: t('records.bulkSet', { field: field.label }) },
      ticked: ticked.includes(field.id),
    })),
    problems: all.length > 0 ? all : null,
    back: recordPaths.list('contacts', code),
  }
  return { view: 'staff/directory/bulk', model, status: all.length > 0 ? 422 : 200 }
}

/** Faults outside the form's fields name their contact. */
function sayOtherFaults(
  { records, failed }: BulkSources,
  names: ReturnType<typeof createRecordNames>,
  { t }: Speech,
): string[] {
  return failed.flatMap(({ edit, faults }) => {
    const record = records.find(({ id }) => id === edit.id)
    const name = record ? names.record('contacts', record.cells) : ''
    return faults
      .filter((fault) => !isOfField(fault))
      .map(({ key, values }) => t('records.bulkFault', { name, reason: { key, values } }))
  })
}

const isOfField = ({ column }: RowFault) => bulkFields().some(({ header }) => header === column)
