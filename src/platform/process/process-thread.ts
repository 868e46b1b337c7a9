import type { ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import type { ThreadLike } from '../threads/thread-like.js'
import { isOwnProcess, startProcess } from './own-process.js'

/** What the process sends by itself while its event loop turns. */
const beat = 'beat'
const beatMs = 500

/** What it sends before it ends because of an error. */
interface Thrown {
  thrown: string
}

/**
 * Starts a process with the shape of a worker thread, for a library that only one thread of a process can load.
 * @param name the file next to the caller, without its extension; it calls `serveAsThread`
 * @param caller the caller's `import.meta.url`
 * @param flags of its Node, such as memory limits
 */
export function startProcessThread(
  name: string,
  caller: string,
  flags: readonly string[] = [],
): ProcessThread {
  return new ProcessThread(startProcess(name, caller, flags))
}

/** A process with the shape of a worker thread. */
export class ProcessThread extends EventEmitter implements ThreadLike {
  readonly performance = { eventLoopUtilization: () => ({ idle: this.#beats }) }
  readonly #child: ChildProcess
  #beats = 0
  #isTerminated = false

  constructor(child: ChildProcess) {
    super()
    this.#child = child
    child.on('message', (message) => {
      if (message === beat) this.#beats++
      else if (isThrown(message)) this.emit('error', new Error(message.thrown))
      else this.emit('message', message)
    })
    child.once('exit', (code, signal) => {
      // A crash in native code, or the system out of memory: the log says which.
      if (signal !== null && !this.#isTerminated) this.emit('error', new Error(signal))
      this.emit('exit', code)
    })
    child.on('error', (error) => {
      this.emit('error', error)
      // One that never started does not exit, either.
      if (child.pid === undefined) this.emit('exit', null)
    })
  }

  get pid(): number | undefined {
    return this.#child.pid
  }

  postMessage(message: object): void {
    // One that ended meanwhile is reported by its end.
    this.#child.send(message, () => {})
  }

  async terminate(): Promise<void> {
    const { exitCode, signalCode } = this.#child
    if (exitCode !== null || signalCode !== null || this.pid === undefined) return
    const ended = new Promise((resolve) => this.#child.once('exit', resolve))
    this.#isTerminated = true
    this.#child.kill('SIGKILL')
    await ended
  }

  ref(): void {
    this.#child.ref()
    this.#child.channel?.ref()
  }

  unref(): void {
    this.#child.unref()
    this.#child.channel?.unref()
  }
}

const isThrown = (message: unknown): message is Thrown =>
  typeof message === 'object' && message !== null && 'thrown' in message

/** The connection of a process to the service that started it. */
export interface ServiceConnection {
  send(message: object): void
  onMessage(hear: (message: unknown) => void): void
}

/**
 * In a file that `startProcessThread` starts: lives as long as the service, which alone ends it. A signal to all
 * processes of the service must not take it from the last answers.
 * @returns null in any other process
 */
export function serveAsThread(): ServiceConnection | null {
  if (!isOwnProcess() || !process.send) return null
  process.once('disconnect', () => process.exit())
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
  // A service that ended before this process listened is noticed at the first beat.
  const endIfAlone = (error: Error | null) => void (error && process.exit())
  const send = (message: object | string) => void process.send?.(message, undefined, {}, endIfAlone)
  process.on('uncaughtException', ({ message }) => {
    process.send?.({ thrown: message } satisfies Thrown, undefined, {}, () => process.exit(1))
  })
  setInterval(() => send(beat), beatMs)
  return { send, onMessage: (hear) => void process.on('message', hear) }
}
