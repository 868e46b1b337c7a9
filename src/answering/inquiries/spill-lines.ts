import { closeSync, fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Inquiry } from './inquiry-store.js'

/** What waits in the spill file for the database, one JSON object a line; `code` comes first in every line. */
export interface SpillLine {
  code: string
  /** It was erased: nothing but its code is left. */
  erased?: true
  [content: string]: unknown
}

/** Where a line stands, in bytes, without its line feed. */
export interface LinePlace {
  code: string
  at: number
  length: number
}

const start = '{"code":"'
const lineFeed = 10

/** Where the service keeps what the database does not take. */
export function spillFile(dataDir: string): string {
  return join(dataDir, 'not-yet-kept.jsonl')
}

/** Finds the lines of a piece of the file. What is no line of ours, and a last one without its end, is left out. */
export function* placesIn(bytes: Buffer, offset = 0): Generator<LinePlace> {
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

/** As it stands in the file. */
export function writeLine(line: SpillLine): Buffer {
  return Buffer.from(`${JSON.stringify(line)}\n`)
}

/**
 * Changes lines where they stand: another process may read and append to the file meanwhile, and every line keeps its place.
 * @param change what is to stand there, never longer; null leaves a line as it is
 * @returns how many were changed; 0 where there is no such file
 */
export function changeLines(file: string, change: (line: SpillLine) => SpillLine | null): number {
  let changed = 0
  try {
    const bytes = readFileSync(file)
    const handle = openSync(file, 'r+')
    try {
      for (const { at, length } of placesIn(bytes)) {
        const line = readLine(bytes.subarray(at, at + length))
        const instead = line && change(line)
        if (!instead) continue
        const text = Buffer.from(JSON.stringify(instead))
        writeSync(handle, Buffer.concat([text, Buffer.alloc(length - text.length, ' ')]), 0, length, at)
        changed++
      }
      if (changed > 0) fdatasyncSync(handle)
    } finally {
      closeSync(handle)
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  return changed
}

/** Erases what is kept no more, as in the database. @param askedBefore the whole inquiry @param textBefore its text */
export function forgetSpilled(file: string, now: Date, askedBefore: Date, textBefore: Date): void {
  changeLines(file, ({ code, erased, ...content }) => {
    const inquiry = content.inquiry as Inquiry | undefined
    if (erased || !inquiry) return null
    const [asked, until] = [new Date(inquiry.askedAt), inquiry.textUntil && new Date(inquiry.textUntil)]
    if (asked <= askedBefore) return { code, erased: true }
    if (inquiry.text === null || (asked > textBefore && !(until && until <= now))) return null
    return { code, inquiry: { ...inquiry, text: null, textUntil: null } }
  })
}

/** Overwrites everything but the code of an inquiry and of what was said of it. @returns whether there was one */
export function eraseSpilled(file: string, code: string): boolean {
  return (
    changeLines(file, (line) =>
      line.code === code && !line.erased ? { code, erased: true as const } : null,
    ) > 0
  )
}
