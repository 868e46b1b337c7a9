import { databaseFaultOf } from '../database/database-fault.js'
import type { WordValues } from '../language/language.js'
import type { WordKey } from '../language/words.js'
import { ThreadFault } from '../threads/thread-fault.js'

/** What is wrong with one field: said in the summary, beside the field and in the API. */
export interface FieldProblem {
  field: string
  key: WordKey
  values: WordValues
}

type ErrorName = Extract<WordKey, `errors.${string}.title`> extends `errors.${infer N}.title` ? N : never

/** A failure with a status and words: the error handler turns it into a page or into problem details. */
export class WebError extends Error {
  /** Headers that belong to the status, such as Allow. */
  readonly headers: Record<string, string> = {}
  readonly problems: FieldProblem[] = []

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

/** 400: what came in cannot be read at all. */
export class BadRequest extends WebError {
  constructor(options?: ErrorOptions) {
    super(400, 'badRequest', options)
  }
}

/** 403: a form sent from another website. */
export class Forbidden extends WebError {
  constructor() {
    super(403, 'forbidden')
  }
}

/** 403: signed in, and the role is not enough. */
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

/** 404: nothing is at this address. */
export class NotFound extends WebError {
  constructor() {
    super(404, 'notFound')
  }
}

/** 405: the address is there, but not for this method. */
export class MethodNotAllowed extends WebError {
  override readonly headers: Record<string, string>

  constructor(...allowed: string[]) {
    super(405, 'methodNotAllowed')
    this.headers = { Allow: allowed.join(', ') }
  }
}

/** 413: the body is larger than we read. */
export class TooLarge extends WebError {
  constructor(options?: ErrorOptions) {
    super(413, 'tooLarge', options)
  }
}

/** 415: not a form, or not JSON, or not in UTF-8. */
export class UnsupportedMedia extends WebError {
  constructor(options?: ErrorOptions) {
    super(415, 'unsupportedMedia', options)
  }
}

/** 422: it can be read, and some fields need a fix. */
export class Unprocessable extends WebError {
  constructor(override readonly problems: FieldProblem[]) {
    super(422, 'unprocessable')
  }
}

/** 429: more in a minute than the limit. */
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

/** 503: not ready, or something that we need does not answer. */
export class Unavailable extends WebError {
  override readonly headers = { 'Retry-After': '30' }

  constructor(options?: ErrorOptions) {
    super(503, 'unavailable', options)
  }
}

/** 503: a thread did not come to the end of its work; another try has a new thread. */
export class Interrupted extends WebError {
  constructor(options?: ErrorOptions) {
    super(503, 'interrupted', options)
  }
}

/** 503: more is being answered than can be answered soon. */
export class Busy extends WebError {
  override readonly headers = { 'Retry-After': '10' }

  constructor() {
    super(503, 'busy')
  }
}

/** Any thrown thing as one of ours: what the framework refuses is a 4xx, a database that is locked, full or damaged a 503, all else a 500 with its cause. */
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
