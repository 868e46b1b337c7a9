import { constants, fstatSync, openSync, write, writeSync } from 'node:fs'
import type { DestinationStream } from 'pino'

/**
 * Writes log lines without ever blocking the caller: when the disk is full or nobody reads the pipe, lines are dropped.
 */
export interface LogDestination extends DestinationStream {
  /** How many lines were dropped so far. */
  dropped(): number
  /** Writes waiting lines now, unless the disk or pipe refuses. For the end of the process. */
  flush(): void
}

export interface LogDestinationOptions {
  /** A minute of a busy service. */
  maxBytes?: number
  /** Pause after it was full, in milliseconds. */
  pauseMs?: number
}

const chunkBytes = 64 * 1024
/** How long a slow reader gets, in milliseconds. */
const shortPauseMs = 20
/** A write that takes this long, in milliseconds, will not end before the process does. */
const stuckAfter = 1000

/** @param fd of the file or pipe; 1 for standard output */
export function createLogDestination(
  fd: number,
  { maxBytes = 1024 * 1024, pauseMs = 500 }: LogDestinationOptions = {},
): LogDestination {
  const to = withoutBlocking(fd)
  let waiting: Buffer[] = []
  let bytes = 0
  let dropped = 0
  let told = 0
  let since: number | null = null
  let pause: NodeJS.Timeout | null = null

  function add(line: string): void {
    const buffer = Buffer.from(line)
    if (bytes + buffer.length > maxBytes) {
      dropped++
      return
    }
    waiting.push(buffer)
    bytes += buffer.length
  }

  function go(): void {
    if (since !== null || pause || waiting.length === 0) return
    const chunk = nextChunk()
    since = performance.now()
    write(to, chunk, 0, chunk.length, null, (error, written) => {
      since = null
      took(chunk, error ? 0 : written)
      if (!error) return go()
      pause = setTimeout(
        () => {
          pause = null
          go()
        },
        error.code === 'EAGAIN' ? shortPauseMs : pauseMs,
      ).unref()
    })
  }

  function nextChunk(): Buffer {
    let length = 0
    let count = 0
    for (const each of waiting) {
      if (count > 0 && length + each.length > chunkBytes) break
      length += each.length
      count++
    }
    const chunk = Buffer.concat(waiting.slice(0, count))
    waiting = [chunk, ...waiting.slice(count)]
    return chunk
  }

  /** Unwritten lines stay first. */
  function took(chunk: Buffer, written: number): void {
    bytes -= written
    waiting = written < chunk.length ? [chunk.subarray(written), ...waiting.slice(1)] : waiting.slice(1)
    if (written > 0 && dropped > told && bytes < maxBytes / 2) tellDropped()
  }

  function tellDropped(): void {
    const words = 'Log lines were left out: the disk is full, or nobody reads the log'
    add(`${JSON.stringify({ level: 40, time: Date.now(), lines: dropped - told, msg: words })}\n`)
    told = dropped
  }

  return {
    write(line) {
      add(line)
      go()
    },
    dropped: () => dropped,
    flush() {
      if (since !== null && performance.now() - since > stuckAfter) return
      // The write in progress is done by then.
      if (since !== null) waiting = waiting.slice(1)
      try {
        while (waiting.length > 0) {
          const chunk = nextChunk()
          took(chunk, writeSync(to, chunk))
        }
      } catch {
        // Nowhere left to report it.
      }
    },
  }
}

/** Non-blocking: a full pipe takes what it can. Only a pipe can be opened a second time. */
function withoutBlocking(fd: number): number {
  try {
    if (!fstatSync(fd).isFIFO()) return fd
    return openSync(`/proc/self/fd/${fd}`, constants.O_WRONLY | constants.O_NONBLOCK)
  } catch {
    return fd
  }
}
