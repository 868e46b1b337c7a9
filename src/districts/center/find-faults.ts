import type { Standing } from './standing-store.js'

/** Parts of a district that the center has words for. */
export const toldParts = [
  ...['database', 'disk', 'inquiries', 'inquiry-file', 'glossary', 'keys', 'key-file', 'backup', 'erasing'],
  ...['erasing-waits', 'shopper', 'calendar', 'sample', 'messages', 'mailboxes', 'messages-stuck', 'links'],
  ...['search', 'search-starting', 'learning', 'encoder', 'write-thread', 'sms-key'],
] as const

/** Something that is wrong with a district; each has words for what it is, and what to do. */
export interface ReportFault {
  kind: 'broken' | 'oldSettings' | 'part' | 'noBackups' | 'oldContacts'
  /** With `part`: which, as `/readyz` names it; `search-starting` is a search that only fills, `key-file` a key lost while it runs. */
  part: string | null
}

/** A district keeps most of its contacts current, and some are always late. */
const maxOldContacts = 0.25
/** It answers all the same, and is ready by itself. */
const passing = ['model']

/** The worst first. @param degraded parts of it that do not work as usual */
export function findFaults({
  state,
  reason,
  makesBackups,
  standing,
  degraded,
}: {
  state: string
  reason: string | null
  makesBackups: boolean
  standing: Standing | null
  degraded: readonly string[]
}): ReportFault[] {
  const of = (kind: ReportFault['kind'], is: boolean): ReportFault[] => (is ? [{ kind, part: null }] : [])
  return [
    ...of('broken', state === 'broken'),
    ...of('oldSettings', ['open', 'asleep'].includes(state) && reason !== null),
    ...degraded
      .filter((part) => !passing.includes(part))
      .sort((a, b) => rankOf(a) - rankOf(b))
      .map((part): ReportFault => ({ kind: 'part', part })),
    ...of('noBackups', state !== 'broken' && !makesBackups),
    ...of('oldContacts', (standing?.contacts?.old ?? 0) > maxOldContacts),
  ]
}

function rankOf(part: string): number {
  const rank = (toldParts as readonly string[]).indexOf(part)
  return rank < 0 ? toldParts.length : rank
}
