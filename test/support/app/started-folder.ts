import { execFile } from 'node:child_process'
import { rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { linkBinary, temporaryDataDir } from '../processes/real-meilisearch.js'
import { folderMadeOnce } from '../run/made-once.js'

let started: Promise<string> | null = null

/**
 * Copies the data of a service that started once: seeded, learned, and indexed. It is made once, because that takes five times
 * as long as a start from it.
 * @param start starts and stops a service with a data folder
 */
export async function copyStartedFolder(
  dataDir: string,
  start: (dataDir: string) => Promise<void>,
): Promise<void> {
  started ??= makeFolder(start)
  await copyFolder(await started, dataDir)
}

async function makeFolder(start: (dataDir: string) => Promise<void>): Promise<string> {
  const { dataDir, remove } = await temporaryDataDir()
  const fill = async () => {
    await linkBinary(dataDir)
    await start(dataDir)
    await rm(join(dataDir, 'meilisearch', 'bin'), { recursive: true })
  }
  const shared = await folderMadeOnce('started', async (into) => {
    await fill()
    await copyFolder(dataDir, into)
  })
  if (!shared) await fill()
  if (shared) await remove()
  else process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }))
  return shared ?? dataDir
}

/** Unlike Node's, this keeps the holes in Meilisearch's files, which are terabytes long and almost empty. */
async function copyFolder(from: string, to: string): Promise<void> {
  await promisify(execFile)('cp', ['-a', `${from}/.`, to])
}
