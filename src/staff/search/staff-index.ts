import type { Speech } from '../../platform/language/language.js'
import { createDirectoryTable } from '../../platform/search/directory-table.js'
import { eachInSlices, inSlices } from '../../platform/threads/slices.js'
import type { Account } from '../sign-in/account-store.js'
import { mayOpen, type StaffDocument, type StaffHit, type StaffKind } from './staff-document.js'
import type { StaffSource } from './staff-sources.js'

/** The table that staff search, in one language. */
export interface StaffIndex {
  /**
   * Takes over what changed in the sources, in slices.
   * @returns how many documents were written or removed
   */
  refresh(): Promise<number>
  /** Best first, with the words of everything that the account may open. In slices. */
  search(
    words: string,
    account: Account,
    limit: number,
  ): Promise<{ hits: StaffHit[]; words: readonly string[] }>
}

/** An empty one. */
export function createStaffIndex(
  sources: readonly StaffSource[],
  { code }: Pick<Speech, 'code'>,
): StaffIndex {
  const table = createDirectoryTable<StaffKind>()
  const documents = new Map<string, StaffDocument>()
  const held = sources.map((source) => ({ source, version: null as unknown, ids: new Set<string>() }))
  let last: Promise<unknown> = Promise.resolve()

  async function refresh(part: (typeof held)[number]): Promise<number> {
    const version = part.source.version()
    if (part.version === version) return 0
    const [changed, ids] = [[] as StaffDocument[], new Set<string>()]
    const compare = (document: StaffDocument) => {
      ids.add(document.id)
      if (!isSame(documents.get(document.id), document)) changed.push(document)
    }
    await inSlices(eachInSlices(await inSlices(part.source.documents()), compare))
    const removed = [...part.ids].filter((id) => !ids.has(id))
    await table.upsert(toTable(changed, code))
    table.remove(removed)
    for (const id of removed) documents.delete(id)
    for (const document of changed) documents.set(document.id, document)
    Object.assign(part, { version, ids })
    return changed.length + removed.length
  }

  async function refreshAll(): Promise<number> {
    let count = 0
    for (const part of held) count += await refresh(part)
    return count
  }

  return {
    refresh() {
      const next = last.then(refreshAll, refreshAll)
      last = next
      return next
    },
    async search(words, account, limit) {
      const isWanted = (id: string) => {
        const document = documents.get(id)
        return document !== undefined && mayOpen(document, account)
      }
      const found = await inSlices(table.searchSlices(words, { limit, isWanted }))
      return { ...found, hits: found.hits.map((hit) => toHit(hit, code)) }
    },
  }
}

function* toTable(documents: readonly StaffDocument[], code: string) {
  for (const { id, kind, title, under, words, href } of documents)
    yield {
      ...{ id, kind, words, url: href, school: null, office: null },
      title: { [code]: title },
      subtitle: { [code]: under },
    }
}

type TableHit = {
  kind: StaffKind
  title: Record<string, string>
  subtitle: Record<string, string>
  url: string
}

const toHit = ({ kind, title, subtitle, url }: TableHit, code: string): StaffHit => ({
  ...{ kind, title: title[code] ?? '', under: subtitle[code] ?? '', href: url },
})

function isSame(known: StaffDocument | undefined, now: StaffDocument): boolean {
  if (!known || known.offices?.join() !== now.offices?.join()) return false
  return (['kind', 'title', 'under', 'words', 'href', 'minRole'] as const).every(
    (each) => known[each] === now[each],
  )
}
