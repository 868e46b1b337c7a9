import type { Secrets } from '../../platform/secrets/secrets.js'

/**
 * The codes of a browser's answers, sealed in its cookie `asked`, so that it can erase the last 150 of them for as long
 * as they are kept. Nobody else who uses the browser can read them, and the service itself stores no list.
 */
export interface AskedCodes {
  /** @param held the cookie's value; null for none @returns its new value */
  add(held: string | null, code: string): string
  /** Empty for no cookie, and for one that was not sealed here. */
  read(held: string | null): string[]
}

/** A cookie holds 4 KB; this is half of it. The oldest go first. */
const maxCodes = 150

export function createAskedCodes({ seal, open }: Pick<Secrets, 'seal' | 'open'>): AskedCodes {
  function read(held: string | null): string[] {
    if (held === null) return []
    try {
      return open(held)
        .split(' ')
        .filter((code) => /^[0-9A-Z]{8}$/.test(code))
    } catch {
      return []
    }
  }

  return {
    read,
    add: (held, code) =>
      seal([code, ...read(held).filter((each) => each !== code)].slice(0, maxCodes).join(' ')),
  }
}
