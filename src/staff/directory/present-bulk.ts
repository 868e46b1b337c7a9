import type { RecordCells } from '../../content/records/record-cells.js'
import { createRecordNames } from '../../content/records/record-names.js'
import type { StoredRecord } from '../../content/records/record-store.js'
import { recordPaths } from '../../paths/record-paths.js'
import type { RowFault } from '../../platform/files/row-fault.js'
import type { Page } from '../../platform/web/pages.js'
import { formFieldsOf } from './form-fields.js'
import { presentFields } from './present-form-fields.js'
import type { FormMoment } from './present-record-form.js'

/** Fields that can be set for several contacts at once. */
const bulkColumns = ['hours', 'reply_days', 'languages', 'checked', 'internal_note']

export function bulkFields() {
  const fields = formFieldsOf('contacts', [])
  return bulkColumns.map((column) => fields.find((field) => field.column === column)!)
}

export interface BulkSources {
  records: readonly StoredRecord[]
  cells: RecordCells
  /** Headers ticked for change. */
  ticked: readonly string[]
  faults: readonly RowFault[]
  /** Other problems, in words. */
  problems: readonly string[]
}

/** The form that changes several contacts. */
export function presentBulk(sources: BulkSources, { directory, speech }: FormMoment): Page {
  const { records, cells, ticked, faults, problems } = sources
  const { t, code } = speech
  const names = createRecordNames(directory, speech)
  const fields = presentFields(bulkFields(), {
    kind: 'contacts',
    cells,
    faults,
    isNew: false,
    directory,
    names,
    speech,
  })
  const fieldProblems = fields.flatMap(({ id, label, fault }) =>
    fault ? { href: `#${id}`, message: t('records.fault', { label, reason: fault }) } : [],
  )
  const all = [...fieldProblems, ...problems.map((message) => ({ href: '#set-hours', message }))]
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
