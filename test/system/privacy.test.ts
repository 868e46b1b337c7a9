import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import request from 'supertest'
import { typedTextLife } from '../../src/answering/inquiries/typed-texts.js'
import { databaseFile } from '../../src/platform/database/open-database.js'
import { silentLog } from '../../src/platform/search/log.js'
import { createMeilisearchServer } from '../../src/platform/search/meilisearch/meilisearch-server.js'
import type { MeilisearchServer } from '../../src/platform/search/meilisearch/server-status.js'
import { aPhone, authToken, publicUrl } from '../support/app/a-phone.js'
import { readPage } from '../support/app/page.js'
import { type RealService, startRealService } from '../support/app/real-service.js'
import { says } from '../support/app/says.js'
import { readLmdb } from '../support/disk/read-lmdb.js'
import { binaryFolder, temporaryDataDir, until } from '../support/processes/real-meilisearch.js'
import { type RecordingProxy, startRecordingProxy } from '../support/processes/recording-proxy.js'

/** In every concern here, and found nowhere afterwards. */
const planted = [
  'zorblanda',
  'quetzalwick',
  '555-0937',
  '5550937',
  '4839205',
  'thistlewick',
  '4/17/2016',
  'zq.mom',
]
const person = 'my daughter Zorblanda Quetzalwick'
const english = `the bus is late for ${person}, born 4/17/2016, student id 4839205, we live at 12 Thistlewick Lane. Call 216-555-0937 or zq.mom@example.org`
const spanish = 'el autobús no llegó, mi hija se llama Zorblanda Quetzalwick, mi teléfono es 216 555 0937'
const vietnamese = 'Xe buýt đến trễ, con tôi tên là Zorblanda Quetzalwick, số 4839205'
const day = 24 * 60 * 60_000

describe('A typed name and number', () => {
  let meilisearch: { server: MeilisearchServer; dataDir: string; remove: () => Promise<void> }
  let proxy: RecordingProxy
  let service: RealService
  let reader: Sqlite.Database
  let now = new Date('2026-10-05T14:00:00Z')

  before(async function () {
    // A busy machine starts two servers and trains slowly.
    this.timeout(180_000)
    const path = await binaryFolder()
    if (!path) return this.skip()
    const { dataDir, remove } = await temporaryDataDir()
    const server = createMeilisearchServer({ dataDir, log: silentLog, path, onChange: () => {} })
    await server.start()
    meilisearch = { server, dataDir, remove }
    const status = server.status()
    assert.equal(status.state, 'ready')
    proxy = await startRecordingProxy(status.url)
    service = await startRealService(
      {
        MEILI_URL: proxy.url,
        MEILI_KEY: status.key ?? '',
        TWILIO_AUTH_TOKEN: authToken,
        PUBLIC_URL: publicUrl,
        EMBED_PARENTS: 'https://www.example.org',
      },
      { now: () => now },
    )
    // An open reader keeps the WAL from restarting, however long the asking takes.
    reader = new Sqlite(databaseFile(service.dataDir), { readonly: true })
    reader.exec('begin; select count(*) from inquiries')
    await askInEveryWay()
  })
  after(async () => {
    reader?.close()
    await service?.remove()
    proxy?.close()
    await meilisearch?.server.stop()
    await meilisearch?.remove()
  })

  async function askInEveryWay(): Promise<void> {
    const { app } = service
    const form = (fields: object) => request(app).post('/ask').type('form').send(fields).expect(303)
    for (const concern of [english, spanish, vietnamese]) {
      await form({ concern })
      await form({ concern, from: 'embed' })
      await request(app).get('/ask').query({ q: concern }).expect(303)
      await request(app).post('/api/v1/ask').send({ concern }).expect(200)
      await aPhone(app, '+12165550986').text(concern)
      for (const q of [concern.slice(0, 200), person, 'Zorbla', 'bus Zorblanda Quetz'])
        await request(app).post('/api/v1/suggest').send({ q }).expect(200)
    }
    // Refused, and asked again at a school.
    await request(app).post('/ask').type('form').send({ concern: english, school: 'zorblanda' }).expect(422)
    const browser = request.agent(app)
    const sent = await browser
      .post('/ask')
      .type('form')
      .send({ concern: `${person} is sad about school and worried` })
    await browser.post(`${sent.headers.location}/school`).type('form').send({ school: 'oak' }).expect(303)
    // A reply to "Which school?" that is not a school.
    await aPhone(app, '+12165550985').text('my daughter is worried and sad about school')
    await aPhone(app, '+12165550985').text('Zorblanda Quetzalwick')
  }

  const holdsPlanted = (bytes: Buffer | string) => {
    const text = bytes.toString('latin1' as BufferEncoding).toLowerCase()
    return planted.filter((word) => text.includes(word))
  }
  const filesOf = (dataDir: string) =>
    readdirSync(dataDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'meilisearch')
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => ({ file, bytes: file.endsWith('data.mdb') ? readLmdb(file) : readFileSync(file) }))
  const rows = (sql: string) =>
    service.services.database.$client.prepare(sql).all() as Record<string, string>[]

  it('reach neither the database nor its WAL; the rest of the text does', () => {
    const files = filesOf(service.dataDir)
    for (const { file, bytes } of files) assert.deepEqual(holdsPlanted(bytes), [], file)
    const wal = files.find(({ file }) => file === `${databaseFile(service.dataDir)}-wal`)
    assert.ok(wal?.bytes.includes('the bus is late for my daughter [name]'), 'the log is looked into')
    reader.close()
    const [first] = rows("select text from inquiries where channel = 'page' and lang = 'en'")
    assert.equal(
      first?.text,
      'the bus is late for my daughter [name], born [birth date], student id [id], we live at [address]. Call [phone] or [email]',
    )
    assert.match(
      String(rows("select text from inquiries where lang = 'es'")[0]?.text),
      /autobús no llegó.*\[name\].*\[phone\]/,
    )
    assert.deepEqual(
      rows("select distinct channel from inquiries where text like '%[name]%' order by 1").map(
        ({ channel }) => channel,
      ),
      ['api', 'embed', 'link', 'page', 'sms'],
    )
  })

  it('leave no copy at all in a language without name detection', () => {
    const kept = rows("select text, trace from inquiries where lang not in ('en', 'es')")
    assert.ok(kept.length >= 5)
    assert.ok(kept.every(({ text }) => text === null))
  })

  it('are never sent to Meilisearch, nor in its files', () => {
    for (const sent of proxy.requests) assert.deepEqual(holdsPlanted(decodeURIComponent(sent)), [])
    assert.ok(
      proxy.requests.some((sent) => sent.includes('search')),
      'it was asked',
    )
    const files = filesOf(meilisearch.dataDir)
    for (const { file, bytes } of files) assert.deepEqual(holdsPlanted(bytes), [], file)
    const [tasks] = files.filter(({ file }) => file.includes('tasks') && file.endsWith('data.mdb'))
    assert.ok(tasks?.bytes.includes('phrasings'), 'its tasks are looked into')
    assert.ok(
      files.some(({ file, bytes }) => file.includes('indexes') && bytes.includes('transportation')),
      'its indexes are looked into',
    )
  })

  it('are in no log line', () => {
    assert.match(service.logged(), /"\/ask"/)
    assert.deepEqual(holdsPlanted(service.logged()), [])
  })

  it('are shown for 30 minutes to the browser that typed them, with a gentle note, and to no other', async () => {
    const { headers } = await request(service.app)
      .post('/ask')
      .type('form')
      .send({ concern: english })
      .expect(303)
    const address = String(headers.location)
    // The cookies are Secure and travel over TLS to a proxy: a test agent, which speaks plain HTTP, would not
    // send them.
    const cookies = ([headers['set-cookie']].flat() as string[]).map((cookie) => String(cookie).split(';')[0])
    const lookAt = (cookie: string) => request(service.app).get(address).set('Cookie', cookie).expect(200)
    const own = await lookAt(cookies.join('; '))
    assert.match(own.headers['cache-control'] ?? '', /no-store/)
    const $ = readPage(own.text)
    assert.equal($('.typed blockquote').text(), english)
    assert.match($('.typed').text(), says('typedHint.both'))
    assert.deepEqual(holdsPlanted((await lookAt('')).text), [])
    await request.agent(service.app).post('/ask').type('form').send({ concern: 'the bus is late' })
    now = new Date(now.getTime() + typedTextLife + 1000)
    for (const sent of ['', cookies.join('; ')]) assert.deepEqual(holdsPlanted((await lookAt(sent)).text), [])
  })

  it('the stored text is gone after 30 days, and counts remain', async () => {
    const asked = rows('select count(*) as n from inquiries')[0]?.n
    now = new Date(now.getTime() + 30 * day)
    await service.restart()
    const filesWithText = () => filesOf(service.dataDir).filter(({ bytes }) => bytes.includes('[name]'))
    await until('it is erased', () => filesWithText().length === 0)
    assert.equal(rows('select count(*) as n from inquiries')[0]?.n, 0)
    assert.equal(rows('select sum(times) as n from inquiry_counts')[0]?.n, asked)
  })
})

describe('With KEEP_TEXT_DAYS=0', () => {
  it('keeps no words', async () => {
    const service = await startRealService({ KEEP_TEXT_DAYS: '0', MEANING: 'no' })
    try {
      await request(service.app)
        .post('/api/v1/ask')
        .send({ concern: 'the bus is late for quetzal' })
        .expect(200)
      const kept = service.services.database.$client.prepare('select text, text_until from inquiries').all()
      assert.deepEqual(kept, [{ text: null, text_until: null }])
      const page = await request(service.app).get('/privacy').expect(200)
      assert.match(readPage(page.text)('main').text(), says('privacyPage.wordsGone'))
    } finally {
      await service.remove()
    }
  })
})
