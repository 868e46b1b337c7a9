import type { Wording } from '../../../platform/language/wording.js'

/** Why nothing could be pulled. It never holds an address with a query, a token or a secret. */
export class PullFault extends Error {
  override name = 'PullFault'
  constructor(
    readonly reason: Wording,
    options?: ErrorOptions,
  ) {
    super(reason.key, options)
  }
}
