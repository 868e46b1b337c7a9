import { getPriority, setPriority } from 'node:os'

/** On a scale to 19: next to a thread that answers, this one gets a quarter of a core. */
const lowered = 5
export const lowest = 19

/**
 * Lets other threads of the process go first, those that answer. For a thread of its own that works for minutes; threads it
 * starts are like it. Only on Linux, where each thread has its own priority.
 * @param how.by how much lower its priority is; `lowest` for what nobody waits for: next to a thread that answers, it gets a
 *   sixtieth of a core
 * @param how.set for tests
 * @param how.own for tests: the priority of the thread that answers, which `nice` may have lowered for all
 */
export function letOthersGoFirst({
  by = lowered,
  set = setPriority,
  own = () => getPriority(process.pid),
} = {}): void {
  if (process.platform !== 'linux') return
  try {
    set(Math.min(own() + by, lowest))
  } catch {
    // Refused by a system call filter: the work matters more.
  }
}
