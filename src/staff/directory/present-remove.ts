import { versionOf } from '../../content/records/record-cells.js'
import { type DirectoryKind, isDirectoryKind } from '../../content/records/record-kinds.js'
import { createRecordNames } from '../../content/records/record-names.js'
import type { StoredRecord } from '../../content/records/record-store.js'
import type { Reference } from '../../content/records/references-to.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { recordPaths } from '../../paths/record-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import { listLink } from './list-link.js'

/** Asks whether to remove a record, or lists what still uses it. */
export function presentRemove(
  kind: DirectoryKind,
  record: StoredRecord,
  held: readonly (Reference & { names: string[] })[],
  changed: boolean,
  { directory, speech }: { directory: DirectorySnapshot; speech: Speech },
): Page {
  const { t, code } = speech
  const name = createRecordNames(directory, speech).record(kind, record.cells)
  const model = {
    title: t('records.removeTitle', { name }),
    held: held.map(({ from, count, records, names }) => ({
      kind: t('records.heldCount', { kind: t(`recordKind.${from}`), count }),
      records: records.map(({ id }, index) => ({
        name: names[index] ?? '',
        href: isDirectoryKind(from) ? recordPaths.one(from, id, code) : null,
      })),
      more:
        records.length > 0 && count > records.length
          ? t('records.heldMore', { count: count - records.length })
          : null,
    })),
    changed,
    action: recordPaths.remove(kind, record.id, code),
    version: versionOf(record.cells),
    parents: [listLink(kind, speech), { label: name, href: recordPaths.one(kind, record.id, code) }],
    keep: recordPaths.one(kind, record.id, code),
  }
  return { view: 'staff/directory/remove', model, status: changed ? 409 : 200 }
}
