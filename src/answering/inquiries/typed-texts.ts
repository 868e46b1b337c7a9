import { createShortMemory } from '../../platform/cache/expiring-cache.js'

/** The texts of concerns, kept in memory alone and for a short time, for the browsers that typed them. */
export interface TypedTexts {
  /** Keeps a text for whoever holds the token. */
  keep(code: string, token: string, text: string): void
  /** The text, when this token's holder typed it and the time is not over. */
  find(code: string, token: string | null): string | null
}

export interface TypedTextsOptions {
  now?: () => Date
  /** In milliseconds. */
  keepFor?: number
  /** At most this many texts; the oldest go first. */
  most?: number
}

/** How long a text is kept, in milliseconds: long enough to make the call. */
export const typedTextLife = 30 * 60_000

export function createTypedTexts(options: TypedTextsOptions = {}): TypedTexts {
  const { now = () => new Date(), keepFor = typedTextLife, ...limits } = options
  const texts = createShortMemory<{ token: string; text: string }>({ now, keepFor, ...limits })
  return {
    keep: (code, token, text) => texts.keep(code, { token, text }),
    find: (code, token) => {
      const kept = texts.find(code)
      return kept && token !== null && kept.token === token ? kept.text : null
    },
  }
}
