import assert from 'node:assert/strict'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import request from 'supertest'
import { type ConfigError, readConfig } from '../../src/config.js'
import { countParts } from '../../src/public/text-messages/count-parts.js'
import { aPhone, authToken, postText, publicUrl } from '../support/app/a-phone.js'
import { briefWording } from '../support/app/brief-fault.js'
import { readPage } from '../support/app/page.js'
import { type RealService, startRealService } from '../support/app/real-service.js'
import { says } from '../support/app/says.js'
import { writtenFiles } from '../support/disk/written-files.js'

const number = '+12165550986'

describe('Text messages on the real servers', () => {
  let service: RealService
  before(async () => {
    service = await startRealService({
      TWILIO_AUTH_TOKEN: authToken,
      PUBLIC_URL: publicUrl,
      SMS_NUMBER: '+12165550199',
      MEANING: 'no',
    })
  })
  after(() => service.remove())

  async function text(body: string): Promise<string> {
    const reply = (await aPhone(service.app, number).text(body)) ?? ''
    assert.ok(countParts(reply).texts.length <= 2, reply)
    return reply
  }
  const codeIn = (reply: string) => /\b([0-9A-Z]{4}) ([0-9A-Z]{4})\b/.exec(reply)?.slice(1).join('') ?? ''
  const channelOf = (code: string) =>
    service.services.database.$client
      .prepare('select channel from inquiries where code = ?')
      .pluck()
      .get(code)

  it('answer a concern, with the code of a page that shows the same', async () => {
    const reply = await text('The bus is late again today')
    assert.match(reply, /^Transportation: \(216\) 555-0112\n/)
    const code = codeIn(reply)
    assert.ok(reply.includes(`${publicUrl}/answers/${code}`))
    assert.equal(channelOf(code), 'sms')
    const page = await request(service.app).get(`/answers/${code}`).expect(200)
    assert.equal(readPage(page.text)('h1').text(), 'Transportation')
  })

  it('answer in Spanish', async () => {
    const reply = await text('El autobús no llegó hoy')
    assert.match(reply, /C[oó]digo: /)
    assert.match(reply, /\(216\) 555-0112/)
  })

  it('ask for the school, and accept one named in the text', async () => {
    assert.match(await text('my daughter is worried and sad about school'), says('sms.whichSchool'))
    assert.match(await text('Oak'), /\(216\) 555-0110, ext. 21/)
    assert.match(await text('my daughter at Oak Elementary is worried and sad'), /\(216\) 555-0110, ext. 21/)
  })

  it('say 911 first in danger', async () => {
    assert.match(await text('my son wants to kill himself tonight'), /^In danger now\? Call 911\.\n/)
  })

  it('name people to ask when no office fits', async () => {
    assert.match(await text('zqxv wvutk'), /\(216\) 555-0100/)
  })

  it('stay off after STOP, over a restart, until START; the number is stored nowhere', async () => {
    await text('STOP')
    assert.equal(await text('The bus is late'), '')
    await service.restart()
    assert.equal(await text('The bus is late'), '')
    for (const { file, bytes } of writtenFiles(service.dataDir))
      assert.ok(!bytes.includes(number.slice(2)), file)
    assert.equal(statSync(join(service.dataDir, 'sms-key')).mode & 0o777, 0o600)
    await text('START')
    assert.match(await text('The bus is late'), /Transportation/)
  })

  it('leave no word and no number behind, in files or the log', async () => {
    await text('The bus is late for quetzalcoatlus')
    await postText(
      service.app,
      { Body: 'quetzalcoatlus', From: number },
      'https://elsewhere.example/sms',
    ).expect(403)
    for (const { file, bytes } of writtenFiles(service.dataDir))
      assert.ok(!bytes.includes('quetzalcoatlus'), file)
    assert.doesNotMatch(service.logged(), /quetzalcoatlus|5550986/)
  })

  it('are offered on the pages', async () => {
    for (const path of ['/', '/es/', '/help-now']) {
      const $ = readPage((await request(service.app).get(path).expect(200)).text)
      assert.ok($('.site-foot a[href="sms:+12165550199"]').length === 1, path)
    }
    assert.equal(
      readPage((await request(service.app).get('/')).text)('form a[href="sms:+12165550199"]').length,
      1,
    )
  })
})

describe('Text message settings', () => {
  const faultsOf = (env: Record<string, string>) => {
    try {
      readConfig(env)
      return []
    } catch (error) {
      return (error as ConfigError).faults.map(briefWording)
    }
  }

  it('require the public address and each other', () => {
    assert.deepEqual(faultsOf({ TWILIO_AUTH_TOKEN: 'x', PUBLIC_URL: 'https://ask.example' }), [])
    assert.deepEqual(faultsOf({ TWILIO_AUTH_TOKEN: 'x' }), ['settings.twilio'])
    assert.deepEqual(faultsOf({ SMS_NUMBER: '+12165550199' }), ['settings.smsNumber'])
    assert.match(
      faultsOf({ SMS_NUMBER: '216-555-0199' })[0] ?? '',
      /^settings\.one\(name: SMS_NUMBER, fault: settings\.must\.smsNumber, /,
    )
  })
})
