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
})
