import { versionOf } from '../../content/records/record-cells.js'
import { type DirectoryKind, isDirectoryKind } from '../../content/records/record-kinds.js'
import { createRecordNames } from '../../content/records/record-names.js'
import type { StoredRecord } from '../../content/records/record-store.js'
import type { Reference, Referrer } from '../../content/records/references-to.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { paths } from '../../paths/paths.js'
import { recordPaths } from '../../paths/record-paths.js'
import { editorPath } from '../../paths/routing-paths.js'
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
      records: records.map((record, index) => ({
        name: names[index] ?? '',
        href: hrefOf(from, record, code),
      })),
      more:
        records.length > 0 && count > records.length
          ? t('records.heldMore', { count: count - records.length })
          : null,
    })),
    // What families asked is never removed for the sake of a record.
    past: held.some(({ from }) => past.includes(from)),
    close:
      held.length > 0 && closing.includes(kind)
        ? `${recordPaths.one(kind, record.id, code)}#closed_from`
        : null,
    changed,
    action: recordPaths.remove(kind, record.id, code),
    version: versionOf(record.cells),
    parents: [listLink(kind, speech), { label: name, href: recordPaths.one(kind, record.id, code) }],
    keep: recordPaths.one(kind, record.id, code),
  }
  return { view: 'staff/directory/remove', model, status: changed ? 409 : 200 }
}

const past: readonly Reference['from'][] = ['inquiries', 'wrong_doors', 'referrals']
const closing: readonly DirectoryKind[] = ['schools', 'offices']

/** Where a use is changed; null for what nobody changes. */
function hrefOf(from: Reference['from'], { id, cells }: Referrer, lang: string) {
  if (from === 'accounts') return paths.oneAccount(id, lang)
  if (isDirectoryKind(from)) return recordPaths.one(from, id, lang)
  if (from === 'rules') return editorPath('rule', lang, { id: cells.id ?? '' })
  if (from === 'topics') return editorPath('topic', lang, { slug: cells.slug ?? '' })
  const slug = cells.topic
  return slug ? editorPath(from === 'phrasings' ? 'phrasings' : 'topic', lang, { slug }) : null
}
