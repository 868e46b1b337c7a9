import { yieldToEventLoop } from '../../platform/threads/slices.js'
import { type LineLocation, locateLines } from './spill-lines.js'

const chunkBytes = 1024 * 1024

/** Knows where the lines of a spill file are. Indexes a large file in chunks, without blocking. */
export function createSpillIndex(bytesAt: (at: number, length: number) => Buffer) {
  /** Length of the file in bytes. */
  let size = 0
  /** A batch broke off mid-line and could not be taken back. */
  let torn = false
  let places: LineLocation[] = []
  let firstOf = new Map<string, LineLocation>()
  /** Indexed up to here, in bytes; and the indexing under way. */
  let indexedTo = 0
  let indexing: Promise<void> | null = null
  let stopped = false

  async function indexRest(): Promise<void> {
    do await yieldToEventLoop()
    while (indexNext())
    indexing = null
  }

  /** Indexes one more chunk. @returns true if there is more */
  function indexNext(): boolean {
    if (stopped) return false
    if (indexedTo < size) indexedTo = indexChunk(indexedTo)
    return indexedTo < size
  }

  /** Indexes the lines that begin in the next chunk. @returns where the first unfinished line begins */
  function indexChunk(from: number): number {
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

  return {
    size: () => size,
    isTorn: () => torn,
    /** The indexing under way; null when everything is indexed. */
    indexing: () => indexing,
    count: () => places.length,
    /** The oldest lines. */
    oldest: (count: number) => places.slice(0, count),
    /** Forgets the oldest lines; a code's first line is still found. */
    drop(count: number): void {
      places = places.slice(count)
    },

    /** Indexes a file of this size from its beginning. */
    start(fileSize: number): void {
      places = []
      firstOf = new Map()
      size = fileSize
      indexedTo = 0
      if (indexNext()) indexing ??= indexRest()
    },

    /** A code's first line, also in chunks that are not indexed yet; undefined for none. */
    find(code: string): LineLocation | undefined {
      while (!firstOf.has(code) && indexNext());
      return firstOf.get(code)
    },

    /** Adds written lines. @param from in bytes. @param lines with their lengths in bytes, without their line feeds */
    append(from: number, lines: Iterable<Omit<LineLocation, 'at'>>): void {
      let at = from
      for (const { code, length } of lines) {
        addPlace({ code, at, length })
        at += length + 1
      }
      size = at
      indexedTo = at
    },

    mend(): void {
      torn = false
    },

    tear(fileSize: number): void {
      size = fileSize
      torn = true
    },

    /** The file is empty. */
    clear(): void {
      size = 0
      indexedTo = 0
      torn = false
      firstOf = new Map()
    },

    stop(): void {
      stopped = true
    },
  }
}
