import { closeSync, fdatasync, fstatSync, ftruncate, openSync, readSync, write } from 'node:fs'
import { promisify } from 'node:util'
import { createBatchQueue } from './batch-queue.js'
import { createSpillIndex } from './spill-index.js'
import { type LineLocation, readLine, type SpillLine, writeLine } from './spill-lines.js'

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

const maxBytes = 512 * 1024 * 1024
const linesAtOnce = 100

const writePart = promisify(write)
const sync = promisify(fdatasync)
const truncate = promisify(ftruncate)

/** @param file created if missing, readable only by its owner */
export function openSpillFile(file: string): SpillFile {
  let handle: number | null = null
  let closed = false
  const index = createSpillIndex(bytesAt)
  const queue = createBatchQueue(writeLines)
  open()

  function open(): void {
    try {
      handle = openSync(file, 'a+', 0o600)
      index.start(fstatSync(handle).size)
    } catch {
      // Tried again with the next line.
    }
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

  async function writeLines(some: readonly SpillLine[]): Promise<boolean> {
    if (handle === null) open()
    await index.indexing()
    if (handle === null || index.size() > maxBytes) return false
    const lines = some.map(writeLine)
    const begin = index.isTorn() ? [Buffer.from('\n')] : []
    try {
      await writeWhole(handle, Buffer.concat([...begin, ...lines]))
      await sync(handle)
    } catch {
      await takeBack(handle)
      return false
    }
    index.mend()
    const { size } = fstatSync(handle)
    const from = index.size() + lengthOf(begin)
    if (size === from + lengthOf(lines)) {
      index.append(
        from,
        lines.map(({ length }, i) => ({ code: some[i]!.code, length: length - 1 })),
      )
      return true
    }
    // Another process appended, too. That should not happen, but nothing may be lost.
    index.start(size)
    await index.indexing()
    return true
  }

  async function takeBack(to: number): Promise<void> {
    try {
      await truncate(to, index.size())
    } catch {
      index.tear(fstatSync(to).size)
    }
  }

  /** Everything is in the database: empty the file, unless something arrived meanwhile. Appends wait. */
  function empty(): Promise<void> | null {
    if (handle === null || index.indexing() || index.count() > 0) return null
    const { size } = fstatSync(handle)
    // Nothing runs between this check and the truncation.
    if (size === index.size()) return truncate(handle, 0).then(index.clear)
    index.start(size)
    return null
  }

  return {
    append: (line) => (closed ? Promise.resolve(false) : queue.add(line)),
    find(code) {
      const place = index.find(code)
      const line = place ? lineAt(place) : null
      return line?.erased ? null : line
    },
    waiting: () => index.count() + (index.indexing() ? 1 : 0) + queue.count(),
    async handOn(take) {
      await index.indexing()
      while (index.count() > 0) {
        const some = index.oldest(linesAtOnce)
        const read = () => some.map(lineAt).filter((line) => line !== null)
        const lines = read()
        if (lines.length > 0) await take(lines)
        // Another process erased it meanwhile: erase it in the database too.
        const erased = read().filter((line, i) => line.erased && !lines[i]?.erased)
        if (erased.length > 0) await take(erased)
        index.drop(some.length)
      }
      await queue.between(empty)
    },
    async close() {
      closed = true
      index.stop()
      await queue.flush()
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
