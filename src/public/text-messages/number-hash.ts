import { createHmac, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { danglingTarget } from '../../platform/files/dangling-link.js'

/** A phone number's keyed hash, stored instead of the number. */
export type NumberHash = (number: string) => string

/** The key of the hashes of phone numbers. */
export interface PhoneHashKey {
  hash: NumberHash
  /** Tells it from other keys, and nothing else about it. */
  id: string
  /** Where it is kept. */
  file: string
  /** What the start found: the key, none, or one that is damaged or cannot be read. That one is left as it is. */
  found: 'key' | 'none' | 'damaged'
  /** The missing file that it was found to be a link to; null for no such link. Then it counts as damaged. */
  missing: string | null
  /** Whether that file still has this key, for the next start and for backups. */
  isKept(): boolean
}

/** Ten digits are easy to guess: the hash needs a key outside the database. */
const keyLength = 32
/** As it is written. A shorter one, such as that of an empty file, could be guessed. */
const wholeKey = /^[\w-]{43,}$/

/** @param file where the key is kept, for this user alone; created if missing */
export function openNumberKey(file: string): PhoneHashKey {
  const missing = danglingTarget(file)
  const known = missing === null ? readNumberKey(file) : 'damaged'
  const fresh = randomBytes(keyLength).toString('base64url')
  if (known === 'none') writeNumberKey(file, fresh)
  const isKnown = known !== 'none' && known !== 'damaged'
  const key = isKnown ? known.key : fresh
  const hash = (text: string) => createHmac('sha256', key).update(text).digest('base64url')
  return {
    hash,
    id: hash('id of the key'),
    file,
    found: isKnown ? 'key' : known,
    missing,
    isKept() {
      const now = readNumberKey(file)
      return typeof now === 'object' && now.key === key
    },
  }
}

function readNumberKey(file: string): { key: string } | 'none' | 'damaged' {
  try {
    const key = readFileSync(file, 'utf8').trim()
    return wholeKey.test(key) ? { key } : 'damaged'
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'none' : 'damaged'
  }
}

function writeNumberKey(file: string, key: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, key, { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
}
