import type { Slices } from './slices.js'

/** Characters that are read in one go: some milliseconds. */
const piece = 100_000

const [quote, backslash, comma, openBracket, openBrace, closeBracket, closeBrace] = [
  34, 92, 44, 91, 123, 93, 125,
]

/**
 * Reads a large text that `JSON.stringify` wrote, long lists in pieces: in one call it would hold up the thread for a tenth of a
 * second.
 * @throws {SyntaxError} where an entry is no JSON
 */
export function* parseJsonSlices(text: string): Slices<unknown> {
  const [open] = text.trimStart()
  if (open === '[') return yield* parseList(text)
  if (open !== '{') return JSON.parse(text)
  const whole: Record<string, unknown> = {}
  for (const entry of yield* cut(text)) {
    const colon = endOfString(entry) + 1
    const [key, value] = [entry.slice(0, colon), entry.slice(entry.indexOf(':', colon) + 1)]
    const isLong = value.length > piece && value.trimStart().startsWith('[')
    whole[JSON.parse(key) as string] = isLong ? yield* parseList(value) : JSON.parse(value)
    yield
  }
  return whole
}

function* parseList(text: string): Slices<unknown[]> {
  const list: unknown[] = []
  let some: string[] = []
  let length = 0
  for (const entry of yield* cut(text)) {
    some.push(entry)
    length += entry.length
    if (length < piece) continue
    for (const each of JSON.parse(`[${some.join()}]`) as unknown[]) list.push(each)
    some = []
    length = 0
    yield
  }
  for (const each of JSON.parse(`[${some.join()}]`) as unknown[]) list.push(each)
  return list
}

/** The entries of the outermost list or group, each as it is written. */
function* cut(text: string): Slices<string[]> {
  const entries: string[] = []
  let depth = 0
  let start = 0
  let stop = piece
  for (let at = 0; at < text.length; at++) {
    if (at > stop) {
      stop = at + piece
      yield
    }
    const code = text.charCodeAt(at)
    if (code === quote) at = endOfText(text, at)
    else if (code === openBracket || code === openBrace) {
      if (depth++ === 0) start = at + 1
    } else if (code === closeBracket || code === closeBrace) {
      if (--depth === 0 && (entries.length > 0 || text.slice(start, at).trim() !== ''))
        entries.push(text.slice(start, at))
    } else if (code === comma && depth === 1) {
      entries.push(text.slice(start, at))
      start = at + 1
    }
  }
  return entries
}

/** The place of the quotation mark that closes the one at `from`. */
function endOfText(text: string, from: number): number {
  for (let at = from + 1; ; at++) {
    const code = text.charCodeAt(at)
    if (code === backslash) at++
    else if (code === quote || Number.isNaN(code)) return at
  }
}

const endOfString = (entry: string) => endOfText(entry, entry.indexOf('"'))
