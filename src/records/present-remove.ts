import type { DirectorySnapshot } from '../directory/directory-snapshot.js'
import type { Speech } from '../language/language.js'
import type { Page } from '../web/pages.js'
import { versionOf } from './record-cells.js'
import { type DirectoryKind, isDirectoryKind } from './record-kinds.js'
import { createRecordNames } from './record-names.js'
import { recordPaths } from './record-paths.js'
import type { StoredRecord } from './record-store.js'
import type { Reference } from './references-to.js'

/** Asks whether to remove a record; or says what points to it, with the way there. */
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
    keep: recordPaths.one(kind, record.id, code),
  }
  return { view: 'records/remove', model, status: changed ? 409 : 200 }
}
