import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CheerioAPI } from 'cheerio'
import request from 'supertest'
import type { Transfer } from '../../../src/content/imports/transfer.js'
import { createRecords } from '../../../src/content/records/records.js'
import { readDirectory } from '../../../src/directory/model/directory-snapshot.js'
import type { Database } from '../../../src/platform/database/open-database.js'
import { readStaffPage } from '../../support/app/page.js'
import { says } from '../../support/app/says.js'
import { type StaffClient, signIn } from '../../support/app/sign-in.js'
import { createTestApp, type TestApp } from '../../support/app/test-app.js'
import { createTestTransfer } from '../../support/app/test-transfer.js'
import { openSampleFile } from '../../support/samples/sample-database.js'
import { writeWorkbook } from '../../support/samples/write-workbook.js'

const now = () => new Date('2026-11-25T15:00:00Z')

const sheet = `Elm County staff,,,
,,,
"Last, First",Bldg,Job Title,E-mail,Cell
"Young, Kim",Oak ES,Principal,kyoung@elm.example,x
"Stone, Pat",Pine HS,Bell Ringer,pstone@elm.example,y
`

describe('Matching the columns of a foreign file', function () {
  this.timeout(60_000)
  let folder: string
  let database: Database
  let app: TestApp
  let admin: StaffClient
  let transfer: Transfer
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mapping-'))
    database = await openSampleFile(folder)
    transfer = createTestTransfer(database, now, folder, { isHere: true })
    app = createTestApp({
      transfer,
      records: createRecords(database, ['en', 'es'], now),
      directory: () => readDirectory(database),
    })
    admin = signIn(app, 'admin', { name: 'Ana Admin' })
  })
  afterEach(async () => {
    await transfer.importer.close()
    database.$client.close()
    rmSync(folder, { recursive: true })
  })

  const page = async (path: string) => readStaffPage((await admin.get(path).expect(200)).text)

  async function upload(text = sheet, name = 'HR.csv'): Promise<string> {
    const { headers } = await request(app.app)
      .post('/admin/imports')
      .set('Cookie', admin.cookie)
      .field('csrf', admin.csrf)
      .field('removes', 'yes')
      .attach('files', Buffer.from(text), name)
      .expect(303)
    await transfer.importer.idle()
    return headers.location!
  }

  /** The form of a page as a browser would send it, without its token. */
  function formOf($: CheerioAPI): Record<string, string> {
    const hidden = $('main form').first().find('input[type=hidden]:not([name=csrf])').toArray()
    const kept = hidden.map((each) => [$(each).attr('name')!, $(each).attr('value') ?? ''])
    return Object.fromEntries([...kept, ...Object.entries(choicesOf($))])
  }

  function choicesOf($: CheerioAPI): Record<string, string> {
    const selects = $('main form select').toArray()
    const chosen = (select: (typeof selects)[number]) =>
      $(select).find('option[selected]').attr('value') ?? $(select).find('option').attr('value')
    return Object.fromEntries(selects.map((each) => [$(each).attr('name')!, chosen(each) ?? '']))
  }

  it('asks whether families see the people, keeps the choice, and does not ask for other lists', async () => {
    const path = await upload()
    const $ = await page(path)
    assert.equal($('#is_public').attr('checked'), undefined)
    await admin.post(path, { ...formOf($), is_public: 'yes', action: 'show' }).expect(303)
    assert.equal((await page(path))('#is_public').attr('checked'), 'checked')
    assert.equal(transfer.importer.waiting(1)[0]?.mapping?.isPublic, true)
    await admin.post(path, { ...formOf($), target: 'schools', action: 'show' }).expect(303)
    assert.equal((await page(path))('#is_public').length, 0)
  })

  it('shows guesses and rows, takes changes, asks for titles, and goes on to the check', async () => {
    const path = await upload()
    assert.match(path, /^\/admin\/imports\/1\/columns$/)
    const $ = await page(path)
    assert.deepEqual(choicesOf($), {
      target: 'staff',
      header_line: '3',
      'column-0': 'name_last_first',
      'column-1': 'place',
      'column-2': 'title',
      'column-3': 'email',
      'column-4': '',
    })
    assert.match($('main').text(), /Kim \| Young/)
    const shown = await admin.post(path, { ...formOf($), 'column-4': 'room', action: 'show' }).expect(303)
    const again = await page(shown.headers.location!)
    assert.equal(again('#column-4').val(), 'room')
    assert.equal(again('table').last().find('tbody tr').length, 2)
    const { headers } = await admin
      .post(path, { ...formOf(again), 'column-4': '', action: 'next' })
      .expect(303)
    assert.equal(headers.location, '/admin/imports/1/words')
    const words = await page(headers.location)
    assert.deepEqual(choicesOf(words), {
      'place-0': 'oak',
      'place-1': 'pine',
      'title-0': '',
      'title-1': 'principal',
    })
    assert.match(words('.notice-box').text(), says('mapping.openTitles', 'en'))
    const checked = await admin
      .post(headers.location, { ...formOf(words), 'title-0': 'counselor' })
      .expect(303)
    assert.equal(checked.headers.location, '/admin/imports/1')
    await transfer.importer.idle()
    const result = await page('/admin/imports/1')
    assert.match(result('[role=status]').text(), says('transfer.state.ready'))
    assert.match(result('main').text(), says('transfer.keeps'), 'a foreign list removes nobody')
    assert.match(result('.record-sums').first().text().replace(/\s+/g, ' '), /4 added/)
  })

  it('guesses again for another kind of list or another line of headers', async () => {
    const path = await upload()
    const form = formOf(await page(path))
    await admin.post(path, { ...form, header_line: '1', action: 'show' }).expect(303)
    assert.deepEqual(Object.keys(choicesOf(await page(path))), ['target', 'header_line', 'column-0'])
    await admin.post(path, { ...form, target: 'schools', action: 'show' }).expect(303)
    const schools = await page(path)
    assert.equal(schools('#column-3').val(), 'email')
    assert.equal(schools('#column-0').val(), '')
    await admin.post(path, { ...form, target: 'skip', action: 'show' }).expect(303)
    assert.equal((await page(path))('#column-0').length, 0)
  })

  it('shows columns that were guessed again, and goes straight to the check without titles', async () => {
    const path = await upload('First,Last,E-mail\nKim,Young,kyoung@elm.example\n')
    const form = formOf(await page(path))
    const other = await admin.post(path, { ...form, target: 'contacts', action: 'next' }).expect(303)
    assert.match(other.headers.location!, /\/columns/)
    await admin.post(path, { ...form, target: 'staff', action: 'show' }).expect(303)
    const { headers } = await admin.post(path, { ...form, action: 'next' }).expect(303)
    assert.equal(headers.location, '/admin/imports/1')
    await transfer.importer.idle()
    assert.equal(transfer.importer.find(1)!.state, 'ready')
  })

  it('says what is missing or there twice, and keeps the choices', async () => {
    const path = await upload()
    const form = formOf(await page(path))
    const missing = { ...form, 'column-0': '', 'column-1': 'title', action: 'next' }
    const $ = readStaffPage((await admin.post(path, missing).expect(422)).text)
    assert.match(
      $('.problems').text(),
      /No column contains this: Full name: Last, First\. .*Two columns contain this: Job title/s,
    )
    assert.equal($('#column-1').val(), 'title')
    assert.equal(transfer.importer.find(1)!.state, 'mapping')
  })

  it('offers the schools of another sheet for the buildings of a staff list', async () => {
    const workbook = await writeWorkbook({
      Staff: sheet
        .replace('Pine HS', 'Ash MS')
        .split('\n')
        .map((line) => line.replace(/"(.+), (.+)"/, '$2 $1').split(',')),
      Schools: [
        ['School', 'Grades', 'Street Address', 'City'],
        ['Ash Middle School', '6-8', '3 Ash Lane', 'Elm'],
      ],
    })
    await request(app.app)
      .post('/admin/imports')
      .set('Cookie', admin.cookie)
      .field('csrf', admin.csrf)
      .attach('files', workbook, 'all.xlsx')
      .expect(303)
    await transfer.importer.idle()
    assert.equal((await page('/admin/imports'))('td, th').find('bdi').text(), 'all.xlsx › Staff, Schools')
    const words = await page('/admin/imports/1/words')
    assert.equal(words('#place-0 option[value=ash-middle-school]').text(), 'Ash Middle School')
    assert.equal(formOf(words)['place-0'], 'ash-middle-school')
    await admin.post('/admin/imports/1/words', formOf(words)).expect(303)
    const remembered = database.$client.prepare("select meaning from import_words where word = 'ash ms'")
    assert.equal(remembered.pluck().get(), 'ash-middle-school')
  })

  it('is remembered for the next file, in Spanish too', async () => {
    const path = await upload()
    const form = formOf(await page(path))
    await admin.post(path, { ...form, 'column-4': 'room', action: 'next' }).expect(303)
    const words = formOf(await page('/admin/imports/1/words'))
    await admin.post('/admin/imports/1/words', { ...words, 'title-0': 'transportation' }).expect(303)
    await transfer.importer.idle()
    const next = await upload(
      sheet.slice(sheet.indexOf('"Last')).replaceAll(',', ';').replaceAll('"Last; First"', '"Last, First"'),
    )
    assert.equal((await page(`/es${next}`))('#column-4').val(), 'room')
    const asked = await page('/es/admin/imports/2/words')
    assert.match(asked('h1').text(), says('mapping.wordsTitle', 'es'))
    assert.equal(formOf(asked)['title-0'], 'transportation')
  })

  it('takes the meaning of a word for no other word when the columns change in a second tab', async () => {
    const path = await upload()
    const columns = formOf(await page(path))
    await admin.post(path, { ...columns, action: 'next' }).expect(303)
    const words = formOf(await page('/admin/imports/1/words'))
    const swapped = { 'column-1': 'title', 'column-2': 'place' }
    await admin.post(path, { ...columns, ...swapped, action: 'next' }).expect(303)
    const stale = { ...words, 'title-0': 'counselor', 'title-1': 'counselor' }
    await admin.post('/admin/imports/1/words', stale).expect(303)
    await transfer.importer.idle()
    const remembered = database.$client.prepare('select word, meaning from import_words').all()
    assert.deepEqual(remembered, [])
  })

  it('takes the columns of one file for no other file', async () => {
    const path = await upload()
    const form = { ...formOf(await page(path)), file_name: 'Other.csv', action: 'next' }
    const { headers } = await admin.post(path, form).expect(303)
    assert.match(headers.location!, /\/columns/)
    assert.equal(database.$client.prepare('select count(*) from import_mappings').pluck().get(), 0)
  })

  it('waits where one left it, and is gone when it is canceled or done', async () => {
    const path = await upload()
    const waiting = await page('/admin/imports/1')
    assert.equal(waiting('.buttons a.button.main').attr('href'), path)
    await admin.get(`${path}?file=7`).expect(404)
    await admin.get('/admin/imports/9/columns').expect(404)
    await admin.post('/admin/imports/1/cancel').expect(303)
    for (const gone of [path, '/admin/imports/1/words']) {
      assert.equal((await admin.get(gone).expect(303)).headers.location, '/admin/imports/1')
      assert.equal(
        (await admin.post(gone, { action: 'next' }).expect(303)).headers.location,
        '/admin/imports/1',
      )
    }
    const left = join(folder, 'imports', '1')
    assert.deepEqual(existsSync(left) ? readdirSync(left) : [], [])
    const editor = signIn(app, 'editor')
    await editor.get(path).expect(403)
    await editor.post('/admin/imports/1/words').expect(403)
  })
})
