import assert from 'node:assert/strict'
import { createMailer } from '../../../src/platform/mail/send-mail.js'
import { startMailServer, type TestMailServer } from '../../support/app/smtp-server.js'

describe('A letter', () => {
  let server: TestMailServer
  before(async () => {
    server = await startMailServer()
  })
  after(() => server.close())

  it('gets no more headers or recipients from the words in it', async () => {
    const send = createMailer(server.url, 'ask@elm.example')
    const evil = 'Ana\r\nBcc: all@elm.example\r\n\r\nBuy now'
    const letter = {
      to: 'office@elm.example',
      subject: evil,
      text: 'The bus is late',
      replyTo: { name: evil, address: 'ana@elm.example' },
    }
    assert.equal((await send?.(letter))?.state, 'sent')
    const [got] = server.got
    assert.deepEqual(got?.to, ['office@elm.example'])
    assert.doesNotMatch(got?.raw ?? 'Bcc:', /^(Bcc:|Buy.now)/im)
  })

  describe('to a server that offers no encryption', () => {
    const letter = { to: 'office@elm.example', subject: 'A question', text: 'The bus is late' }
    const send = async (host: string, query = '') =>
      createMailer(`smtp://${host}:${server.port}${query}`, 'ask@elm.example')?.(letter)
    beforeEach(() => void server.got.splice(0))

    it('is not sent', async () => {
      // Another name of this computer, which could be one elsewhere.
      assert.deepEqual(await send('0.0.0.0'), { state: 'down', code: 'ETLS STARTTLS 500' })
      assert.deepEqual(await send('127.0.0.1', '?requireTLS=true'), {
        state: 'down',
        code: 'ETLS STARTTLS 500',
      })
      assert.deepEqual(server.got, [])
    })

    it('is sent on this computer, and where the address allows it', async () => {
      assert.equal((await send('localhost'))?.state, 'sent')
      assert.equal((await send('0.0.0.0', '?requireTLS=false'))?.state, 'sent')
    })
  })
})
