import { type FrozenContent, frozenKey } from './freeze-content.js'
import type { RevisionTasks } from './revision-tasks.js'
import type { RevisionTask } from './run-revision-task.js'

/**
 * Keeps the working copy as it was frozen last. It is read again after every change to the database, by whichever program, and packed
 * and compared again only if its hash is another one: what comes out is always what is stored.
 * @param run runs the task; `known` if the content has the key that was named
 * @param readMark another one after every change to the database
 */
export function keepFrozen(
  run: <T>(task: RevisionTask) => Promise<T>,
  readMark: () => string,
): RevisionTasks['freeze'] {
  let kept: { mark: string; frozen: FrozenContent } | null = null
  return async (content) => {
    if (content !== 'working-copy') return run<FrozenContent | null>({ do: 'freeze', content })
    // Before reading: what is written meanwhile changes the mark.
    const mark = readMark()
    const before = kept
    if (before?.mark === mark) return before.frozen
    const known = before ? { known: frozenKey(before.frozen) } : {}
    const found = await run<FrozenContent | 'known'>({ do: 'freeze', content, ...known })
    const frozen = found === 'known' ? before!.frozen : found
    kept = { mark, frozen }
    return frozen
  }
}
