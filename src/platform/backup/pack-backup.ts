import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Encrypter } from 'age-encryption'
import yazl from 'yazl'
import { type BackupManifest, manifestName } from './backup-manifest.js'

/** Every file below a folder, with its size and hash. */
export async function listFiles(folder: string): Promise<BackupManifest['files']> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name))
  const list: BackupManifest['files'] = []
  for (const path of paths.sort()) {
    const name = relative(folder, path).split(sep).join('/')
    list.push({ name, bytes: (await stat(path)).size, sha256: await hashFile(path) })
  }
  return list
}

export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

/**
 * Writes one file, on the disk for good when it resolves: a zip, and with a passphrase that zip in the age format
 * (https://age-encryption.org/v1), which other programs open, too.
 * @param folder with the files of the manifest
 * @param to must not exist
 */
export async function packBackup(
  folder: string,
  manifest: BackupManifest,
  to: string,
  passphrase: string | null,
): Promise<void> {
  const zip = new yazl.ZipFile()
  const packed = zip.outputStream as Readable
  zip.on('error', (error) => packed.destroy(error as Error))
  zip.addBuffer(Buffer.from(JSON.stringify(manifest, null, 2)), manifestName)
  for (const { name } of manifest.files) zip.addFile(join(folder, name), name)
  zip.end()
  const file = createWriteStream(to, { flags: 'wx', mode: 0o600, flush: true })
  await pipeline(passphrase === null ? packed : await encrypted(packed, passphrase), file)
}

async function encrypted(bytes: Readable, passphrase: string): Promise<Readable> {
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase)
  const stream = await encrypter.encrypt(Readable.toWeb(bytes) as ReadableStream<Uint8Array>)
  return Readable.fromWeb(stream as Parameters<typeof Readable.fromWeb>[0])
}
