import type { Speech } from './language.js'
import type { Wording } from './wording.js'

/** Something cannot be done, and people can fix the cause. The code that catches it says why, in the reader's language. */
export class Refusal extends Error {
  override name = 'Refusal'

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
