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
  const { now = () => new Date(), keepFor = typedTextLife, most = 5000 } = options
  const texts = new Map<string, { token: string; text: string; until: number }>()
  const dropOld = () => {
    // A Map keeps the order of entry, which is the order of expiry.
    for (const [code, kept] of texts) {
      if (texts.size <= most && kept.until > now().getTime()) return
      texts.delete(code)
    }
  }
  return {
    keep: (code, token, text) => {
      texts.delete(code)
      texts.set(code, { token, text, until: now().getTime() + keepFor })
      dropOld()
    },
    find: (code, token) => {
      dropOld()
      const kept = texts.get(code)
      return kept && token !== null && kept.token === token ? kept.text : null
    },
  }
}
