import { once } from 'node:events'
import { createServer } from 'node:http'
import { Worker } from 'node:worker_threads'

it('leaves nothing but what holds nobody up', async () => {
  setInterval(() => {}, 50).unref()
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  // Ends a little after the last test.
  setTimeout(() => server.close(), 50)
  new Worker('setInterval(() => {}, 50)', { eval: true }).unref()
})
