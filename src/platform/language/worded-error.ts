import type { Speech } from './language.js'
import { type Wording, wording } from './wording.js'

/** An error that people see. The code that catches it says why, in the reader's language. */
export class WordedError extends Error {
  override name = 'WordedError'

  constructor(
    readonly wording: Wording,
    options?: ErrorOptions,
  ) {
    // For logs: no language is known here.
    super(`${wording.key} ${JSON.stringify(wording.values)}`, options)
  }

  /** Why, and what to do. */
  say({ t }: Speech): string {
    return t(this.wording.key, this.wording.values)
  }
}

/** Why something failed; an unexpected error is quoted. */
export function explainError(error: unknown): Wording {
  if (error instanceof WordedError) return error.wording
  return wording('fault.unexpected', { message: messageOf(error) })
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
