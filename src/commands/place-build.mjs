import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** Moving takes less than a second: a lock that stays longer is of a build that was killed. */
const longestMs = 10_000
const pauseMs = 50

/**
 * Moves a new build to where the old one is, file by file, so that nobody reads half of one. A file that stays the same is left
 * alone. One that is not made anymore goes with the next build that changes nothing: a service of the old build may still load it.
 * @param made folder of the new build, on the same disk
 * @param folder of the old build, if there is one
 * @param entries files that name the others, and come last
 */
export async function placeBuild(made, folder, entries) {
  const lock = join(dirname(made), '.build-lock')
  await take(lock)
  try {
    const files = filesIn(made)
    const changed = files.filter((file) => !isSame(join(made, file), join(folder, file)))
    const last = entries.map((entry) => join(entry)).filter((entry) => changed.includes(entry))
    for (const file of [...changed.filter((file) => !last.includes(file)), ...last]) {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      renameSync(join(made, file), join(folder, file))
    }
    if (changed.length > 0) return
    const kept = new Set(files)
    for (const file of filesIn(folder)) if (!kept.has(file)) rmSync(join(folder, file))
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

/** Two builds, one of which is older, must not be mixed. */
async function take(lock) {
  for (let waited = 0; ; waited += pauseMs) {
    try {
      return mkdirSync(lock)
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    if (waited >= longestMs) return
    await wait(pauseMs)
  }
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
}

function isSame(one, other) {
  try {
    return readFileSync(one).equals(readFileSync(other))
  } catch {
    // There is no such file yet.
    return false
  }
}
