import { createHmac, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** A phone number's keyed hash, stored instead of the number. */
export type NumberHash = (number: string) => string

/** Ten digits are easy to guess: the hash needs a key outside the database. */
const keyLength = 32

/** @param file where the key is kept, for this user alone; created if missing */
export function createNumberHash(file: string): NumberHash {
  const key = existsSync(file) ? readFileSync(file, 'utf8').trim() : makeKey(file)
  return (number) => createHmac('sha256', key).update(number).digest('base64url')
}

function makeKey(file: string): string {
  const key = randomBytes(keyLength).toString('base64url')
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, key, { mode: 0o600 })
  renameSync(`${file}.new`, file)
  return key
}
