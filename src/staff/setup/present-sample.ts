import type { Leftover } from '../../content/sample/find-leftovers.js'
import { sayCounts } from '../../content/sample/sample-district.js'
import type { SampleCounts } from '../../content/sample/sample-store.js'
import { paths } from '../../paths/paths.js'
import { recordPaths } from '../../paths/record-paths.js'
import { editorPath } from '../../paths/routing-paths.js'
import { setupPaths } from '../../paths/setup-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import type { Account } from '../sign-in/account-store.js'

/** Why nothing was removed. */
export type SampleRefusal = 'changed' | 'unpublished'

export interface SampleSources {
  /** The entries that would be removed; null while another district is here. */
  counts: SampleCounts | null
  /** Sample data left in another district. */
  leftovers: readonly Leftover[]
  /** Active accounts with an address of the sample. */
  accounts: readonly Pick<Account, 'id' | 'name' | 'email'>[]
  /** Null before an attempt. */
  refusal: SampleRefusal | null
}

const maxLeftovers = 100

export function presentSample({ counts, leftovers, accounts, refusal }: SampleSources, speech: Speech): Page {
  const { t, code } = speech
  const model = {
    title: t('sample.title'),
    back: setupPaths.steps(code),
    action: setupPaths.sample(code),
    problem: refusal && t(`sample.${refusal}`),
    publish: refusal === 'unpublished' ? editorPath('publish', code) : null,
    goes: counts && goesOf(counts, speech),
    added: counts && counts.added > 0 ? t('sample.added', { count: counts.added }) : null,
    seen: counts && sayCounts(counts),
    left:
      leftovers.length > 0
        ? leftovers.slice(0, maxLeftovers).map(({ kind, name }) => ({
            kind: t(`recordKind.${kind}`),
            name,
            href:
              kind === 'rules'
                ? editorPath('rules', code)
                : recordPaths.list(kind, code, { q: kind === 'district' ? null : name }),
          }))
        : null,
    accounts:
      accounts.length > 0
        ? accounts.map(({ id, name, email }) => ({ name, email, href: paths.oneAccount(id, code) }))
        : null,
  }
  return { view: 'staff/setup/sample', model, status: refusal ? 409 : 200 }
}

function goesOf(counts: SampleCounts, { t, number }: Speech): { what: string; count: string }[] {
  const { schools, contacts, people, days, lines, links, rules, questions, referrals } = counts
  const rows: [string, number][] = [
    [t('recordKind.schools'), schools],
    [t('recordKind.contacts'), contacts],
    [t('recordKind.people'), people],
    [t('recordKind.calendar'), days],
    [t('sample.lines'), lines],
    [t('recordKind.links'), links],
    [t('sample.rules'), rules],
    [t('sample.questions'), questions],
    [t('sample.referrals'), referrals],
  ]
  return rows.map(([what, count]) => ({ what, count: number(count) }))
}
