import { Worker } from 'node:worker_threads'

it('leaves a thread', () => {
  new Worker('setInterval(() => {}, 50)', { eval: true })
})
