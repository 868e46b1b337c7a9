import { inDirectory } from '../../paths/paths.js'
import type { Speech } from '../../platform/language/language.js'
import { isOneSlip } from '../../platform/text/edit-distance.js'
import { toPlainWords } from '../../platform/text/plain-text.js'
import type { Account } from '../sign-in/account-store.js'
import { mayAct } from '../sign-in/may-act.js'
import type { StaffSearchDeps } from './search-deps.js'
import type { StaffHit } from './staff-document.js'
import { createStaffIndex, type StaffIndex } from './staff-index.js'
import { staffSources } from './staff-sources.js'

/** How many results a page shows. */
export const maxResults = 40

/** Shorter words have too many neighbors. */
const minSlipLength = 4

/** Finds pages and records of staff by their words. */
export function createSearchStaff(services: StaffSearchDeps) {
  const indexes = new Map<string, StaffIndex>()
  const indexOf = (speech: Speech) => {
    const index = indexes.get(speech.code) ?? createStaffIndex(staffSources(services, speech), speech)
    indexes.set(speech.code, index)
    return index
  }

  /** Best first, at most `maxResults`; only what the account may open. */
  return async (words: string, account: Account, speech: Speech): Promise<StaffHit[]> => {
    const index = indexOf(speech)
    await index.refresh()
    const find = (asked: readonly string[]) => index.search(asked.join(' '), account, maxResults)
    const typed = toPlainWords(words)
    const first = await find(typed)
    const asked = correct(typed, first.words)
    const { hits } = asked.join() === typed.join() ? first : await find(asked)
    const shown = mayAct(account.role, 'admin') ? [] : await searchPublic(services, asked.join(' '), speech)
    return [...byTitle(hits, asked), ...shown].slice(0, maxResults)
  }
}

/** Pages for families, for records that have no staff page to open. */
async function searchPublic(services: StaffSearchDeps, words: string, { code }: Speech): Promise<StaffHit[]> {
  const { hits } = await services.findInDirectory(words, { limit: maxResults })
  return hits.map(({ kind, title, subtitle, url }) => ({
    kind,
    title: title[code] ?? title.en ?? '',
    under: subtitle[code] ?? subtitle.en ?? '',
    href: inDirectory(url, code),
  }))
}

/** Ranks title matches above mentions. */
function byTitle(hits: readonly StaffHit[], asked: readonly string[]): StaffHit[] {
  const isNamed = ({ title }: StaffHit) => {
    const own = toPlainWords(title)
    return asked.every((word) => own.some((each) => each.startsWith(word)))
  }
  return [...hits.filter(isNamed), ...hits.filter((hit) => !isNamed(hit))]
}

/** A word that begins none is replaced by one with a letter more, less, different, or swapped. */
function correct(asked: readonly string[], known: readonly string[]): string[] {
  const isKnown = (word: string) => known.some((each) => each.startsWith(word))
  return asked.map((word) =>
    word.length < minSlipLength || isKnown(word)
      ? word
      : (known.find((each) => isOneSlip(word, each)) ?? word),
  )
}
