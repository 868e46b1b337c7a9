import type { DirectoryKind } from '../../content/records/record-kinds.js'
import type { RowFault } from '../../platform/files/row-fault.js'
import type { Speech } from '../../platform/language/language.js'

/** A fault's key of a record that is part of web addresses. */
function isAddress(what: unknown): boolean {
  const { key } = (what ?? {}) as { key?: unknown }
  return key === 'fault.same.slug' || key === 'fault.same.id'
}

/**
 * A fault of a form's field as a sentence of its own.
 * @param label of the field; null for a fault of the whole record
 */
export function sayFault(
  { key, values, column }: RowFault,
  kind: DirectoryKind,
  label: string | null,
  { t }: Speech,
): string {
  if (key === 'fault.takenHere' && isAddress(values?.what)) return t('records.slugTaken')
  if (key === 'fault.empty' && kind === 'schools' && column === 'name') return t('records.enterSchoolName')
  if (key === 'fault.empty' && kind === 'offices' && column === 'name_en') return t('records.enterOfficeName')
  if (key === 'fault.empty' && label) return t('records.enter', { label })
  if (key.startsWith('fault.twin.') || key === 'fault.endsFirst') return t(key, values)
  return label ? t('records.fault', { label, reason: t(key, values) }) : t(key, values)
}
