import { isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import express, { type RequestHandler } from 'express'
import { BadRequest, UnsupportedMedia } from './errors.js'

/**
 * Max bytes of a body. 2,000 characters take at most 24 kB: an emoji is 12 bytes in a form (`%F0%9F…`) and 12 in JSON
 * (`\ud83d\ude00`).
 */
export const maxBodyBytes = 32 * 1024

/**
 * Max bytes of a form whose text comes back to be cut when it is far too long. Its box takes 10,000 characters (`maxlength`),
 * each at most 9 bytes (`%E4%B8%AD`).
 */
export const maxLongFormBytes = 128 * 1024

/**
 * Reads a form; refuses anything but a plain web form in UTF-8.
 * @param options.fields max number of fields
 * @param options.bytes max length
 */
export function formBody({ fields = 20, bytes = maxBodyBytes } = {}): RequestHandler[] {
  const read = express.urlencoded({
    limit: bytes,
    extended: false,
    parameterLimit: fields,
    verify: refuseBrokenForm,
  })
  return [requireType('application/x-www-form-urlencoded'), read, requireObject]
}

/** Reads a JSON object; refuses anything else. */
export function jsonBody(): RequestHandler[] {
  return [
    requireType('application/json'),
    express.json({ limit: maxBodyBytes, verify: refuseBrokenUtf8 }),
    requireObject,
  ]
}

/** Refuses an address with broken percent-encoding, before a route decodes it. */
export const refuseBrokenAddress: RequestHandler = (req, _res, next) => {
  decodeURIComponent(req.originalUrl.replaceAll('+', ' '))
  next()
}

function requireType(type: string): RequestHandler {
  return (req, _res, next) => {
    const charset = /charset="?([^";\s]+)/i.exec(req.get('content-type') ?? '')?.[1]
    const readable = charset === undefined || /^utf-?8$/i.test(charset)
    next(req.is(type) && readable ? undefined : new UnsupportedMedia())
  }
}

const requireObject: RequestHandler = (req, _res, next) => {
  const plain = typeof req.body === 'object' && req.body !== null && !Array.isArray(req.body)
  next(plain ? undefined : new BadRequest())
}

function refuseBrokenForm(req: IncomingMessage, _res: unknown, body: Buffer): void {
  refuseBrokenUtf8(req, _res, body)
  decodeURIComponent(body.toString('utf8').replaceAll('+', ' '))
}

function refuseBrokenUtf8(_req: IncomingMessage, _res: unknown, body: Buffer): void {
  if (!isUtf8(body)) throw new URIError('The body is not UTF-8')
}
