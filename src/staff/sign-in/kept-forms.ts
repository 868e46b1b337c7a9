import { createHash } from 'node:crypto'
import type { Request } from 'express'
import { createExpiringCache } from '../../platform/cache/expiring-cache.js'
import { newToken } from '../../platform/secrets/secrets.js'

const minute = 60_000
const megabyte = 1024 * 1024

/** How long a form waits for its owner. */
export const keepFormMs = 30 * minute

/** An import of 50,000 people has 6 MB. All forms together fit in the memory of a small server. */
export const keptFormLimits = { bytes: 10 * megabyte, allBytes: 64 * megabyte }

/** A form that was sent after the session ended, as it came. */
export interface KeptForm {
  account: number
  /** Address that it was sent to, with its query. */
  path: string
  /** With the boundary of its parts. */
  type: string
  body: Buffer
}

/** The only one who gets a form back. */
export interface FormOwner {
  account: number
  /** The browser's cookie for forms. */
  browser: string
}

/**
 * Forms that were sent after the session ended, until their owner has signed in again: in memory only, for the same account in
 * the same browser.
 */
export function createKeptForms(now: () => Date) {
  const forms = createExpiringCache<KeptForm>({ now, keepFor: keepFormMs, maxEntries: 500 })
  const keyOf = (id: string, browser: string) =>
    createHash('sha256').update(`${id} ${browser}`).digest('base64url')

  function makeRoom(bytes: number): void {
    let total = bytes
    for (const [key, { body }] of [...forms.all()]) {
      total += body.length
      if (total > keptFormLimits.allBytes) forms.forget(key)
    }
  }

  return {
    /** @returns the id in the address of its page */
    keep(form: KeptForm, browser: string): string {
      makeRoom(form.body.length)
      const id = newToken()
      forms.keep(keyOf(id, browser), form)
      return id
    },
    /** @returns null for a form that expired, was sent, or belongs to somebody else */
    find(id: string, { account, browser }: FormOwner): KeptForm | null {
      const form = forms.find(keyOf(id, browser))
      return form?.account === account ? form : null
    },
    /** After a fault of ours. */
    putBack: (id: string, form: KeptForm, { browser }: FormOwner): void =>
      forms.keep(keyOf(id, browser), form),
    forget: (id: string, { browser }: FormOwner): void => forms.forget(keyOf(id, browser)),
    /** At sign-out. */
    forgetAll(account: number): void {
      for (const [key, form] of [...forms.all()]) if (form.account === account) forms.forget(key)
    },
  }
}

export type KeptForms = ReturnType<typeof createKeptForms>

/** Reads a request's body as it came. @returns null if it is longer than the limit */
export function readWhole(req: Request): Promise<Buffer | null> {
  const { bytes } = keptFormLimits
  if (Number(req.get('content-length') ?? 0) > bytes) return Promise.resolve(null)
  const chunks: Buffer[] = []
  let length = 0
  return new Promise((resolve, reject) => {
    req.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length > bytes) {
        req.pause()
        resolve(null)
      } else chunks.push(chunk)
    })
    req.on('end', () => resolve(Buffer.concat(chunks)))
    req.on('error', reject)
  })
}
