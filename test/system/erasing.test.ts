import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import request from 'supertest'
import { eraseInquiry } from '../../src/answering/inquiries/forget-inquiries.js'
import { databaseFile } from '../../src/platform/database/open-database.js'
import { aPhone, authToken, publicUrl } from '../support/app/a-phone.js'
import { type RealService, startRealService } from '../support/app/real-service.js'
import { type StaffClient, signIn } from '../support/app/sign-in.js'
import { readLmdb } from '../support/disk/read-lmdb.js'

const day = 24 * 60 * 60_000

/** Words in no catalog, in a sentence that identifies nobody, so it is kept as is. */
const word = 'rainy mornings'
const sentence = `the bus never stops for us on ${word}`

/** The only columns that may hold a family's sentence: each of them has a reviewed erasure. */
const typedColumns = ['inquiries.text', 'saved_cases.concern']

describe('A family’s words', () => {
  let service: RealService
  let admin: StaffClient
  let now = new Date('2026-10-05T14:00:00Z')

  before(async () => {
    service = await startRealService(
      {
        ...{ TWILIO_AUTH_TOKEN: authToken, PUBLIC_URL: publicUrl, MEANING: 'no' },
        EMBED_PARENTS: 'https://www.example.org',
      },
      { now: () => now, patience: 20 },
    )
    admin = signInAdmin()
  })
  after(() => service?.remove())

  /** By the cookie's https name, as the public address requires. */
  function signInAdmin(): StaffClient {
    const { csrf, cookie, account } = signIn(service, 'admin')
    const named = `__Host-${cookie}`
    return {
      ...{ account, csrf, cookie: named },
      get: (path) => request(service.app).get(path).set('Cookie', named),
      post: (path, form = {}) =>
        request(service.app)
          .post(path)
          .set('Cookie', named)
          .type('form')
          .send({ csrf, ...form }),
    }
  }

  /** Through every channel for families. @returns the codes of the answers */
  async function askEverywhere(): Promise<string[]> {
    const { app } = service
    const concern = sentence
    await request(app).post('/ask').type('form').send({ concern }).expect(303)
    await request(app).post('/ask').type('form').send({ concern, from: 'embed' }).expect(303)
    await request(app).get('/ask').query({ q: concern }).expect(303)
    await request(app).post('/api/v1/ask').send({ concern }).expect(200)
    await aPhone(app, '+12165550986').text(concern)
    await request(app).post('/api/v1/suggest').send({ q: concern }).expect(200)
    return rows(`select code from inquiries where text like '%${word}%'`).map(({ code }) => String(code))
  }

  /** Wherever staff can copy it: wrong doors, cases, a rehearsal, suggestions, searches, the audit log. */
  async function spread(codes: readonly string[]): Promise<void> {
    const { app, services } = service
    for (const code of codes) {
      const office = rows(
        `select json_extract(result, '$.offices[0].office') as office from inquiries where code = '${code}'`,
      )[0]?.office
      const said = { right: 'no', ...(office ? { office: String(office) } : {}) }
      await request(app).post(`/answers/${code}/feedback`).type('form').send(said)
    }
    const [first = '', second = ''] = codes
    const words = { lang: 'en', expect: ['transportation'] }
    await admin.post('/admin/routing/cases/from', { inquiry: first }).expect(303)
    await admin.post('/admin/routing/cases/new', { ...words, concern: sentence, inquiry: second }).expect(303)
    await admin.post('/admin/routing/rehearsal').expect(303)
    await services.routing.rehearsals.settled()
    for (const page of [
      'rehearsal',
      'suggestions',
      'wrong-doors',
      'cases',
      `cases?q=${encodeURIComponent(word)}`,
    ])
      await admin.get(`/admin/routing/${page}`).expect(200)
    await admin.post('/admin/routing/suggestions/weigh')
    await admin.get(`/desk/look-up?q=${encodeURIComponent(sentence)}`)
    await admin.get(`/search?q=${encodeURIComponent(word)}`)
  }

  const rows = (sql: string) =>
    service.services.database.$client.prepare(sql).all() as Record<string, unknown>[]

  /** All columns of the database, and files, that contain the word. */
  function found(): string[] {
    const tables = rows("select name from sqlite_master where type = 'table' and sql not like '%virtual%'")
    const columns = tables.flatMap(({ name }) =>
      rows(`select name from pragma_table_info('${name}')`).map(
        (column) => [String(name), String(column.name)] as const,
      ),
    )
    return columns
      .filter(([table, column]) => {
        const sql = `select count(*) as times from "${table}" where instr(lower(cast("${column}" as text)), '${word}') > 0`
        return Number(rows(sql)[0]?.times) > 0
      })
      .map(([table, column]) => `${table}.${column}`)
      .sort()
  }

  const filesWithWord = () =>
    readdirSync(service.dataDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'meilisearch')
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => {
        const bytes = file.endsWith('data.mdb') ? readLmdb(file) : readFileSync(file)
        return bytes.toString('latin1').toLowerCase().includes(word)
      })
      .map((file) => file.slice(service.dataDir.length + 1))

  it('are erased on request from every column and file, wherever staff copied them', async () => {
    const codes = await askEverywhere()
    assert.equal(codes.length, 5)
    await spread(codes)
    assert.deepEqual(found(), typedColumns, 'it is nowhere that nobody has thought of')
    await service.services.database.$client.backup(`${databaseFile(service.dataDir)}.before-1`)
    assert.ok(filesWithWord().length >= 2, String(filesWithWord()))
    for (const code of codes)
      assert.ok(await eraseInquiry(service.services.database, code, 'America/New_York'))
    assert.deepEqual(found(), [])
    assert.deepEqual(filesWithWord(), [])
  })

  it('are erased after their days, too, automatically', async () => {
    admin = signInAdmin()
    const codes = await askEverywhere()
    await spread(codes)
    assert.deepEqual(found(), typedColumns)
    now = new Date(now.getTime() + 31 * day)
    await service.restart()
    const began = Date.now()
    while (filesWithWord().length > 0 && Date.now() - began < 20_000)
      await new Promise((done) => setTimeout(done, 100))
    assert.deepEqual(found(), [])
    assert.deepEqual(filesWithWord(), [])
  })
})
