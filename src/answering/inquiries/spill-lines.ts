import { readSync, writeSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Inquiry } from './inquiry-store.js'

/** The spill file's format, one JSON object per line; `code` comes first in every line. */
export interface SpillLine {
  code: string
  /** Erased: only its code is left. */
  erased?: true
  [content: string]: unknown
}

/** A line's position in bytes, without its line feed. */
export interface LineLocation {
  code: string
  at: number
  length: number
}

const start = '{"code":"'
const lineFeed = 10

/** The spill file's path. */
export function spillFile(dataDir: string): string {
  return join(dataDir, 'not-yet-kept.jsonl')
}

/** Finds the lines in a chunk of the file. Skips foreign lines, and a last one without its end. */
export function* locateLines(bytes: Buffer, offset = 0): Generator<LineLocation> {
  for (let from = 0; ; ) {
    const to = bytes.indexOf(lineFeed, from)
    if (to < 0) return
    const head = bytes.toString('latin1', from, Math.min(to, from + 40))
    const code = head.startsWith(start) ? head.slice(start.length).split('"', 1)[0] : undefined
    if (code) yield { code, at: offset + from, length: to - from }
    from = to + 1
  }
}

/** @returns null for a torn line */
export function readLine(bytes: Buffer): SpillLine | null {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return null
  }
}

/** As written in the file. */
export function writeLine(line: SpillLine): Buffer {
  return Buffer.from(`${JSON.stringify(line)}\n`)
}

/** Chunk size; its lines take a few milliseconds. */
const chunkBytes = 256 * 1024

/**
 * Changes lines in place: another process may read, append to and empty the file meanwhile, and every line keeps its
 * position. Reads a large file in chunks, without blocking.
 * @param change the new line, never longer; null leaves it unchanged
 * @returns how many were changed; 0 without a file
 */
export async function changeLines(
  file: string,
  change: (line: SpillLine) => SpillLine | null,
): Promise<number> {
  const handle = await open(file, 'r+').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    return null
  })
  if (!handle) return 0
  try {
    let changed = 0
    for await (const { bytes, from } of chunksOf(handle))
      for (const place of locateLines(bytes, from)) {
        const before = bytes.subarray(place.at - from, place.at - from + place.length)
        const line = readLine(before)
        const instead = line && change(line)
        if (instead && replaceLine(handle.fd, place.at, before, instead)) changed++
      }
    if (changed > 0) await handle.datasync()
    return changed
  } finally {
    await handle.close()
  }
}

/** Chunks that end with a line, except for a line longer than a chunk. */
async function* chunksOf(handle: FileHandle): AsyncGenerator<{ bytes: Buffer; from: number }> {
  const chunk = Buffer.alloc(chunkBytes)
  for (let from = 0; ; ) {
    const { bytesRead } = await handle.read(chunk, 0, chunkBytes, from)
    if (bytesRead === 0) return
    const bytes = chunk.subarray(0, bytesRead)
    yield { bytes, from }
    from += bytes.lastIndexOf(lineFeed) + 1 || bytesRead
  }
}

/**
 * The service may have emptied the file since the line was read: then its inquiry is in the database, and nothing is
 * written here. The line feed is written, too: if the file is emptied right now, later appends still start a new line.
 * @returns whether the line was still there
 */
function replaceLine(handle: number, at: number, before: Buffer, line: SpillLine): boolean {
  const now = Buffer.alloc(before.length + 1)
  const count = readSync(handle, now, 0, now.length, at)
  if (count < now.length || now.at(-1) !== lineFeed || !now.subarray(0, -1).equals(before)) return false
  const text = Buffer.alloc(now.length, ' ')
  text.write(JSON.stringify(line))
  text[text.length - 1] = lineFeed
  writeSync(handle, text, 0, text.length, at)
  return true
}

/** Erases expired data, as in the database. @param askedBefore the whole inquiry @param textBefore its text */
export async function forgetSpilled(
  file: string,
  now: Date,
  askedBefore: Date,
  textBefore: Date,
): Promise<void> {
  await changeLines(file, ({ code, erased, ...content }) => {
    const inquiry = content.inquiry as Inquiry | undefined
    if (erased || !inquiry) return null
    const [asked, until] = [new Date(inquiry.askedAt), inquiry.textUntil && new Date(inquiry.textUntil)]
    if (asked <= askedBefore) return { code, erased: true }
    if (inquiry.text === null || (asked > textBefore && !(until && until <= now))) return null
    return { code, inquiry: { ...inquiry, text: null, textUntil: null } }
  })
}

/** Erases the words of some inquiries. Their other facts stay, for the database. */
export async function eraseSpilledWords(file: string, codes: ReadonlySet<string>): Promise<void> {
  await changeLines(file, (line) => (codes.has(line.code) && line.inquiry ? withoutWords(line) : null))
}

/** The same line without a family's words. The trace names some of them, too. */
export function withoutWords({ code, ...content }: SpillLine): SpillLine {
  const inquiry = content.inquiry as Inquiry
  const trace = { lang: inquiry.trace.lang, stages: [] }
  return { code, inquiry: { ...inquiry, text: null, textUntil: null, trace } }
}

/** Overwrites everything but the code of an inquiry and its feedback. @returns whether there was one */
export async function eraseSpilled(file: string, code: string): Promise<boolean> {
  const erase = (line: SpillLine) =>
    line.code === code && !line.erased ? { code, erased: true as const } : null
  return (await changeLines(file, erase)) > 0
}
