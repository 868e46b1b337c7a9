import assert from 'node:assert/strict'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { checkAddress } from '../../../src/content/links/check-address.js'

describe('checkAddress', () => {
  let server: Server
  let base: string
  let asked: string[]
  const pages: Record<string, (res: ServerResponse, method: string) => void> = {
    '/there': (res) => res.writeHead(200).end('a page'),
    '/get-only': (res, method) => res.writeHead(method === 'HEAD' ? 405 : 200).end(),
    '/gone': (res) => res.writeHead(404).end(),
    '/broken': (res) => res.writeHead(500).end(),
    '/sign-in': (res) => res.writeHead(401).end(),
    '/no-robots': (res) => res.writeHead(403).end(),
    '/moved': (res) => res.writeHead(301, { Location: '/there' }).end(),
    '/moved-to-gone': (res) => res.writeHead(302, { Location: 'gone' }).end(),
    '/circle': (res) => res.writeHead(302, { Location: '/circle' }).end(),
    '/to-file': (res) => res.writeHead(302, { Location: 'file:///etc/passwd' }).end(),
    '/to-nothing': (res) => res.writeHead(302, { Location: 'http://[' }).end(),
    '/hangs': () => {},
    '/cut': (res) => res.destroy(),
    '/endless': (res) => {
      res.writeHead(200)
      res.write('x'.repeat(100_000))
    },
  }
  before(async () => {
    server = createServer((req, res) => {
      asked.push(`${req.method} ${req.url}`)
      pages[req.url ?? '']?.(res, req.method ?? '')
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  after(() => {
    server.closeAllConnections()
    server.close()
  })
  beforeEach(() => {
    asked = []
  })

  const check = (path: string) => checkAddress(base + path, { allowPrivate: true, timeoutMs: 300 })

  it('finds a page by HEAD, by GET where HEAD is refused, and through redirects', async () => {
    assert.deepEqual(await check('/there'), { status: 200, works: true })
    assert.deepEqual(asked, ['HEAD /there'])
    assert.deepEqual(await check('/get-only'), { status: 200, works: true })
    assert.deepEqual(await check('/moved'), { status: 200, works: true })
  })

  it('takes a page that wants a sign-in, or refuses robots, for there', async () => {
    assert.deepEqual(await check('/sign-in'), { status: 401, works: true })
    assert.deepEqual(await check('/no-robots'), { status: 403, works: true })
  })

  it('misses pages that are gone or broken, asking once more by GET', async () => {
    assert.deepEqual(await check('/gone'), { status: 404, works: false })
    assert.deepEqual(asked, ['HEAD /gone', 'GET /gone'])
    assert.deepEqual(await check('/broken'), { status: 500, works: false })
    assert.deepEqual(await check('/moved-to-gone'), { status: 404, works: false })
  })

  it('gives up on circles, silence, and redirects that lead to no website', async () => {
    assert.deepEqual(await check('/circle'), { status: 302, works: false })
    assert.equal(asked.length, 12, 'the first and five redirects, twice')
    for (const path of ['/to-file', '/to-nothing', '/hangs', '/cut'])
      assert.deepEqual(await check(path), { status: null, works: false }, path)
    for (const url of ['http://127.0.0.1:1/', 'ftp://127.0.0.1/', 'no address', 'https://nothing.invalid/'])
      assert.deepEqual(await checkAddress(url, { allowPrivate: true, timeoutMs: 300 }), {
        status: null,
        works: false,
      })
  })

  it('reads no endless page', async () => {
    assert.deepEqual(await check('/endless'), { status: 200, works: true })
  })

  it('stops at once when the service does', async () => {
    const stopping = new AbortController()
    const waiting = checkAddress(`${base}/hangs`, { allowPrivate: true, signal: stopping.signal })
    stopping.abort()
    assert.deepEqual(await waiting, { status: null, works: false })
  })

  it('never connects to a private address, however it is written', async () => {
    const { port } = server.address() as AddressInfo
    for (const host of [
      '127.0.0.1',
      'localhost',
      '0x7f.1',
      '2130706433',
      '127.1',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '0',
    ])
      assert.deepEqual(
        await checkAddress(`http://${host}:${port}/there`, { allowPrivate: false, timeoutMs: 300 }),
        { status: null, works: false },
        host,
      )
    assert.deepEqual(asked, [])
  })
})
