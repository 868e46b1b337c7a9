import { type RecordCells, versionOf } from '../../content/records/record-cells.js'
import { createRecordNames } from '../../content/records/record-names.js'
import type { StoredRecord } from '../../content/records/record-store.js'
import { recordPaths } from '../../paths/record-paths.js'
import type { RowFault } from '../../platform/files/row-fault.js'
import type { Page } from '../../platform/web/pages.js'
import { formFieldsOf } from './form-fields.js'
import { listLink } from './list-link.js'
import { presentFields } from './present-form-fields.js'
import type { FormMoment } from './present-record-form.js'

const absenceColumns = ['away_from', 'away_until', 'away_note']

/** The fields of an absence. */
export function absenceFields() {
  return formFieldsOf('posts', ['en']).filter(({ column }) => absenceColumns.includes(column))
}

export interface AbsenceSources {
  post: StoredRecord
  /** The form's cells. */
  cells: RecordCells
  /** Slug of the backup. */
  backup: string
  /** The other posts of the contact. */
  others: readonly StoredRecord[]
  faults: readonly RowFault[]
  /** Somebody else saved it while the form was open. */
  changed: boolean
}

/** The form of an absence and its backup. */
export function presentAbsence(sources: AbsenceSources, { directory, speech }: FormMoment): Page {
  const { post, cells, backup, others, faults, changed } = sources
  const { t, code } = speech
  const names = createRecordNames(directory, speech)
  const name = names.person(post.cells.person ?? '')
  const fields = presentFields(absenceFields(), {
    kind: 'posts',
    cells,
    faults,
    isNew: false,
    directory,
    names,
    speech,
  })
  const model = {
    title: t('records.absenceTitle', { name }),
    lead: t('records.absenceLead', {
      name,
      place: names.contact(post.cells.office ?? '', post.cells.school ?? ''),
    }),
    action: recordPaths.absence(post.id, code),
    version: versionOf(post.cells),
    fields,
    backups: [{ value: '', label: t('records.backupNone') }, ...colleagues(others, names.person, post)].map(
      (each) => ({
        ...each,
        chosen: each.value === backup,
      }),
    ),
    problems:
      faults.length > 0
        ? faults.map(({ column, key, values }) => ({
            href: `#${column ?? 'away_from'}`,
            message: t(key, values),
          }))
        : null,
    changed,
    isAway: post.cells.away_from !== '',
    parents: [
      listLink('posts', speech),
      { label: names.record('posts', post.cells), href: recordPaths.one('posts', post.id, code) },
    ],
    back: recordPaths.one('posts', post.id, code),
  }
  return { view: 'staff/directory/absence', model, status: faults.length > 0 ? 422 : changed ? 409 : 200 }
}

function colleagues(others: readonly StoredRecord[], nameOf: (slug: string) => string, post: StoredRecord) {
  const slugs = new Set(
    others.map(({ cells }) => cells.person ?? '').filter((slug) => slug !== post.cells.person),
  )
  return [...slugs].map((value) => ({ value, label: nameOf(value) }))
}
