import { Session } from 'node:inspector'

/** What happens to a thread: it throws, exits, or hangs. */
export type Break = 'throw' | 'end' | 'hang'

const ways = {
  throw: "throw new Error('broken by a test')",
  end: 'process.exit(0)',
  hang: 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)',
}

/** Threads started from now on break when they send a matching message. */
export interface BrokenThreads {
  /** Threads started from now on work again. May be called twice. */
  mend(): void
}

/**
 * Breaks real threads through Node's inspector: the program is not aware of it.
 * @param at matches the message, as JSON, at which a thread breaks instead of sending it
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

/**
 * Runs in the thread before its program. The program's loader has its own ports and sends file names there.
 */
const breakAt = (how: Break, at: RegExp) => `{
  const { postMessage } = MessagePort.prototype
  MessagePort.prototype.postMessage = function (message, ...rest) {
    const { parentPort } = process.getBuiltinModule('node:worker_threads')
    if (this === parentPort && ${at}.test(JSON.stringify(message))) { ${ways[how]} }
    return postMessage.call(this, message, ...rest)
  }
}`
