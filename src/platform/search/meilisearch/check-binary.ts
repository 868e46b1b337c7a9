import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'

/** The tested version; its patch releases are accepted, too. */
export const testedVersion = '1.21'

const versionMs = 10_000

/** A Meilisearch that may be run, or in plain words why not. */
export type CheckedBinary = { version: string; sha256: string } | { refused: string }

/** Checks a server found on the PATH: nobody else may be able to change it, and it must be the tested version. */
export async function checkBinary(binary: string): Promise<CheckedBinary> {
  const open = await openToAll(binary)
  if (open)
    return {
      refused: `${binary} is not used: everyone on this computer can change ${open} (chmod o-w ${open})`,
    }
  const version = await versionOf(binary)
  if (!version) return { refused: `${binary} is not used: it does not report a Meilisearch version` }
  if (!version.startsWith(`${testedVersion}.`))
    return { refused: `${binary} is not used: it is Meilisearch ${version}, and ${testedVersion} is needed` }
  return { version, sha256: await hashOf(binary) }
}

/** The file or parent folder that everyone may write to; null for none. */
async function openToAll(binary: string): Promise<string | null> {
  if (process.platform === 'win32') return null
  const real = await realpath(binary)
  for (const path of new Set([real, dirname(real), dirname(binary)]))
    if (((await stat(path)).mode & 0o002) !== 0) return path
  return null
}

async function versionOf(binary: string): Promise<string | null> {
  try {
    const options = { timeout: versionMs, env: {} }
    const { stdout } = await promisify(execFile)(binary, ['--version'], options)
    return /^meilisearch (\d+\.\d+\.\d+)/.exec(stdout)?.[1] ?? null
  } catch {
    return null
  }
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash)
  return hash.digest('hex')
}
