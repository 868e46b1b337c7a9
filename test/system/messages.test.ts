import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'cheerio'
import request from 'supertest'
import { databaseFile } from '../../src/platform/database/open-database.js'
import { readPage } from '../support/app/page.js'
import { startRealService } from '../support/app/real-service.js'
import { textOf } from '../support/app/says.js'
import { startMailServer, type TestMailServer } from '../support/app/smtp-server.js'
import { readLmdb } from '../support/disk/read-lmdb.js'
import { freePort } from '../support/processes/free-port.js'
import { ourProgram } from '../support/processes/our-program.js'
import { temporaryDataDir, until } from '../support/processes/real-meilisearch.js'
import { startServiceProcess } from '../support/processes/service-process.js'
import { writeSeedFolder } from '../support/samples/seed-folder.js'
import { smallDistrict } from '../support/samples/small-district.js'

const planted = 'rainy mornings'
const typed = {
  message: `The bus never stops on ${planted}.`,
  name: 'Zorblanda Quetzalwick',
  phone: '2165550187',
}
const mailSettings = { MAIL_FROM: 'ask@elm.example', MEANING: 'no' }

/** Every contact takes messages. */
const contacts = (smallDistrict['contacts.csv'] ?? '')
  .trim()
  .split('\n')
  .map((line, i) => `${line},${i === 0 ? 'messages' : 'yes'}`)
  .join('\n')

const filesWith = (dataDir: string, words: string) =>
  readdirSync(dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'meilisearch')
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const bytes = file.endsWith('data.mdb') ? readLmdb(file) : readFileSync(file)
      return bytes.toString('latin1').includes(words)
    })

describe('Messages to offices', () => {
  const seeds = writeSeedFolder({
    ...smallDistrict,
    'contacts.csv': contacts,
    // The mail here is that of families alone.
    'district.csv': (sound) => `${sound}ask_contacts,off\n`,
  })
  let mail: TestMailServer
  before(async () => {
    mail = await startMailServer()
  })
  beforeEach(() => {
    mail.got.length = 0
    mail.mood = 'take'
  })
  after(async () => {
    seeds.remove()
    await mail.close()
  })

  it('wait encrypted over a restart, and leave no trace in any file once sent, or erased', async function () {
    this.timeout(180_000)
    mail.mood = 'later'
    let now = Date.now()
    const env = { ...mailSettings, SMTP_URL: mail.url, PUBLIC_URL: 'http://127.0.0.1', SEED: seeds.folder }
    const service = await startRealService(env, { now: () => new Date(now) })
    const sealed = () =>
      service.services.database.$client.prepare('select sealed from messages').pluck().all() as string[]

    async function send(): Promise<string> {
      const office = readPage((await request(service.app).get('/offices/transportation').expect(200)).text)
      const address = String(office('.ways-to-write a').first().attr('href'))
      const form = load((await request(service.app).get(address)).text)('input[name=form]').val()
      now += 3000
      const sent = await request(service.app)
        .post(address)
        .type('form')
        .send({ ...typed, form })
        .expect(303)
      return String(sent.headers.location)
    }

    try {
      const [one, two] = [await send(), await send()]
      const [first = '', second = ''] = sealed()
      assert.ok(first && second)
      for (const words of [planted, 'Quetzalwick', '5550187'])
        assert.deepEqual(filesWith(service.dataDir, words), [], 'only encrypted')
      await service.services.database.$client.backup(`${databaseFile(service.dataDir)}.before-1`)
      assert.ok(filesWith(service.dataDir, first).length >= 2)

      const code = two.split('/').at(-1) ?? ''
      const erase = startServiceProcess({ DATA_DIR: service.dataDir }, [
        ...ourProgram('src', 'commands', 'erase'),
        code,
      ])
      assert.equal(await erase.end(), 0, erase.said())
      assert.equal(sealed().length, 1)
      await request(service.app).get(two).expect(404)

      mail.mood = 'take'
      now += 10 * 60_000
      await service.restart()
      await until('it is sent', () => mail.got.length === 1 && sealed().length === 0, 30_000)
      const $ = readPage((await request(service.app).get(one).expect(200)).text)
      assert.equal($('h1').text(), textOf('messages.state.sent.title'))
      await until(
        'no file has it',
        () => [first, second].every((each) => filesWith(service.dataDir, each).length === 0),
        30_000,
      )
      for (const words of [planted, 'Quetzalwick', '5550187']) {
        assert.deepEqual(filesWith(service.dataDir, words), [])
        assert.ok(!service.logged().includes(words))
      }
    } finally {
      await service.remove()
    }
  })

  it('are sent once although the service is killed while the mail server hangs', async function () {
    this.timeout(240_000)
    mail.mood = 'hang'
    const { dataDir, remove } = await temporaryDataDir()
    const port = await freePort()
    const base = `http://127.0.0.1:${port}`
    const env = { ...mailSettings, SMTP_URL: mail.url, PUBLIC_URL: base, PORT: String(port) }
    const start = () => startServiceProcess({ ...env, DATA_DIR: dataDir, SEED: seeds.folder })
    const killed = start()
    await killed.says('Serving', 100_000)
    const office = load(await (await fetch(`${base}/offices/transportation`)).text())
    const address = `${base}${office('.ways-to-write a').first().attr('href')}`
    const form = String(load(await (await fetch(address)).text())('input[name=form]').val())
    await new Promise((resolve) => setTimeout(resolve, 2100))
    const body = new URLSearchParams({ ...typed, form })
    const sent = await fetch(address, { method: 'POST', body, redirect: 'manual' })
    assert.equal(sent.status, 303)
    killed.child.kill('SIGKILL')
    await killed.end()
    mail.mood = 'take'
    const next = start()
    try {
      await next.says('Serving', 100_000)
      await until('it is sent', () => mail.got.length > 0, 60_000)
      const state = async () =>
        load(await (await fetch(`${base}${sent.headers.get('location')}`)).text())('h1').text()
      assert.equal(await state(), textOf('messages.state.sent.title'))
      assert.equal(mail.got.length, 1)
      assert.match(mail.got[0]!.text, new RegExp(planted))
    } finally {
      next.child.kill('SIGTERM')
      await next.end()
      await remove()
    }
  })
})
