import type { LinkCheck } from '../../content/links/link-check-store.js'
import type { LinkRecord } from '../../content/records/records.js'
import { recordPaths } from '../../paths/record-paths.js'
import type { Speech } from '../../platform/language/language.js'

/** The links of a topic or an office, on its form. */
export interface OwnLinks {
  rows: { name: string; href: string; url: string; state: string; isBroken: boolean }[]
  /** The form of a new one. */
  add: string
}

/** @param timeZone IANA name */
export function presentOwnLinks(
  owner: { topic: string } | { office: string },
  links: readonly LinkRecord[],
  timeZone: string,
  speech: Speech,
): OwnLinks {
  const { code } = speech
  const last = Math.max(0, ...links.map(({ cells }) => Number(cells.position)))
  return {
    rows: links.map(({ id, cells, check }) => ({
      name: cells[`label_${code}`] || cells.label_en || '',
      href: recordPaths.one('links', id, code),
      url: cells.url ?? '',
      state: linkState(check, timeZone, speech),
      isBroken: check?.broken ?? false,
    })),
    add: recordPaths.new('links', code, { ...owner, position: String(last + 1) }),
  }
}

/** The result of the last check of an address. */
export function linkState(check: LinkCheck | null, timeZone: string, speech: Speech): string {
  const { t } = speech
  if (!check) return t('linkState.unchecked')
  const date = speech.dateAt(check.checkedAt, timeZone, 'year')
  if (check.failedOn === null) return t('linkState.works', { date })
  const found =
    check.status === null ? t('linkState.silent') : t('linkState.status', { status: check.status })
  return t(check.broken ? 'linkState.broken' : 'linkState.failed', { date, found })
}
