import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { danglingTarget } from '../files/dangling-link.js'
import { Refusal } from '../language/refusal.js'
import { wording } from '../language/wording.js'

/** Cryptography with the installation's key. */
export interface Secrets {
  /** Encrypts a text; `open` decrypts it. */
  seal(text: string): string
  /** @throws if it was not sealed with this key, or was changed */
  open(sealed: string): string
  /** A keyed hash, so that texts cannot be guessed without the key. @param purpose separates hashes for different uses */
  hash(text: string, purpose: string): string
  /** Where the key is kept. */
  file: string
  /** Whether that file still has this key, for the next start and for backups. */
  isKept(): boolean
}

const keyBytes = 32

/**
 * The installation's secrets, from a key file in its data folder that is created at the first start (mode 0600).
 * @throws {Refusal} if the key file is damaged, cannot be read, or is a link to a missing one
 */
export function createSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'keys', 'service.key')
  const key = readKey(file)
  const derived = (purpose: string) => Buffer.from(hkdfSync('sha256', key, '', purpose, keyBytes))
  const sealing = derived('seal')
  return {
    seal(text) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, 12), { authTagLength: 16 })
      decipher.setAuthTag(bytes.subarray(12, 28))
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
    },
    hash: (text, purpose) => createHmac('sha256', derived(purpose)).update(text).digest('base64url'),
    file,
    isKept() {
      try {
        return readFileSync(file).equals(key)
      } catch {
        return false
      }
    },
  }
}

/** At least 128 random bits, for cookies and links; only its `hashToken` is stored. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** A token has too many bits to be guessed: a plain hash is enough. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

function readKey(file: string): Buffer {
  const key = readIfThere(file) ?? makeNewKey(file)
  if (key.length !== keyBytes)
    throw new Refusal(wording('start.badKey', { file, bytes: keyBytes, found: key.length }))
  return key
}

/** @returns null where there is none @throws {Refusal} when it cannot be read: the database is not at fault */
function readIfThere(file: string): Buffer | null {
  try {
    return readFileSync(file)
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return null
    throw new Refusal(wording('start.unreadableKey', { file, code }), { cause: error })
  }
}

function makeNewKey(file: string): Buffer {
  // The key may be on a disk that is not connected.
  for (const link of [dirname(file), file]) {
    const target = danglingTarget(link)
    if (target !== null) throw new Refusal(wording('start.danglingKey', { file, link, target }))
  }
  const key = randomBytes(keyBytes)
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(file, key, { mode: 0o600, flag: 'wx' })
  return key
}
