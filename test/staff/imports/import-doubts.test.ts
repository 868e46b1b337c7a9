import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import request from 'supertest'
import { createImportFolder } from '../../../src/content/imports/import-folder.js'
import type { Transfer } from '../../../src/content/imports/transfer.js'
import type { Database } from '../../../src/platform/database/open-database.js'
import { createLanguage } from '../../../src/platform/language/language.js'
import { createLog } from '../../../src/platform/web/log.js'
import { readStaffPage } from '../../support/app/page.js'
import { says } from '../../support/app/says.js'
import { type StaffClient, signIn } from '../../support/app/sign-in.js'
import { createTestApp, type TestApp } from '../../support/app/test-app.js'
import { createTestTransfer } from '../../support/app/test-transfer.js'
import { openSampleFile } from '../../support/samples/sample-database.js'
import { sampleRedactor } from '../../support/samples/sample-redactor.js'

const now = () => new Date('2026-11-25T15:00:00Z')
const harmless = 'topic,text\nlate-bus,the yellow one is nowhere to be seen\n'

describe('New phrasings of an import', () => {
  let folder: string
  let database: Database
  let app: TestApp
  let admin: StaffClient
  let transfer: Transfer
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'import-doubts-'))
    database = await openSampleFile(folder)
    const redactor = await sampleRedactor()
    const identifiersIn = (text: string) => redactor.find(text, 'en')
    transfer = createTestTransfer(database, now, folder, { isHere: true, identifiersIn })
    app = createTestApp({ transfer })
    admin = signIn(app, 'admin')
  })
  afterEach(async () => {
    transfer.doubts.stop()
    await transfer.importer.close()
    database.$client.close()
    rmSync(folder, { recursive: true })
  })

  const count = (table: string, words: string) =>
    database.$client.prepare(`select count(*) from ${table} where text like ?`).pluck().get(`%${words}%`)
  const page = async (path: string) => readStaffPage((await admin.get(path).expect(200)).text)

  async function upload(files: Record<string, string>): Promise<string> {
    const sent = request(app.app).post('/admin/imports').set('Cookie', admin.cookie)
    sent.field('csrf', admin.csrf).field('removes', 'no')
    for (const [name, text] of Object.entries(files)) sent.attach('files', Buffer.from(text), name)
    const { headers } = await sent.expect(303)
    await transfer.importer.idle()
    // The first use of the redactor takes more than a second on a busy machine.
    await transfer.doubts.all(transfer.importer.list(1)[0]!.id)
    return headers.location!
  }

  it('wait while they may name somebody or are of another topic, until an admin confirms exactly these', async () => {
    const path = await upload({
      'phrasings/en.csv': `${harmless}late-bus,Tyler Johnson was on it\n`,
      'danger-phrases.csv':
        'kind,lang,danger,text\nmedical-emergency,en,yes,Melissa Carter fell off a trombone\n',
      'out-of-scope.csv': 'who,lang,text\n,en,Tyler Johnson sells his car\n',
    })
    const $ = await page(path)
    const shown = $('.faulty').text()
    for (const words of ['Tyler Johnson was', 'Melissa Carter fell', 'Tyler Johnson sells'])
      assert.ok(shown.includes(words), words)
    assert.doesNotMatch(shown, /yellow one/)
    const sure = String($('#sure').val())
    for (const wrong of ['', 'yes']) {
      const refused = readStaffPage((await admin.post(`${path}/apply`, { sure: wrong }).expect(422)).text)
      assert.match(refused('[role=alert]').text(), says('configurationFile.unsure'))
      assert.equal(refused('#sure').val(), sure, 'nothing is lost')
    }
    assert.equal(count('phrasings', 'yellow one'), 0)
    await admin.post(`${path}/apply`, { sure }).expect(303)
    await transfer.importer.idle()
    assert.equal(count('phrasings', 'Tyler'), 1)
    assert.equal(count('danger_phrases', 'trombone'), 1)
    assert.equal(count('out_of_scope_phrases', 'Tyler'), 1)
  })

  it('apply at once without doubts', async () => {
    const path = await upload({ 'phrasings/en.csv': harmless })
    assert.equal((await page(path))('#doubts').length, 0)
    await admin.post(`${path}/apply`).expect(303)
    await transfer.importer.idle()
    assert.equal(count('phrasings', 'yellow one'), 1)
  })

  it('with a phone number cannot be confirmed', async () => {
    const path = await upload({ 'phrasings/en.csv': `${harmless}late-bus,call 216-555-0199 about the bus\n` })
    const $ = await page(path)
    assert.match($('.faulty').text(), /216-555-0199/)
    assert.equal($('form[action$="/apply"]').length, 0)
    await admin.post(`${path}/apply`, { sure: 'yes' }).expect(422)
  })

  it('that another topic has, there or in the file, are told, also if it gets them later', async () => {
    const other = 'worry'
    const path = await upload({
      'phrasings/en.csv': `topic,text\n${other},THE BUS NEVER CAME!\n${other},a duck in the pond\nlate-bus,A duck in the pond.\n`,
    })
    const rows = (await page(path))('.faulty li')
    assert.equal(rows.length, 3)

    const second = await upload({ 'phrasings/en.csv': harmless })
    assert.equal((await page(second))('.faulty').length, 0)
    database.$client
      .prepare(
        "insert into phrasings (topic, lang, text) values (?, 'en', 'The yellow one is nowhere to be seen')",
      )
      .run(other)
    await transfer.doubts.all(transfer.importer.list(1)[0]!.id)
    await admin.post(`${second}/apply`).expect(422)
  })

  it('show how far the look is, and cannot be applied before it is done', async () => {
    const path = await upload({ 'phrasings/en.csv': `${harmless}late-bus,Tyler Johnson was on it\n` })
    const never = { share: 0.25, doubts: null }
    app = createTestApp({
      transfer: { ...transfer, doubts: { ...transfer.doubts, soon: async () => never } },
    })
    admin = signIn(app, 'admin')
    const $ = await page(path)
    assert.match($('[role=status]').text(), says('transfer.state.checking'))
    assert.equal($('progress').attr('value'), '25')
    await admin.post(`${path}/apply`)
    await transfer.importer.idle()
    assert.equal(count('phrasings', 'yellow one'), 0)
  })

  it('in a file of the import folder wait for an admin, with a report', async () => {
    const inbox = join(folder, 'inbox')
    mkdirSync(inbox)
    writeFileSync(join(inbox, 'out-of-scope.csv'), 'who,lang,text\n,en,Tyler Johnson sells his car\n')
    utimesSync(join(inbox, 'out-of-scope.csv'), 0, 0)
    const watched = createImportFolder(inbox, {
      ...{ importer: transfer.importer, doubts: transfer.doubts, dataDir: folder, now },
      ...{ record: app.services.audit.record, language: createLanguage(), log: createLog('silent') },
    })
    await watched.look()
    assert.equal(count('out_of_scope_phrases', 'Tyler'), 0)
    assert.equal(transfer.importer.waitingForAdmin().length, 1)
    const [report] = readdirSync(join(inbox, 'waiting')).filter((name) => name.endsWith('.en.txt'))
    const text = readFileSync(join(inbox, 'waiting', report!), 'utf8')
    assert.match(text, says('transfer.folderWaits'))
    assert.match(text, /“Tyler Johnson sells his car”: /)
  })
})
