import { setTimeout as sleep } from 'node:timers/promises'
import { parentPort } from 'node:worker_threads'
import { openEncoder } from '../../../src/answering/models/open-encoder.js'

const { instantiate } = WebAssembly

// As on a busy machine: the model files are read long before the engine is ready.
Object.assign(WebAssembly, {
  instantiate: async (...given: Parameters<typeof instantiate>) => {
    await sleep(1000)
    return instantiate(...given)
  },
})

const encoder = await openEncoder(false)
const [embedding] = await encoder.embed(['the bus is late'])
const { artifacts } = (encoder as unknown as { model: { artifacts: object } }).model
parentPort?.postMessage({ size: embedding?.length, hasSecondCopy: 'weightData' in artifacts })
