import assert from 'node:assert/strict'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import request, { type Response } from 'supertest'
import type { AppServices } from '../../src/app.js'
import { createImportFolder } from '../../src/content/imports/import-folder.js'
import { createRecords } from '../../src/content/records/records.js'
import { type Database, databaseFile } from '../../src/platform/database/open-database.js'
import { unzip } from '../../src/platform/files/unzip.js'
import { createLanguage } from '../../src/platform/language/language.js'
import { createLog } from '../../src/platform/web/log.js'
import { readPage } from '../support/app/page.js'
import { says } from '../support/app/says.js'
import { type StaffClient, signIn } from '../support/app/sign-in.js'
import { createTestApp, type TestApp } from '../support/app/test-app.js'
import { createTestTransfer } from '../support/app/test-transfer.js'
import { openSampleFile } from '../support/samples/sample-database.js'
import { soundFiles } from '../support/samples/seed-folder.js'

const now = () => new Date('2026-11-25T15:00:00Z')
const people = soundFiles['people.csv']!

describe('The import and export pages', () => {
  let folder: string
  let database: Database
  let app: TestApp
  let admin: StaffClient
  let transfer: AppServices['transfer']
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'transfer-'))
    database = await openSampleFile(folder)
    transfer = createTestTransfer(database, now, folder)
    app = createTestApp({ transfer, records: createRecords(database, ['en', 'es'], now) })
    admin = signIn(app, 'admin', { name: 'Ana Admin' })
  })
  afterEach(async () => {
    await transfer.importer.close()
    database.$client.close()
    rmSync(folder, { recursive: true })
  })

  const get = (sql: string) => database.$client.prepare(sql).pluck().get()
  const page = async (path: string) => readPage((await admin.get(path).expect(200)).text, { staff: true })

  function upload(
    files: Record<string, string | Buffer>,
    fields: Record<string, string> = { removes: 'no' },
  ) {
    const sent = request(app.app)
      .post('/admin/imports')
      .set('Cookie', admin.cookie)
      .field('csrf', admin.csrf)
      .field(fields)
    for (const [name, content] of Object.entries(files)) sent.attach('files', Buffer.from(content), name)
    return sent
  }

  async function done(path: string) {
    const working = readPage((await admin.get(path).expect(200)).text, { staff: true })
    await transfer.importer.idle()
    return { working, $: await page(path) }
  }

  it('name the faults of a file, on the page and as a file, and change nothing', async () => {
    const { headers } = await upload({ 'people.csv': people.replace('aruiz@elm.example', 'aruiz') }).expect(
      303,
    )
    const { working, $ } = await done(headers.location!)
    assert.match(working('[role=status]').text(), says('transfer.state.checking'))
    assert.equal(working('progress').length, 1)
    assert.match($('[role=status]').text(), says('transfer.state.faulty'))
    assert.deepEqual(
      $('tbody :is(th, td)')
        .toArray()
        .map((each) => $(each).text()),
      [
        'people.csv, line 2, email',
        'is not an email address: write it such as office@example.org (it is “aruiz”)',
      ],
    )
    const csv = await admin.get(`${headers.location}/faults.csv`).expect(200)
    assert.match(csv.text, /^\ufeffFile,Line,Column,"What is wrong, and what to do"\npeople\.csv,2,email,/)
    const es = readPage((await admin.get(`/es${headers.location}`)).text, { staff: true })
    assert.match(es('tbody').text(), says('fault.email', 'es'))
    assert.equal($('form[action$="/apply"]').length, 0)
  })

  it('show what would change, apply it, and undo it', async () => {
    const changed = `${people.replace('Hale', 'Hall')}ed-gray,Ed,Gray,Mr.,Counselor,Consejero,,en,yes\n`
    const { headers } = await upload({ 'people.csv': changed }).expect(303)
    const path = headers.location!
    const { $ } = await done(path)
    assert.match(
      $('.record-sums').first().text().replace(/\s+/g, ' '),
      /1 added ?1 changed ?0 removed ?3 left alone/,
    )
    assert.match($('.record-changes').text().replace(/\s+/g, ' '), /Changed: Cy Hall.*Last name.*Hale.*Hall/)
    await admin.post(`${path}/apply`).expect(303)
    const applied = await done(path)
    assert.match(applied.$('[role=status]').text(), says('transfer.state.applied'))
    assert.equal(get("select last_name from people where slug = 'cy-hale'"), 'Hall')
    await admin.post(`${path}/apply`).expect(303)
    await admin.post(`${path}/undo`).expect(303)
    assert.match((await done(path)).$('[role=status]').text(), says('transfer.state.undone'))
    assert.equal(get("select last_name from people where slug = 'cy-hale'"), 'Hale')
    const told = app.services.audit.latest(9).map(({ what }) => what)
    assert.deepEqual(told, ['import-undone', 'import-applied', 'import-checked'])
  })

  it('reorder a list, even if no entry changes otherwise', async () => {
    const [headers, ...rows] = soundFiles['schools.csv']!.trim().split('\n')
    const { headers: answer } = await upload(
      { 'schools.csv': [headers, ...rows.toReversed()].join('\n') },
      { removes: 'yes' },
    ).expect(303)
    const { $ } = await done(answer.location!)
    assert.match($('[role=status]').text(), says('transfer.state.ready'))
    assert.match($('.record-sums').text(), says('transfer.sum.moved'))
    const before = get('select slug from schools order by position')
    await admin.post(`${answer.location}/apply`).expect(303)
    await done(answer.location!)
    assert.notEqual(get('select slug from schools order by position'), before)
  })

  it('explain a file they cannot read', async () => {
    const none = readPage((await upload({}).expect(422)).text, { staff: true })
    assert.match(none('.problems').text(), says('transfer.noFile'))
    assert.match((await upload({ 'people.pdf': 'x' }).expect(422)).text, says('transfer.noCsv'))
    assert.match((await upload({ 'people.xlsx': 'x' }).expect(422)).text, says('fault.brokenWorkbook'))
    assert.match(
      (await upload({ 'all.zip': 'PK\u0003\u0004broken' }).expect(422)).text,
      says('transfer.brokenZip'),
    )
    await request(app.app)
      .post('/admin/imports')
      .set('Cookie', admin.cookie)
      .attach('files', Buffer.from(people), 'people.csv')
      .expect(403)
    await admin.post('/admin/imports', {}).expect(403)
    const left = join(folder, 'imports', 'uploads')
    // Soon: files of a refused form may still be written for a moment.
    while (existsSync(left) && readdirSync(left).length > 0) await wait(20)
  })

  it('export each table, all tables, and OneRoster; importing it again changes nothing', async () => {
    const $ = await page('/admin/exports')
    const links = $('a[download]')
      .toArray()
      .map((each) => $(each).attr('href')!)
    assert.ok(links.includes('/admin/exports/phrasings/es.csv'))
    const one = await admin.get('/admin/exports/people.csv').expect(200)
    assert.match(one.headers['content-disposition']!, /attachment; filename="?people.csv"?/)
    assert.match(
      one.text,
      /^\ufeffslug,first_name,last_name,prefix,email,phone,ext,room,languages,public,title_en,title_es\nana-ruiz,/,
    )
    const whole = async (name: string) =>
      (await admin.get(`/admin/exports/${name}`).buffer(true).parse(bytesOf).expect(200)).body as Buffer
    const zip = await whole('all.zip')
    assert.deepEqual(await whole('all.zip'), zip, 'the same bytes each time')
    const { headers } = await upload({ 'all.zip': zip }, { removes: 'yes' }).expect(303)
    assert.match(
      (await done(headers.location!)).$('main').text(),
      /Nothing to apply\. The directory already matches these files/,
    )
    const roster = join(folder, 'roster.zip')
    writeFileSync(roster, await whole('oneroster.zip'))
    const files = await unzip(roster, join(folder, 'roster'))
    assert.deepEqual(
      files.map(({ name }) => name),
      ['manifest.csv', 'orgs.csv', 'users.csv', 'roles.csv'],
    )
    assert.match(
      readFileSync(files[3]!.path, 'utf8'),
      /role-1,,,person-ana-ruiz,primary,counselor,,,school-oak,/,
    )
    const back = await upload({ 'oneroster.zip': readFileSync(roster) }).expect(303)
    const { $: again } = await done(back.headers.location!)
    assert.match(
      again('.record-sums').first().text().replace(/\s+/g, ' '),
      /0 added/,
      'it knows its own people again',
    )
    await admin.get('/admin/exports/nothing.csv').expect(404)
    await admin.get('/admin/exports/..%2F..%2Fpackage.json').expect(404)
  })

  it('import files dropped into a folder, or say why not', async () => {
    const inbox = join(folder, 'inbox')
    mkdirSync(inbox)
    chmodSync(inbox, 0o775)
    const put = (name: string, text: string) => {
      writeFileSync(join(inbox, name), text)
      utimesSync(join(inbox, name), 0, 0)
    }
    put('people.csv', people.replace('Hale', 'Hall'))
    put('posts.csv', soundFiles['posts.csv']!.replace('bo-lind', 'nobody'))
    put('roster.zip', 'PK\u0003\u0004broken')
    writeFileSync(join(inbox, 'half-written.csv'), 'slug')
    utimesSync(join(inbox, 'half-written.csv'), now(), now())
    const { importer } = transfer
    const { audit } = app.services
    const watched = createImportFolder(inbox, {
      importer,
      doubts: transfer.doubts,
      dataDir: folder,
      record: audit.record,
      language: createLanguage(),
      now,
      log: createLog('silent'),
    })
    const usual = process.umask(0o077)
    assert.equal(await watched.look(), 3)
    process.umask(usual)
    const modeOf = (...name: string[]) => statSync(join(inbox, ...name)).mode & 0o777
    assert.equal(modeOf('done'), 0o775, 'who may use the folder may look into it')
    for (const name of readdirSync(join(inbox, 'done')).filter((each) => each.endsWith('.txt')))
      assert.equal(modeOf('done', name), 0o664)
    assert.equal(get("select last_name from people where slug = 'cy-hale'"), 'Hall')
    assert.deepEqual(readdirSync(inbox).sort(), ['done', 'failed', 'half-written.csv'])
    const reportIn = (where: string, ending: string) => {
      const name = readdirSync(join(inbox, where)).find((each) => each.endsWith(ending))!
      return readFileSync(join(inbox, where, name), 'utf8')
    }
    assert.match(
      reportIn('done', 'people.csv.en.txt'),
      /^Import: people\.csv\nApplied\..*\nPeople: 1 changed\nPeople: 3 left alone\n$/s,
    )
    assert.match(
      reportIn('done', 'people.csv.es.txt'),
      /^Importación: people\.csv\nAplicada\..*\nPersonas: 1 cambiada\n/s,
    )
    assert.match(
      reportIn('failed', 'posts.csv.en.txt'),
      /Has faults\. Nothing changed\..*posts\.csv, line 3, person: “nobody” is not in people\.csv/s,
    )
    assert.match(
      reportIn('failed', 'posts.csv.es.txt'),
      /posts\.csv, línea 3, person: “nobody” no está en people\.csv/,
    )
    assert.match(
      reportIn('failed', 'roster.zip.es.txt'),
      /^roster\.zip no se puede abrir: .*\nNo se cambió nada\.\n$/,
    )
    const listed = await page('/es/admin/imports')
    assert.deepEqual(
      listed('tbody tr')
        .toArray()
        .map((row) =>
          listed(row)
            .text()
            .replace(/\d+ de noviembre.*?m\./s, ''),
        ),
      [
        'roster.zipCarpeta de importación · Falló',
        'posts.csvCarpeta de importación · Tiene errores',
        'people.csvCarpeta de importación · Aplicada',
      ],
    )
    const broken = await page(listed('tbody a').first().attr('href')!)
    assert.match(broken('[role=alert]').text(), /roster\.zip no se puede abrir/)
    assert.equal(await watched.look(), 0)
    assert.deepEqual(
      audit.latest(2).map(({ what, from }) => `${what} ${from}`),
      ['import-checked folder', 'import-applied folder'],
    )
  })

  it('import a file from the folder even if the audit log fails, and leave it there while nothing is accepted', async () => {
    const inbox = join(folder, 'locked-inbox')
    mkdirSync(inbox)
    const put = (name: string, text: string) => {
      writeFileSync(join(inbox, name), text)
      utimesSync(join(inbox, name), 0, 0)
    }
    const { importer } = transfer
    let fault: string | null = 'SQLITE_CORRUPT'
    const watched = createImportFolder(inbox, {
      ...{
        importer,
        doubts: transfer.doubts,
        dataDir: folder,
        language: createLanguage(),
        now,
        log: createLog('silent'),
      },
      record() {
        if (fault) throw Object.assign(new Error('no'), { code: fault })
      },
    })
    put('people.csv', people.replace('Hale', 'Hill'))
    await watched.look()
    assert.equal(get("select last_name from people where slug = 'cy-hale'"), 'Hill')
    assert.deepEqual(readdirSync(inbox), ['done'])
    assert.equal(importer.list(1)[0]?.state, 'applied')

    put('people.csv', people.replace('Hale', 'Hull'))
    fault = 'SQLITE_BUSY'
    setTimeout(() => {
      fault = null
    }, 200)
    await watched.look()
    assert.equal(fault, null, 'the line is written once it can be')
    assert.equal(get("select last_name from people where slug = 'cy-hale'"), 'Hull')
    assert.deepEqual(readdirSync(inbox), ['done'])

    put('posts.csv', soundFiles['posts.csv']!)
    put('roster.zip', 'PK\u0003\u0004broken')
    const other = new Sqlite(databaseFile(folder))
    other.exec('begin immediate')
    database.$client.pragma('busy_timeout = 20')
    const looked = watched.look()
    await wait(500)
    assert.ok(existsSync(join(inbox, 'posts.csv')))
    other.exec('rollback')
    other.close()
    await looked
    assert.deepEqual(readdirSync(inbox).sort(), ['done', 'failed', 'posts.csv'])
    await watched.look()
    assert.deepEqual(readdirSync(inbox).sort(), ['done', 'failed'])
  })
})

function bytesOf(answer: Response, done: (error: Error | null, body: Buffer) => void): void {
  const pieces: Buffer[] = []
  answer.on('data', (piece: Buffer) => pieces.push(piece))
  answer.on('end', () => done(null, Buffer.concat(pieces)))
}
