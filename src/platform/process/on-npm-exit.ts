import { basename } from 'node:path'
import { commandOf, parentOf } from '../search/meilisearch/process-facts.js'

const lookEveryMs = 300

/**
 * Calls once when the npm that started this process has ended: npm does not always pass a signal on, and a shell
 * between may live on with another parent. Without npm nothing is watched: a parent may end on purpose (`nohup`).
 * @returns stops watching
 */
export function onNpmExit(stop: () => void, env = process.env): () => void {
  if (env.npm_lifecycle_event === undefined) return () => {}
  const before = ancestors()
  const timer = setInterval(() => {
    if (ancestors().every((pid, i) => pid === before[i])) return
    clearInterval(timer)
    stop()
  }, lookEveryMs)
  return () => clearInterval(timer)
}

/** The parent, and its parent when the first is npm's shell. */
function ancestors(): (number | null)[] {
  const parent = process.ppid
  const name = basename(commandOf(parent)?.[0] ?? '')
  return /^(ba|da|z|k)?sh$/.test(name) ? [parent, parentOf(parent)] : [parent]
}
