import { searchPaths } from '../../paths/search-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import { maxResults } from './search-staff.js'
import type { StaffHit } from './staff-document.js'

/** Longer texts are no search. */
export const maxSearchLength = 100

/** @param hits null where nothing was searched for */
export function presentStaffSearch(
  { area, q, hits }: { area: 'admin' | 'desk'; q: string; hits: readonly StaffHit[] | null },
  { t, code }: Speech,
): Page {
  const tooLong = q.length > maxSearchLength
  const model = {
    title: t('staff.search.title'),
    action: searchPaths.search(area, code),
    q: q.slice(0, maxSearchLength),
    hint: t(area === 'admin' ? 'staff.search.hint' : 'staff.search.hintDesk'),
    said: sayFound(hits, q, t),
    hits: (hits ?? []).map(({ kind, title, under, href }) => ({
      title,
      under,
      href,
      kind: t(`staff.search.kind.${kind}`),
    })),
  }
  return { view: 'staff/search/search', model, status: tooLong ? 422 : 200, addressHidden: true }
}

function sayFound(hits: readonly StaffHit[] | null, q: string, t: Speech['t']): string | null {
  if (q.length > maxSearchLength) return t('staff.search.long', { most: maxSearchLength })
  if (hits === null) return null
  if (hits.length === 0) return t('staff.search.none', { q })
  return hits.length === maxResults
    ? t('staff.search.first', { count: maxResults })
    : t('staff.search.found', { count: hits.length })
}
