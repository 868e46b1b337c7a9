import type { DirectoryKind } from '../../content/records/record-kinds.js'
import { recordPaths } from '../../paths/record-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { StaffLink } from '../navigation/present-breadcrumbs.js'

/** The list of a kind, above its records. The district's facts have one page for all. */
export function listLink(kind: DirectoryKind, { t, code }: Speech): StaffLink {
  const href = kind === 'district' ? recordPaths.one(kind, 0, code) : recordPaths.list(kind, code)
  return { label: t(`recordKind.${kind}`), href }
}
