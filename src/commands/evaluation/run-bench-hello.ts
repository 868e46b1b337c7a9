import type { AddressInfo } from 'node:net'
import express from 'express'

// The cost of Express alone: a page of HELLO_BYTES bytes. Started by `npm run bench`.

const page = 'Hello! '
  .repeat(Math.ceil(Number(process.env.HELLO_BYTES) / 7))
  .slice(0, Number(process.env.HELLO_BYTES))
const app = express()
app.get('/', (_req, res) => {
  res.type('html').send(page)
})
const server = app.listen(0, '127.0.0.1', () => {
  console.log(`Serving on http://127.0.0.1:${(server.address() as AddressInfo).port}`)
})
process.on('SIGTERM', () => {
  server.close()
  server.closeAllConnections()
})
