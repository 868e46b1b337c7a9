import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { inDirectory } from '../../paths/paths.js'
import type { Speech } from '../../platform/language/language.js'
import { createDirectoryTable } from '../../platform/search/directory-table.js'
import { isOneSlip } from '../../platform/text/edit-distance.js'
import { toPlainWords } from '../../platform/text/plain-text.js'
import type { Account } from '../sign-in/account-store.js'
import { mayAct } from '../sign-in/may-act.js'
import type { StaffSearchDeps } from './search-deps.js'
import type { StaffDocument, StaffHit, StaffKind } from './staff-document.js'
import { otherDocuments, pageDocuments, recordDocuments } from './staff-documents.js'

/** How many results a page shows. */
export const maxResults = 40

/** Shorter words have too many neighbors. */
const minSlipLength = 4

/** Finds pages and records of staff by their words. */
export function createSearchStaff(services: StaffSearchDeps) {
  const recordsOf = rememberRecords(services)

  /** Best first, at most `maxResults`; only what the account may open. */
  return async (words: string, account: Account, speech: Speech): Promise<StaffHit[]> => {
    const documents = [
      ...pageDocuments(account, speech),
      ...otherDocuments(services, account, speech),
      ...recordsOf(account, speech),
    ]
    const asked = correct(toPlainWords(words), documents)
    const found = await searchIn(documents, asked.join(' '), speech.code)
    const shown = mayAct(account.role, 'admin') ? [] : await searchPublic(services, asked.join(' '), speech)
    return [...byTitle(found, asked), ...shown].slice(0, maxResults)
  }
}

/** The records change rarely, and a large district has thousands. */
function rememberRecords(services: StaffSearchDeps) {
  let read: DirectorySnapshot | null = null
  const known = new Map<string, StaffDocument[]>()
  return (account: Account, speech: Speech): StaffDocument[] => {
    const now = services.directory()
    if (read !== now) known.clear()
    read = now
    const reader = mayAct(account.role, 'admin') ? 'admin' : account.offices.join()
    const key = `${speech.code} ${account.role} ${reader}`
    const documents = known.get(key) ?? recordDocuments(services, account, speech)
    known.set(key, documents)
    return documents
  }
}

async function searchIn(
  documents: readonly StaffDocument[],
  words: string,
  lang: string,
): Promise<StaffHit[]> {
  const table = createDirectoryTable<StaffKind>()
  const places = { school: null, office: null }
  await table.fill(
    documents.map(({ id, kind, title, under, words, href }) => ({
      ...{ id, kind, words, url: href, ...places },
      title: { [lang]: title },
      subtitle: { [lang]: under },
    })),
  )
  return table.search(words, { limit: maxResults }).map(({ kind, title, subtitle, url }) => ({
    kind,
    title: title[lang] ?? '',
    under: subtitle[lang] ?? '',
    href: url,
  }))
}

/** The pages for families of what has no page to open here. */
async function searchPublic(services: StaffSearchDeps, words: string, { code }: Speech): Promise<StaffHit[]> {
  const { hits } = await services.findInDirectory(words, { limit: maxResults })
  return hits.map(({ kind, title, subtitle, url }) => ({
    kind,
    title: title[code] ?? title.en ?? '',
    under: subtitle[code] ?? subtitle.en ?? '',
    href: inDirectory(url, code),
  }))
}

/** What has all the words in its title comes before what only mentions them. */
function byTitle(hits: readonly StaffHit[], asked: readonly string[]): StaffHit[] {
  const isNamed = ({ title }: StaffHit) => {
    const own = toPlainWords(title)
    return asked.every((word) => own.some((each) => each.startsWith(word)))
  }
  return [...hits.filter(isNamed), ...hits.filter((hit) => !isNamed(hit))]
}

/** A word that begins none is replaced by one with a letter more, less, different, or swapped. */
function correct(asked: readonly string[], documents: readonly StaffDocument[]): string[] {
  const known = new Set(documents.flatMap(({ title, words }) => toPlainWords(`${title} ${words}`)))
  const isKnown = (word: string) => [...known].some((each) => each.startsWith(word))
  return asked.map((word) =>
    word.length < minSlipLength || isKnown(word)
      ? word
      : ([...known].find((each) => isOneSlip(word, each)) ?? word),
  )
}
