import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt)

/** 128 MB and about a third of a second a hash: OWASP's first choice for scrypt (Password Storage Cheat Sheet). */
const cost = { logN: 17, r: 8, p: 1 }
const keyLength = 32

/** @returns `scrypt$17$8$1$salt$key`, salt and key in base64url */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await deriveKey(password, salt, cost)
  return ['scrypt', cost.logN, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join(
    '$',
  )
}

/**
 * Tells whether a password is the one of a hash.
 * @param hash as `hashPassword` gives it; null for an account without one: it takes as long, and is never right
 */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  const { salt, key, ...how } = readHash(hash) ?? nobodys
  const derived = await deriveKey(password, salt, how)
  return timingSafeEqual(derived, key) && hash !== null
}

interface ReadHash {
  logN: number
  r: number
  p: number
  salt: Buffer
  key: Buffer
}

const nobodys: ReadHash = { ...cost, salt: Buffer.alloc(16), key: Buffer.alloc(keyLength) }

function readHash(hash: string | null): ReadHash | null {
  const [method, logN, r, p, salt, key] = hash?.split('$') ?? []
  if (method !== 'scrypt' || !salt || !key) return null
  return {
    logN: Number(logN),
    r: Number(r),
    p: Number(p),
    salt: Buffer.from(salt, 'base64url'),
    key: Buffer.from(key, 'base64url'),
  }
}

/** Letters that look the same are the same, however a keyboard writes them. */
function deriveKey(password: string, salt: Buffer, { logN, r, p }: Omit<ReadHash, 'salt' | 'key'>) {
  const options = { N: 2 ** logN, r, p, maxmem: 2 ** (logN + 8) * r }
  return derive(password.normalize('NFKC'), salt, keyLength, options)
}
