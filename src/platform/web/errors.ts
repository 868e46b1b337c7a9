import { databaseFaultOf } from '../database/database-fault.js'
import type { Wording } from '../language/wording.js'
import type { WordKey } from '../language/words.js'
import { ThreadFault } from '../threads/thread-fault.js'

/** A problem with one field, for the summary, the field and the API. */
export interface FieldProblem extends Wording {
  field: string
}

type ErrorName = Extract<WordKey, `errors.${string}.title`> extends `errors.${infer N}.title` ? N : never

/** A failure with a status and words, shown as a page or as problem details. */
export class WebError extends Error {
  /** Headers of the status, such as Allow. */
  readonly headers: Record<string, string> = {}
  readonly problems: FieldProblem[] = []
  /** Words of this case, in the reader's language, instead of those of its kind; null for none. */
  readonly said: { title: string; detail: string } | null = null
  /** Further members of the problem details. */
  readonly members: Record<string, unknown> = {}

  constructor(
    readonly status: number,
    /** Its words: `errors.<words>.title` and `.detail`. */
    readonly words: ErrorName,
    options?: ErrorOptions,
  ) {
    super(words, options)
    this.name = new.target.name
  }
}

/** 400: the request cannot be read at all. */
export class BadRequest extends WebError {
  constructor(options?: ErrorOptions) {
    super(400, 'badRequest', options)
  }
}

/** 401: the key of a program is missing, wrong, or revoked. */
export class Unauthorized extends WebError {
  override readonly headers = { 'WWW-Authenticate': 'Bearer' }

  constructor() {
    super(401, 'unauthorized')
  }
}

/** 403: a form sent from another website. */
export class Forbidden extends WebError {
  constructor() {
    super(403, 'forbidden')
  }
}

/** 403: signed in, but the role is not enough. */
export class NotAllowed extends WebError {
  constructor() {
    super(403, 'notAllowed')
  }
}

/** 403: the form's token is missing, or from before the last sign-in. */
export class FormExpired extends WebError {
  constructor() {
    super(403, 'formExpired')
  }
}

/** 404: nothing at this address. */
export class NotFound extends WebError {
  constructor() {
    super(404, 'notFound')
  }
}

/** 405: wrong method for this address. */
export class MethodNotAllowed extends WebError {
  override readonly headers: Record<string, string>

  constructor(...allowed: string[]) {
    super(405, 'methodNotAllowed')
    this.headers = { Allow: allowed.join(', ') }
  }
}

/** 410: the district has switched this channel off. */
export class ChannelOff extends WebError {
  constructor() {
    super(410, 'channelOff')
  }
}

/** 410: it was here once. `successor` takes over; null for none. */
export class Gone extends WebError {
  override readonly members: Record<string, unknown>

  constructor(
    override readonly said: { title: string; detail: string },
    successor: { key: string; name: string; page: string } | null,
  ) {
    super(410, 'notFound')
    this.members = { successor }
  }
}

/** 413: the body exceeds the limit. */
export class TooLarge extends WebError {
  constructor(options?: ErrorOptions) {
    super(413, 'tooLarge', options)
  }
}

/** 415: not a form, JSON or UTF-8. */
export class UnsupportedMedia extends WebError {
  constructor(options?: ErrorOptions) {
    super(415, 'unsupportedMedia', options)
  }
}

/** 422: readable, but some fields need a fix. */
export class Unprocessable extends WebError {
  constructor(override readonly problems: FieldProblem[]) {
    super(422, 'unprocessable')
  }
}

/** 429: over the limit per minute. */
export class TooManyRequests extends WebError {
  constructor() {
    super(429, 'tooMany')
  }
}

/** 500: our fault. */
export class ServerFault extends WebError {
  constructor(options?: ErrorOptions) {
    super(500, 'server', options)
  }
}

/** 503: not ready, or a dependency does not answer. */
export class Unavailable extends WebError {
  override readonly headers = { 'Retry-After': '30' }

  constructor(options?: ErrorOptions) {
    super(503, 'unavailable', options)
  }
}

/** 503: the service is starting, and answers nothing yet. */
export class Starting extends WebError {
  override readonly headers = { 'Retry-After': '10' }

  constructor() {
    super(503, 'starting')
  }
}

/** 503: a thread did not finish; a retry gets a new thread. */
export class Interrupted extends WebError {
  constructor(options?: ErrorOptions) {
    super(503, 'interrupted', options)
  }
}

/** 503: too many requests in progress. */
export class Busy extends WebError {
  override readonly headers = { 'Retry-After': '10' }

  constructor() {
    super(503, 'busy')
  }
}

/**
 * Converts any thrown value: framework refusals become 4xx, a locked, full or damaged database 503, all else 500 with
 * its cause.
 */
export function toWebError(thrown: unknown): WebError {
  if (thrown instanceof WebError) return thrown
  if (thrown instanceof ThreadFault) return new Interrupted({ cause: thrown })
  const { status, type } = (thrown ?? {}) as Record<'status' | 'type', unknown>
  if (databaseFaultOf(thrown)) return new Unavailable({ cause: thrown })
  if (status === 413) return new TooLarge({ cause: thrown })
  if (status === 415) return new UnsupportedMedia({ cause: thrown })
  if (type === 'entity.verify.failed' || thrown instanceof URIError) return new BadRequest({ cause: thrown })
  if (typeof status === 'number' && status >= 400 && status < 500) return new BadRequest({ cause: thrown })
  return new ServerFault({ cause: thrown })
}
