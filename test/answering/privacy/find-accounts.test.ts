import assert from 'node:assert/strict'
import type { Redactor } from '../../../src/answering/privacy/redactor.js'
import { sampleRedactor } from '../../support/samples/sample-redactor.js'

describe('Finding email addresses and accounts', () => {
  let redactor: Redactor
  before(async function () {
    this.timeout(60_000)
    redactor = await sampleRedactor()
  })
  const redact = (text: string, lang = 'en') => redactor.redact(text, lang).text

  it('finds email addresses with spaces, and with words for symbols', () => {
    assert.equal(redact('mail jane.doe @ gmail . com please'), 'mail [email] please')
    assert.equal(redact('write to jane dot doe at gmail dot com'), 'write to [email]')
    assert.equal(redact('cc jane.doe(at)gmail(dot)com'), 'cc [email]')
    assert.equal(redact('its jane underscore 7 at yahoo dot com'), 'its [email]')
    assert.equal(redact('send it to jane dot 44 at gmail thanks'), 'send it to [email] thanks')
    assert.equal(redact('a doña jane arroba gmail punto com', 'es'), 'a [email]')
    assert.equal(redact('es j_doe guion 4 arroba yahoo punto com', 'es'), 'es [email]')
  })

  it('finds account names after the name of a service, and by their symbols', () => {
    assert.equal(redact('his roblox name is xx_wolfie_xx'), 'his roblox name is [account]')
    assert.equal(redact('i paid with venmo mamabear22'), 'i paid with venmo [account]')
    assert.equal(redact('cash app me at $mamabear22'), 'cash app me at [account]')
    assert.equal(redact('discord is icy#4417'), 'discord is [account]')
    assert.equal(redact('it was u/quiet_parent who wrote it'), 'it was [account] who wrote it')
    assert.equal(redact('my venmo is @mama-the-baker'), 'my venmo is [account]')
  })

  it('leaves services and prices', () => {
    for (const text of ['my insta is down', 'roblox is blocked on chromebooks', 'it is $45 at the office'])
      assert.equal(redact(text), text)
  })
})
