import { Session } from 'node:inspector'

/** What befalls a thread: it throws, it ends itself, or it hangs. */
export type Break = 'throw' | 'end' | 'hang'

const ways = {
  throw: "throw new Error('broken by a test')",
  end: 'process.exit(0)',
  hang: 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)',
}

/** Threads that are started from now on break when they say something. */
export interface BrokenThreads {
  /** Those that are started from now on are sound. May be called again. */
  mend(): void
}

/**
 * Breaks real threads through Node's inspector: nothing in the program knows of it.
 * @param at matches the message, as JSON, that a thread breaks at instead of sending it
 */
export function breakThreads(how: Break, at: RegExp): BrokenThreads {
  const session = new Session()
  session.connect()
  let isOn = true
  session.on('NodeWorker.attachedToWorker', ({ params }) => {
    const send = (id: number, method: string, values: object = {}) => {
      const message = JSON.stringify({ id, method, params: values })
      session.post('NodeWorker.sendMessageToWorker', { sessionId: params.sessionId, message })
    }
    send(1, 'Runtime.evaluate', { expression: breakAt(how, at) })
    send(2, 'Runtime.runIfWaitingForDebugger')
  })
  session.post('NodeWorker.enable', { waitForDebuggerOnStart: true })
  return {
    mend() {
      if (isOn) session.post('NodeWorker.disable', () => session.disconnect())
      isOn = false
    },
  }
}

/** Runs in the thread, before anything of it. What loads its program has ports of its own, and says file names there. */
const breakAt = (how: Break, at: RegExp) => `{
  const { postMessage } = MessagePort.prototype
  MessagePort.prototype.postMessage = function (message, ...rest) {
    const { parentPort } = process.getBuiltinModule('node:worker_threads')
    if (this === parentPort && ${at}.test(JSON.stringify(message))) { ${ways[how]} }
    return postMessage.call(this, message, ...rest)
  }
}`
