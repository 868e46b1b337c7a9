import { createHmac, timingSafeEqual } from 'node:crypto'

/** The fields of a form as they came: a field that is there twice is a list. */
export type FormFields = Readonly<Record<string, string | readonly string[] | undefined>>

/**
 * The signature Twilio puts on a webhook: HMAC-SHA1 of the address and the sorted fields, in base64.
 * @param url the full address, as it was set at Twilio
 * @param key the account's auth token
 */
export function signLikeTwilio(url: string, fields: FormFields, key: string): string {
  const sorted = Object.keys(fields).sort()
  const said = sorted.flatMap((name) => valuesOf(fields[name]).map((value) => `${name}${value}`))
  return createHmac('sha1', key)
    .update(`${url}${said.join('')}`, 'utf8')
    .digest('base64')
}

/** Whether Twilio sent it. Twilio signs some addresses with the port in them and some without: both count. */
export function isSignedByTwilio(signature: string, url: string, fields: FormFields, key: string): boolean {
  return spellings(url).some((each) => sameBytes(signature, signLikeTwilio(each, fields, key)))
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

function sameBytes(a: string, b: string): boolean {
  const [first, second] = [Buffer.from(a), Buffer.from(b)]
  return first.length === second.length && timingSafeEqual(first, second)
}
