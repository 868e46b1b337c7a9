import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import pLimit from 'p-limit'
import { Unavailable } from '../../platform/web/errors.js'

/** Hashes and verifies passwords. */
export interface PasswordHash {
  /** @returns `scrypt$17$8$1$salt$key`, salt and key in base64url */
  make(password: string): Promise<string>
  /**
   * Verifies a password.
   * @param hash as made by `make`; null for an account without one: takes as long, and is never right
   */
  isRight(password: string, hash: string | null): Promise<boolean>
  /** Hashes several that belong together, with one salt, so that `findIn` finds one in the time of one. */
  makeEach(passwords: readonly string[]): Promise<string[]>
  /** The hash of a password among those made together; null for none. */
  findIn(password: string, hashes: readonly string[]): Promise<string | null>
}

/** Derives a key from a password; deliberately slow. */
export type DeriveKey = (password: string, salt: Buffer, cost: ScryptOptions) => Promise<Buffer>

/** 128 MB and about a third of a second a hash: OWASP's first choice for scrypt (Password Storage Cheat Sheet). */
const fullCost = { logN: 17, r: 8, p: 1 }
const keyLength = 32

/** A hash takes 128 MB: many passwords at once must not exhaust the memory. */
const hashesAtOnce = 2

/** Beyond this, people would wait more than a few seconds, and are asked to try again. */
const maxQueueLength = 20

const scryptKey = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt)
const deriveByScrypt: DeriveKey = (password, salt, cost) => scryptKey(password, salt, keyLength, cost)

/** @param options.logN a lower cost, for tests */
export function createPasswordHash({ derive = deriveByScrypt, logN = fullCost.logN } = {}): PasswordHash {
  const inTurn = pLimit(hashesAtOnce)
  const cost = { ...fullCost, logN }
  const dummyHash: ReadHash = { ...cost, salt: Buffer.alloc(16), key: Buffer.alloc(keyLength) }

  /** Normalizes the password, so that look-alike characters of different keyboards are equal. */
  function keyOf(password: string, salt: Buffer, { logN, r, p }: Omit<ReadHash, 'salt' | 'key'>) {
    const options = { N: 2 ** logN, r, p, maxmem: 2 ** (logN + 8) * r }
    if (inTurn.pendingCount >= maxQueueLength) throw new Unavailable()
    return inTurn(() => derive(password.normalize('NFKC'), salt, options))
  }

  async function makeWith(password: string, salt: Buffer): Promise<string> {
    const key = await keyOf(password, salt, cost)
    const parts = [cost.logN, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')]
    return ['scrypt', ...parts].join('$')
  }

  return {
    make: (password) => makeWith(password, randomBytes(16)),
    makeEach(passwords) {
      const salt = randomBytes(16)
      return Promise.all(passwords.map((password) => makeWith(password, salt)))
    },
    async findIn(password, hashes) {
      const read = hashes.flatMap((hash) => {
        const parts = readHash(hash)
        return parts ? [{ hash, ...parts }] : []
      })
      const [first] = read
      if (!first) return null
      const derived = await keyOf(password, first.salt, first)
      return read.find(({ key }) => timingSafeEqual(derived, key))?.hash ?? null
    },
    async isRight(password, hash) {
      const { salt, key, ...how } = readHash(hash) ?? dummyHash
      const derived = await keyOf(password, salt, how)
      return timingSafeEqual(derived, key) && hash !== null
    },
  }
}

interface ReadHash {
  logN: number
  r: number
  p: number
  salt: Buffer
  key: Buffer
}

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
