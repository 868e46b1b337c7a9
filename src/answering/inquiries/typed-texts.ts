import { createExpiringCache } from '../../platform/cache/expiring-cache.js'

/** Texts of concerns, in memory only and for a short time, for the browsers that typed them. */
export interface TypedTexts {
  /** Stores a text for the holder of the token. */
  keep(code: string, token: string, text: string): void
  /** The text, if this token's holder typed it and it has not expired. */
  find(code: string, token: string | null): string | null
  /** The text that this token's holder typed last; null for none, or an expired one. */
  last(token: string | null): string | null
  /** Forgets everything that this token's holder typed. @returns the codes of the answers */
  forget(token: string | null): string[]
}

export interface TypedTextsOptions {
  now?: () => Date
  /** In milliseconds. */
  keepFor?: number
  /** Max texts; the oldest go first. */
  maxEntries?: number
}

/** How long texts are kept, in milliseconds: long enough to make the call. */
export const typedTextLife = 30 * 60_000

export function createTypedTexts(options: TypedTextsOptions = {}): TypedTexts {
  const { now = () => new Date(), keepFor = typedTextLife, ...limits } = options
  const texts = createExpiringCache<{ token: string; text: string }>({ now, keepFor, ...limits })
  const typedBy = (token: string | null) => [...texts.all()].filter(([, kept]) => kept.token === token)
  return {
    keep: (code, token, text) => texts.keep(code, { token, text }),
    find: (code, token) => {
      const kept = texts.find(code)
      return kept && token !== null && kept.token === token ? kept.text : null
    },
    last: (token) => typedBy(token)[0]?.[1].text ?? null,
    forget(token) {
      const codes = typedBy(token).map(([code]) => code)
      for (const code of codes) texts.forget(code)
      return codes
    },
  }
}
