import type { Change } from '../../content/revisions/find-changes.js'
import type { RoutingServices } from './routing-services.js'

/**
 * How many edits that the live rollback took back are still in the working copy: the next publication would bring them
 * back. 0 where the live revision is no rollback.
 */
export async function broughtBack({
  live,
  publisher,
  revisionTasks,
}: Pick<RoutingServices, 'live' | 'publisher' | 'revisionTasks'>): Promise<number> {
  const { id } = live()
  const rollback = publisher.publications.ofRevision(id)
  if (rollback?.kind !== 'roll-back' || rollback.base === null) return 0
  const [takenBack, edits] = await Promise.all([
    revisionTasks.compare(id, rollback.base),
    revisionTasks.compare(id, 'working-copy'),
  ])
  const taken = new Set(takenBack?.changes.map(textOf))
  return edits?.changes.filter((edit) => taken.has(textOf(edit))).length ?? 0
}

const textOf = (change: Change) => JSON.stringify(change)
