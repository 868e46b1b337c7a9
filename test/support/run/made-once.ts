import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fromRoot } from '../../../src/platform/root.js'

/** Only beside built tests, which every build deletes: nothing outlives the code that made it. */
const folder = import.meta.filename.endsWith('.js') ? fromRoot('made') : null

/** Longer than anything here takes; the process that makes it may have been killed. */
const patience = 60_000

/**
 * Has a folder made by the first process that needs it, for all processes of a run. Without built tests, each makes its own.
 * @param make fills the folder, which does not exist yet
 * @returns the folder; null without built tests
 */
export async function folderMadeOnce(
  name: string,
  make: (folder: string) => Promise<void>,
): Promise<string | null> {
  if (!folder) return null
  const [done, making] = [join(folder, name), join(folder, `${name}.${process.pid}`)]
  if (existsSync(done)) return done
  mkdirSync(folder, { recursive: true })
  if (!takeTurn(`${done}.turn`) && (await appears(done))) return done
  await make(making)
  if (existsSync(done)) rmSync(making, { recursive: true })
  else renameSync(making, done)
  return done
}

/** The same for bytes. */
export async function bytesMadeOnce(name: string, make: () => Promise<Buffer>): Promise<Buffer> {
  const made = await folderMadeOnce(name, async (into) => {
    const bytes = await make()
    mkdirSync(into)
    writeFileSync(join(into, 'bytes'), bytes)
  })
  return made ? readFileSync(join(made, 'bytes')) : make()
}

function takeTurn(turn: string): boolean {
  try {
    mkdirSync(turn)
    return true
  } catch {
    return false
  }
}

async function appears(path: string): Promise<boolean> {
  const began = performance.now()
  while (!existsSync(path)) {
    if (performance.now() - began > patience) return false
    await sleep(50)
  }
  return true
}
