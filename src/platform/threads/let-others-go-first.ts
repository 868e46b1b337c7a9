import { setPriority } from 'node:os'

/** On a scale to 19: next to a thread that answers, this one gets a quarter of a core. */
const lowered = 5

/**
 * Lets other threads of the process go first, those that answer. For a thread of its own that works for minutes; threads it
 * starts are like it. Only on Linux, where each thread has its own priority.
 * @param set for tests
 */
export function letOthersGoFirst(set: typeof setPriority = setPriority): void {
  if (process.platform !== 'linux') return
  try {
    set(lowered)
  } catch {
    // Refused by a system call filter, or because the process has an even lower one: the work matters more.
  }
}
