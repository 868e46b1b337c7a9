import { closeSync, fdatasync, fstatSync, ftruncate, openSync, readSync, write } from 'node:fs'
import { promisify } from 'node:util'
import { yieldToEventLoop } from '../../platform/threads/slices.js'
import { type LineLocation, locateLines, readLine, type SpillLine, writeLine } from './spill-lines.js'

/**
 * An append-only file next to the database, for lines the database refuses. Each line is on the disk before it counts
 * as stored. Read again at the next start. Never throws.
 */
export interface SpillFile {
  /** @returns true once on the disk; false when the disk refuses, or the file is too long */
  append(line: SpillLine): Promise<boolean>
  /** A code's first line; null for none, or if erased. */
  find(code: string): SpillLine | null
  /** How many lines wait, including unwritten ones; one more while a large file is still being indexed at startup. */
  waiting(): number
  /**
   * Hands the lines over, oldest first, in batches, until none is left.
   * @param take stores them for good; may get a line twice. If it rejects, so does this, and the rest keeps waiting
   */
  handOn(take: (lines: SpillLine[]) => Promise<void>): Promise<void>
  close(): Promise<void>
}

interface Appending {
  line: SpillLine
  done(kept: boolean): void
}

const maxBytes = 512 * 1024 * 1024
const chunkBytes = 1024 * 1024
const linesAtOnce = 100

const writePart = promisify(write)
const sync = promisify(fdatasync)
const truncate = promisify(ftruncate)

/** @param file created if missing, readable only by its owner */
export function openSpillFile(file: string): SpillFile {
  let handle: number | null = null
  let size = 0
  /** A batch broke off mid-line and could not be taken back. */
  let torn = false
  let places: LineLocation[] = []
  let firstOf = new Map<string, LineLocation>()
  let queue: Appending[] = []
  let onTheirWay = 0
  let working: Promise<void> | null = null
  let closed = false
  /** Indexed up to here, in bytes; and the indexing under way. */
  let indexedTo = 0
  let indexing: Promise<void> | null = null
  open()

  function open(): void {
    try {
      handle = openSync(file, 'a+', 0o600)
      startIndexing(handle)
    } catch {
      // Tried again with the next line.
    }
  }

  /** Indexes a large file in chunks, without blocking. */
  function startIndexing(of: number): void {
    places = []
    firstOf = new Map()
    size = fstatSync(of).size
    indexedTo = 0
    if (indexNext()) indexing ??= indexRest()
  }

  async function indexRest(): Promise<void> {
    do await yieldToEventLoop()
    while (indexNext())
    indexing = null
  }

  /** @returns true if there is more */
  function indexNext(): boolean {
    if (handle === null || closed) return false
    if (indexedTo < size) indexedTo = index(indexedTo)
    return indexedTo < size
  }

  /** Indexes the lines that begin in the next chunk. @returns where the first unfinished line begins */
  function index(from: number): number {
    const bytes = bytesAt(from, Math.min(chunkBytes, size - from))
    for (const place of locateLines(bytes, from)) addPlace(place)
    const end = bytes.lastIndexOf('\n')
    torn = end < bytes.length - 1 && from + bytes.length === size
    return torn || end < 0 ? size : from + end + 1
  }

  function addPlace(place: LineLocation): void {
    places.push(place)
    if (!firstOf.has(place.code)) firstOf.set(place.code, place)
  }

  function bytesAt(at: number, length: number): Buffer {
    const bytes = Buffer.alloc(length)
    const count = handle === null ? 0 : readSync(handle, bytes, 0, length, at)
    return bytes.subarray(0, count)
  }

  /** The current content: it may have been erased. Null if it is no longer a line of this code. */
  function lineAt({ code, at, length }: LineLocation): SpillLine | null {
    const line = readLine(bytesAt(at, length))
    return line?.code === code ? line : null
  }

  /** One at a time; later ones go together. */
  function work(): Promise<void> {
    working ??= writeQueue().finally(() => {
      working = null
    })
    return working
  }

  async function writeQueue(): Promise<void> {
    while (queue.length > 0) {
      const some = queue
      queue = []
      onTheirWay = some.length
      const kept = await writeSome(some)
      onTheirWay = 0
      for (const { done } of some) done(kept)
    }
  }

  async function writeSome(some: readonly Appending[]): Promise<boolean> {
    if (handle === null) open()
    await indexing
    if (handle === null || size > maxBytes) return false
    const lines = some.map(({ line }) => writeLine(line))
    const begin = torn ? [Buffer.from('\n')] : []
    try {
      await writeWhole(handle, Buffer.concat([...begin, ...lines]))
      await sync(handle)
    } catch {
      await takeBack(handle)
      return false
    }
    torn = false
    // Another process appended, too. That should not happen, but nothing may be lost.
    if (fstatSync(handle).size !== size + lengthOf([...begin, ...lines])) {
      startIndexing(handle)
      await indexing
      return true
    }
    let at = size + begin.length
    for (const [i, { length }] of lines.entries()) {
      addPlace({ code: some[i]!.line.code, at, length: length - 1 })
      at += length
    }
    size = at
    indexedTo = at
    return true
  }

  async function takeBack(to: number): Promise<void> {
    try {
      await truncate(to, size)
    } catch {
      size = fstatSync(to).size
      torn = true
    }
  }

  /** Everything is in the database: empty the file, unless something arrived meanwhile. */
  async function empty(): Promise<void> {
    while (working) await working
    if (handle === null || indexing || places.length > 0) return
    if (fstatSync(handle).size !== size) return startIndexing(handle)
    // Appends wait, and nothing runs between the check and the truncation.
    working = emptyNow(handle).finally(() => {
      working = null
    })
    await working
    if (queue.length > 0) await work()
  }

  async function emptyNow(to: number): Promise<void> {
    await truncate(to, 0)
    size = 0
    indexedTo = 0
    torn = false
    firstOf = new Map()
  }

  return {
    append: (line) =>
      closed
        ? Promise.resolve(false)
        : new Promise((done) => {
            queue.push({ line, done })
            void work()
          }),
    find(code) {
      while (!firstOf.has(code) && indexNext());
      const place = firstOf.get(code)
      const line = place ? lineAt(place) : null
      return line?.erased ? null : line
    },
    waiting: () => places.length + (indexing ? 1 : 0) + queue.length + onTheirWay,
    async handOn(take) {
      await indexing
      while (places.length > 0) {
        const some = places.slice(0, linesAtOnce)
        const read = () => some.map(lineAt).filter((line) => line !== null)
        const lines = read()
        if (lines.length > 0) await take(lines)
        // Another process erased it meanwhile: erase it in the database too.
        const erased = read().filter((line, i) => line.erased && !lines[i]?.erased)
        if (erased.length > 0) await take(erased)
        places = places.slice(some.length)
      }
      await empty()
    },
    async close() {
      closed = true
      await work()
      if (handle !== null) closeSync(handle)
      handle = null
    },
  }
}

async function writeWhole(handle: number, bytes: Buffer): Promise<void> {
  for (let from = 0; from < bytes.length; ) {
    const { bytesWritten } = await writePart(handle, bytes, from, bytes.length - from, null)
    from += bytesWritten
  }
}

const lengthOf = (buffers: readonly Buffer[]) => buffers.reduce((sum, { length }) => sum + length, 0)
