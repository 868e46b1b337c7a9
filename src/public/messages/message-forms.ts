import { randomBytes } from 'node:crypto'
import { dayMs } from '../../directory/time/local-time.js'
import { isEqualSecret } from '../../platform/secrets/is-equal-secret.js'
import type { Secrets } from '../../platform/secrets/secrets.js'

/**
 * Whether a form may be sent: `soon` was filled in faster than people type, `old` may be about another day, `wrong` is not
 * one of ours.
 */
export type FormAge = 'good' | 'soon' | 'old' | 'wrong'

/** Signed forms: programs that send messages must first load a page, and wait. Costs a phone nothing. */
export interface MessageForms {
  /** The hidden field of a new form. @param contact id */
  sign(contact: number): string
  check(field: unknown, contact: number): FormAge
}

/** In milliseconds. */
const minAgeMs = 2000
const maxAgeMs = dayMs

export function createMessageForms(secrets: Pick<Secrets, 'hash'>, now: () => Date): MessageForms {
  const hash = (issued: string, contact: number) => secrets.hash(`${issued} ${contact}`, 'message form')

  return {
    sign(contact) {
      // Random, so that two forms of one moment differ.
      const issued = `${now().getTime().toString(36)}-${randomBytes(6).toString('hex')}`
      return `${issued}.${hash(issued, contact)}`
    },
    check(field, contact) {
      const [issued = '', signature = ''] = String(field).split('.')
      if (!isEqualSecret(signature, hash(issued, contact))) return 'wrong'
      const age = now().getTime() - Number.parseInt(issued, 36)
      if (age < minAgeMs) return 'soon'
      return age > maxAgeMs ? 'old' : 'good'
    },
  }
}
