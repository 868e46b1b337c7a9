import type { Slices } from './slices.js'

/** Bytes parsed at once: about a millisecond. */
const piece = 50_000

const [quote, backslash, comma, colon] = [34, 92, 44, 58]
const [openBracket, closeBracket, openBrace, closeBrace] = [91, 93, 123, 125]

/**
 * Parses a large text written by `JSON.stringify`, long lists in pieces: in one call it would block the thread for a
 * tenth of a second.
 * @param bytes UTF-8
 * @throws {SyntaxError} when an entry is not JSON
 */
export function* parseJsonSlices(bytes: Buffer): Slices<unknown> {
  const whole = { from: 0, to: bytes.length }
  const first = firstOf(bytes, whole)
  if (first === openBracket) return yield* parseList(bytes, whole)
  if (first !== openBrace) return parse(bytes, whole)
  const group: Record<string, unknown> = {}
  for (const entry of yield* cut(bytes, whole)) {
    const split = bytes.indexOf(colon, endOfText(bytes, bytes.indexOf(quote, entry.from)))
    const value = { from: split + 1, to: entry.to }
    const isLong = value.to - value.from > piece && firstOf(bytes, value) === openBracket
    const name = parse(bytes, { from: entry.from, to: split }) as string
    group[name] = isLong ? yield* parseList(bytes, value) : parse(bytes, value)
    yield
  }
  return group
}

interface Range {
  from: number
  to: number
}

const parse = (bytes: Buffer, { from, to }: Range): unknown => JSON.parse(bytes.toString('utf8', from, to))

function* parseList(bytes: Buffer, range: Range): Slices<unknown[]> {
  const list: unknown[] = []
  const entries = yield* cut(bytes, range)
  let first = 0
  for (const [at, { to }] of entries.entries()) {
    const from = entries[first]!.from
    if (to - from < piece && at < entries.length - 1) continue
    for (const each of JSON.parse(`[${bytes.toString('utf8', from, to)}]`) as unknown[]) list.push(each)
    first = at + 1
    yield
  }
  return list
}

/** The entries of a list or object, in order, each as written. */
function* cut(bytes: Buffer, { from, to }: Range): Slices<Range[]> {
  const entries: Range[] = []
  let depth = 0
  let start = from
  let stop = from + piece
  for (let at = from; at < to; at++) {
    if (at > stop) {
      stop = at + piece
      yield
    }
    const byte = bytes[at]
    if (byte === quote) at = endOfText(bytes, at)
    else if (byte === openBracket || byte === openBrace) {
      if (depth++ === 0) start = at + 1
    } else if (byte === closeBracket || byte === closeBrace) {
      const last = { from: start, to: at }
      if (--depth === 0 && (entries.length > 0 || firstOf(bytes, last) !== null)) entries.push(last)
    } else if (byte === comma && depth === 1) {
      entries.push({ from: start, to: at })
      start = at + 1
    }
  }
  return entries
}

/** The first byte that is not a space; null for none. */
function firstOf(bytes: Buffer, { from, to }: Range): number | null {
  for (let at = from; at < to; at++) if (bytes[at]! > 32) return bytes[at]!
  return null
}

/** The position of the quotation mark that closes the one at `from`. */
function endOfText(bytes: Buffer, from: number): number {
  let at = from + 1
  while (at < bytes.length && bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1
  return at
}
