import { createHmac } from 'node:crypto'
import { isEqualSecret } from '../../platform/secrets/is-equal-secret.js'

/** Form fields; repeated ones are lists. */
export type FormFields = Readonly<Record<string, string | readonly string[] | undefined>>

/**
 * Twilio's webhook signature: HMAC-SHA1 of the address and the sorted fields, in base64.
 * @param url the full address, as configured at Twilio
 * @param key the account's auth token
 */
export function signLikeTwilio(url: string, fields: FormFields, key: string): string {
  const sorted = Object.keys(fields).sort()
  const said = sorted.flatMap((name) => valuesOf(fields[name]).map((value) => `${name}${value}`))
  return createHmac('sha1', key)
    .update(`${url}${said.join('')}`, 'utf8')
    .digest('base64')
}

/** True for a valid signature. Twilio signs some addresses with the port and some without: accept both. */
export function isSignedByTwilio(signature: string, url: string, fields: FormFields, key: string): boolean {
  return spellings(url).some((each) => isEqualSecret(signature, signLikeTwilio(each, fields, key)))
}

function valuesOf(value: FormFields[string]): readonly string[] {
  if (value === undefined) return []
  return typeof value === 'string' ? [value] : [...new Set(value)].sort()
}

function spellings(url: string): string[] {
  const [, start = '', port, rest = ''] = /^(https?:\/\/[^/:?]+)(:\d+)?(.*)/s.exec(url) ?? []
  const usual = start.startsWith('https:') ? ':443' : ':80'
  return [url, port ? `${start}${rest}` : `${start}${usual}${rest}`]
}

/** The reply as TwiML, Twilio's XML. @param reply null for none */
export function twiml(reply: string | null): string {
  const message = reply === null ? '' : `<Message>${escapeXml(reply)}</Message>`
  return `<?xml version="1.0" encoding="UTF-8"?><Response>${message}</Response>`
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

function escapeXml(text: string): string {
  return text.replace(/[&<>]/g, (letter) => entities[letter]!)
}
