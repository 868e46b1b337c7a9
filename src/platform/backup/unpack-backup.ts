import { createReadStream, createWriteStream, mkdirSync } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Decrypter } from 'age-encryption'
import { readStart } from '../files/text-encoding.js'
import { BrokenZip, isZip, readZip } from '../files/unzip.js'
import { wording } from '../language/wording.js'
import { BackupFault, inFolder } from './backup-fault.js'
import { type BackupManifest, backupFormat, manifestName, readManifest } from './backup-manifest.js'
import { hashFile } from './pack-backup.js'

/** The start of every file in the age format. */
const ageHeader = 'age-encryption.org/v1\n'

/** A backup is made by the person who restores it: no limit but the disk. */
const noLimit = { maxContentLength: Number.MAX_SAFE_INTEGER, maxFiles: Number.MAX_SAFE_INTEGER }

/** Whether a backup has a passphrase, by its first bytes. */
export function isEncrypted(file: string): boolean {
  return readStart(file, ageHeader.length).toString('latin1') === ageHeader
}

/**
 * Opens a backup, and compares every file in it with the manifest.
 * @param folder an empty one, for the files
 * @param passphrase used only for one that is encrypted
 * @throws {BackupFault} when it is no backup, is damaged, or the passphrase is wrong; when the disk is full
 */
export async function unpackBackup(
  file: string,
  folder: string,
  passphrase: string | null,
): Promise<BackupManifest> {
  if (!isEncrypted(file)) return inFolder(folder, () => unzipBackup(file, file, folder))
  const zip = `${folder}.zip`
  try {
    await inFolder(dirname(folder), () => decrypt(file, zip, passphrase))
    return await inFolder(folder, () => unzipBackup(zip, file, folder))
  } finally {
    await rm(zip, { force: true })
  }
}

async function decrypt(file: string, to: string, passphrase: string | null): Promise<void> {
  if (passphrase === null) throw new BackupFault(wording('restore.needsPassphrase', { file }))
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  const sealed = Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>
  try {
    const bytes = await decrypter.decrypt(sealed)
    await pipeline(
      Readable.fromWeb(bytes as Parameters<typeof Readable.fromWeb>[0]),
      createWriteStream(to, { mode: 0o600 }),
    )
  } catch (error) {
    // The library's errors have no code; those of the disk have one.
    if ('code' in (error as object)) throw error
    const isWrong = /no identity matched/.test((error as Error).message)
    const said = isWrong ? wording('restore.wrongPassphrase', { file }) : wording('restore.broken', { file })
    throw new BackupFault(said, { cause: error })
  }
}

/** @param file its name for people */
async function unzipBackup(zip: string, file: string, folder: string): Promise<BackupManifest> {
  if (!isZip(zip)) throw new BackupFault(wording('restore.notBackup', { file }))
  await mkdir(folder, { recursive: true })
  try {
    await readZip(zip, noLimit, isFile, (entry, bytes) => write(join(folder, entry.fileName), bytes))
  } catch (error) {
    const { cause } = error as Error
    const code = (cause as { code?: string } | undefined)?.code
    // The disk is at fault, not the zip: a damaged one has codes of zlib.
    if (error instanceof BrokenZip && code && !code.startsWith('Z_')) throw cause
    throw new BackupFault(wording('restore.broken', { file }), { cause: error })
  }
  const manifest = await takeManifest(folder, file)
  for (const each of manifest.files)
    if ((await hashFile(join(folder, each.name)).catch(() => null)) !== each.sha256)
      throw new BackupFault(wording('restore.broken', { file }))
  return manifest
}

/** Not a folder, which zip programs list, too. */
const isFile = ({ fileName }: { fileName: string }) => !fileName.endsWith('/')

/** Listens at once: damage may show before anything is read, and would end the process if nobody listened. */
async function write(path: string, bytes: Readable): Promise<void> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  await pipeline(bytes, createWriteStream(path, { mode: 0o600 }))
}

async function takeManifest(folder: string, file: string): Promise<BackupManifest> {
  const path = join(folder, manifestName)
  const manifest = readManifest(await readFile(path, 'utf8').catch(() => ''))
  if (!manifest) throw new BackupFault(wording('restore.notBackup', { file }))
  if (manifest.format > backupFormat) throw new BackupFault(wording('restore.newer'))
  await rm(path)
  return manifest
}
