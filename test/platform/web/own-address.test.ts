import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { hostname } from 'node:os'
import { text } from 'node:stream/consumers'
import { namedAddress } from '../../../src/platform/web/own-address.js'
import { signIn } from '../../support/app/sign-in.js'
import { createTestApp, type TestApp } from '../../support/app/test-app.js'

const withAddresses = [
  '/',
  '/topics',
  '/offices/transportation',
  '/contacts/district.vcf',
  '/sitemap.xml',
  '/robots.txt',
  '/opensearch.xml',
  '/embed/snippet',
  '/developers',
  '/openapi.json',
  '/api/v1/offices?per_page=5',
  '/api/v1/hsds',
  '/api/v1/hsds/services',
]

describe('The service’s own addresses', () => {
  let made: TestApp
  let server: Server
  let port: number
  before(async () => {
    made = createTestApp()
    server = createServer(made.app).listen(0, '127.0.0.1')
    await once(server, 'listening')
    port = (server.address() as AddressInfo).port
  })
  after(() => void server.close())

  /** Sends what no client would; returns status and body. */
  async function send(target: string, host: string, headers = ''): Promise<{ status: number; body: string }> {
    const socket = connect(port, '127.0.0.1')
    socket.write(`GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n${headers}\r\n`)
    const body = await text(socket)
    return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(body)?.[1]), body }
  }

  const foreign = [
    'evil.example',
    'evil.example:80',
    'localhost.evil.example',
    'localhost:1',
    'a b',
    'a@evil.example',
    '',
  ]
  for (const host of foreign)
    it(`ignore Host “${host}”, and the pages still load`, async () => {
      for (const path of withAddresses) {
        const { status, body } = await send(path, host)
        assert.equal(status, 200, path)
        assert.ok(!body.includes('evil.example') && !body.includes('//localhost:1/'), path)
        if (body.includes('://a b')) assert.fail(path)
      }
      const { body } = await send('/api/v1/offices?per_page=5', host)
      assert.match(body, new RegExp(`"next":"http://localhost:${port}/api/v1/offices`))
    })

  it('use the names of this computer if the port is the listening one', async () => {
    for (const name of ['localhost', '127.0.0.1', hostname().toLowerCase()]) {
      const { body } = await send('/sitemap.xml', `${name}:${port}`)
      assert.ok(body.includes(`http://${name}:${port}/`), name)
    }
  })

  it('use the listening name, and only PUBLIC_URL when it is set', async () => {
    const named = createTestApp({ config: { ...made.services.config, host: 'ask.school.lan' } })
    const publicUrl = 'https://ask.elm.example'
    const known = createTestApp({ config: { ...made.services.config, publicUrl } })
    for (const [app, host, origin] of [
      [named, 'ask.school.lan', 'http://ask.school.lan'],
      [known, 'evil.example', publicUrl],
    ] as const) {
      const other = createServer(app.app).listen(0, '127.0.0.1')
      await once(other, 'listening')
      const { port: otherPort } = other.address() as AddressInfo
      const socket = connect(otherPort, '127.0.0.1')
      socket.write(`GET /sitemap.xml HTTP/1.1\r\nHost: ${host}:${otherPort}\r\nConnection: close\r\n\r\n`)
      const body = await text(socket)
      other.close()
      assert.ok(body.includes(`<loc>${app === named ? `${origin}:${otherPort}` : origin}/`), host)
    }
  })

  it('ignore a request that names a whole address', async () => {
    for (const target of [
      'http://evil.example/api/v1/offices?per_page=5',
      'HTTPS://evil.example/api/v1/hsds/services',
    ]) {
      const { status, body } = await send(target, 'evil.example')
      assert.equal(status, 200)
      assert.ok(!body.includes('evil.example'))
    }
    for (const target of ['ftp://evil.example/topics', 'evil.example:443', '*'])
      assert.equal((await send(target, 'localhost')).status, 400, target)
  })

  it('appear in a link that an admin hands over', async () => {
    const admin = signIn(made, 'admin')
    const form = { email: 'new@cedarvalley.example', name: 'New', role: 'desk' }
    const { text: page } = await admin.post('/admin/accounts', form).set('Host', 'evil.example').expect(200)
    assert.match(page, /http:\/\/localhost:\d+\/choose-password\//)
    assert.ok(!page.includes('evil.example'))
  })

  it('name this computer when every network interface is used', () => {
    assert.equal(namedAddress('0.0.0.0', 3000), 'http://localhost:3000')
    assert.equal(namedAddress('::', 3000), 'http://localhost:3000')
    assert.equal(namedAddress('fd00::5', 3000), 'http://[fd00::5]:3000')
  })
})
