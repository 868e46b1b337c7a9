import { existsSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { isMainThread, MessagePort } from 'node:worker_threads'

// Loaded into every thread and process of the service by `npm run chaos`. A file such as `write-thread-worker.hang` in the folder FAULTS
// breaks that thread once, at the next thing that it would say; the file is gone by then.

const thread = basename(process.argv[1] ?? '', '.js')
const ways = {
  hang: () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0),
  end: () => process.exit(0),
  throw() {
    const fault = new Error('thrown on purpose')
    // Whoever catches the one does not catch the other.
    process.nextTick(() => {
      throw fault
    })
    throw fault
  },
}

function breakWhenAsked() {
  for (const [how, fail] of Object.entries(ways)) {
    const file = join(process.env.FAULTS ?? '', `${thread}.${how}`)
    if (!existsSync(file)) continue
    rmSync(file)
    fail()
  }
}

if (!isMainThread) {
  const { postMessage } = MessagePort.prototype
  MessagePort.prototype.postMessage = function (...said) {
    breakWhenAsked()
    return postMessage.apply(this, said)
  }
} else if (thread === 'server' || thread === 'encoder-worker') setInterval(breakWhenAsked, 20).unref()
