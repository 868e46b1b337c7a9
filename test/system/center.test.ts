import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Express } from 'express'
import request from 'supertest'
import { openAccounts } from '../../src/commands/open-accounts.js'
import { proveCenter, refuseOtherKind } from '../../src/commands/prove-center.js'
import { userCommands } from '../../src/commands/user-commands.js'
import { type Config, readConfig } from '../../src/config.js'
import { centerConfig } from '../../src/districts/center/center-config.js'
import { centerHouse } from '../../src/districts/center/center-house.js'
import { toldParts } from '../../src/districts/center/find-faults.js'
import { type Center, openCenter } from '../../src/districts/center/open-center.js'
import { presentOverview } from '../../src/districts/center/present-overview.js'
import type { KnownDistrict } from '../../src/districts/center/report-districts.js'
import { centerRooms } from '../../src/paths/center-paths.js'
import { holderOf } from '../../src/platform/database/lock-folder.js'
import { databaseFile, openDatabase } from '../../src/platform/database/open-database.js'
import { createLanguage } from '../../src/platform/language/language.js'
import { fromRoot } from '../../src/platform/root.js'
import { createSecrets } from '../../src/platform/secrets/secrets.js'
import { createLog } from '../../src/platform/web/log.js'
import { readHelpParts } from '../../src/public/site/starting-app.js'
import { readStaffPage } from '../support/app/page.js'
import { routesOf } from '../support/app/routes.js'
import { signIn } from '../support/app/sign-in.js'
import { createTestApp } from '../support/app/test-app.js'
import { until } from '../support/processes/real-meilisearch.js'
import { changeCatalog, offerCatalog } from '../support/samples/offer-catalog.js'
import { sampleNow } from '../support/samples/sample.js'

const password = 'four words of a clerk'
const english = createLanguage().speech('en')
const token = 'the-token-of-the-center'

describe('The center of many districts', () => {
  const made = createTestApp()
  let folder: string
  let center: Center
  let config: Config & { centerUrl: string }
  const known: KnownDistrict[] = []

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'center-'))
    const centerUrl = 'http://ask.center.example'
    const env = { DATA_DIR: folder, DISTRICTS_DIR: folder, CENTER_URL: centerUrl, METRICS_TOKEN: token }
    const backups = { BACKUP_DIR: join(folder, '.backups') }
    mkdirSync(backups.BACKUP_DIR)
    config = { ...readConfig({ ...env, ...backups, RATE_LIMIT_PER_MINUTE: '0' }), centerUrl }
    const log = createLog('silent')
    center = await openCenter(config, {
      log,
      now: () => sampleNow,
      inCommon: readHelpParts(),
      known: () => known,
    })
    await user('add', { email: 'ada@center.example', role: 'admin' })
  })
  after(async () => {
    await center.close()
    rmSync(folder, { recursive: true })
  })
  beforeEach(() => {
    known.length = 0
    known.push(open('elm'))
  })

  function open(name: string, change: Partial<KnownDistrict> = {}): KnownDistrict {
    const { services, database } = made
    return {
      ...{ name, publicUrl: `https://ask.${name}.example`, dataDir: join(folder, name), state: 'open' },
      ...{ reason: null, makesBackups: true },
      open: { services: { ...services, database } },
      ...change,
    }
  }
  const shut = (name: string, change: Partial<KnownDistrict>) => open(name, { open: null, ...change })

  /** As `npm run user` does. */
  async function user(command: string, options: Record<string, string>): Promise<string> {
    const database = await openDatabase(databaseFile(centerConfig(config).dataDir))
    const now = () => sampleNow
    const tools = { ...openAccounts(centerConfig(config), database, now), now, schools: [], offices: [] }
    const roles = centerHouse.roles.map(({ role }) => role)
    try {
      return await userCommands[command]!(options, { ...tools, roles, readPassword: async () => password })
    } finally {
      database.$client.close()
    }
  }

  const cookiesOf = (answer: request.Response) =>
    (answer.get('Set-Cookie') ?? []).map((each) => each.split(';')[0]!)

  /** Signs in once: each time takes a third of a second of processor time. */
  const entered = new Map<string, Promise<string>>()
  function enter(email = 'ada@center.example'): Promise<string> {
    const cookie = entered.get(email) ?? signInAnew(center.app, email)
    entered.set(email, cookie)
    return cookie
  }

  async function signInAnew(app: Express, email: string): Promise<string> {
    const page = await request(app).get('/sign-in').expect(200)
    const csrf = readStaffPage(page.text)('input[name=csrf]').val()
    const answer = await request(app)
      .post('/sign-in')
      .set('Cookie', cookiesOf(page))
      .type('form')
      .send({ csrf, email, password })
      .expect(303)
      .expect('location', '/districts')
    return cookiesOf(answer).find((each) => each.startsWith('session='))!
  }

  const overview = async (lang = '') => {
    const cookie = await enter()
    return readStaffPage(
      (await request(center.app).get(`${lang}/districts`).set('Cookie', cookie).expect(200)).text,
    )
  }

  it('shows nothing but the sign-in to strangers', async () => {
    known.push(shut('secret-name', { state: 'paused' }))
    const doors = ['/sign-in', '/sign-in/code', '/sign-out', '/forgot', '/choose-password/:token']
    const routes = routesOf(center.app, ['/es', '/assets', ...centerRooms.map(({ path }) => path)]).filter(
      ({ path }) => !path.startsWith('/es'),
    )
    assert.ok(routes.length > 20, `${routes.length} routes`)
    for (const { path, method } of routes) {
      const asked = path.replaceAll(/:\w+/g, '1')
      const answer = await (method === 'post'
        ? request(center.app).post(asked)
        : request(center.app).get(asked))
      assert.doesNotMatch(answer.text, /elm|secret-name/, path)
      if (doors.includes(path)) continue
      const isShut = answer.status >= 400 || /^\/(sign-in|districts)/.test(answer.headers.location ?? '')
      assert.ok(isShut, `${method} ${path}: ${answer.status}`)
    }
    for (const { path } of centerRooms)
      await request(center.app)
        .get(`${path}/anything`)
        .expect(303)
        .expect('location', /^\/sign-in/)
    for (const path of ['/topics', '/ask', '/desk', '/admin/directory', '/setup', '/metrics', '/api/v1/ask'])
      assert.ok((await request(center.app).get(path)).status >= 303, path)
  })

  it('has the accounts that npm run user makes, with roles of its own', async () => {
    assert.ok(center.accounts.store.isAnyoneIn())
    await assert.rejects(user('add', { email: 'desk@center.example', role: 'desk' }), /user\.role/)
    await user('add', { email: 'viv@center.example', role: 'viewer' })
    const cookie = await enter('viv@center.example')
    await request(center.app).get('/districts').set('Cookie', cookie).expect(200)
    await request(center.app).get('/admin/accounts').set('Cookie', cookie).expect(403)
    const $ = readStaffPage(
      (
        await request(center.app)
          .get('/admin/accounts')
          .set('Cookie', await enter())
          .expect(200)
      ).text,
    )
    assert.deepEqual(
      $('input[name=role]')
        .toArray()
        .map((each) => $(each).val()),
      ['viewer', 'admin'],
    )
    assert.equal($('#school').length, 0)
  })

  it('is backed up and restored by itself, and not while it runs', async () => {
    const { dataDir } = centerConfig(config)
    assert.equal(holderOf(dataDir), process.pid)
    assert.equal(proveCenter(dataDir), center.accounts.store.list().length)
    const own = { district: null, districtsDir: folder }
    const elm = { ...own, district: 'elm' }
    const alone = { district: null, districtsDir: null }
    const ofElm = mkdtempSync(join(folder, 'backup-'))
    await made.database.$client.backup(databaseFile(ofElm))
    for (const each of [own, alone]) refuseOtherKind(each, 'center.zip', dataDir)
    for (const each of [elm, alone]) refuseOtherKind(each, 'elm.zip', ofElm)
    assert.throws(() => refuseOtherKind(own, 'elm.zip', ofElm), /restore\.ofDistrict/)
    assert.throws(() => refuseOtherKind(elm, 'center.zip', dataDir), /restore\.ofCenter/)
  })

  it('keeps its sessions and those of a district apart', async () => {
    const ofDistrict = signIn(made, 'admin').cookie
    for (const path of ['/districts', '/admin/accounts', '/account'])
      await request(center.app)
        .get(path)
        .set('Cookie', ofDistrict)
        .expect(303)
        .expect('location', /^\/sign-in/)
    await request(center.app).get('/api/v1/districts').set('Cookie', ofDistrict).expect(401)
    const ofCenter = await enter()
    for (const path of ['/admin/to-do', '/desk', '/insights', '/account'])
      await request(made.app)
        .get(path)
        .set('Cookie', ofCenter)
        .expect(303)
        .expect('location', /^\/sign-in/)
  })

  it('tells of each district what it needs to know, those with faults first', async () => {
    known.push(shut('oakdale', { state: 'broken', reason: 'Its disk is full.' }))
    known.push(shut('ash', { state: 'paused', makesBackups: false }))
    const $ = await overview()
    assert.match($('.lead').text(), /^1 of 3 districts answer\. 2 need you\.$/)
    assert.deepEqual(
      $('section.notice-box h3')
        .toArray()
        .map((each) => $(each).text()),
      ['oakdale', 'ash'],
    )
    assert.match($('section.notice-box').first().text(), /cannot be opened\.Its disk is full\. Fix this/)
    assert.match($('section.notice-box').last().text(), /makes no backups\. Set BACKUP_DIR/)
    const rows = $('tbody tr')
      .toArray()
      .map((row) => $(row).text())
    assert.match(rows[0]!, /^oakdale.*Does not open/)
    assert.match(rows.at(-1)!, /^Cedar Valley Public Schools elm.*Answers.*Sample district/)
    assert.equal($('tbody a').first().attr('href'), 'https://ask.oakdale.example')
  })

  it('gives each fault of the settings a line, and says what it cannot know', async () => {
    const reason = 'The settings have 2 faults:\n  - PORT is wrong\n  - HOST is wrong'
    known.push(shut('oakdale', { state: 'broken', publicUrl: null, makesBackups: false, reason }))
    const $ = await overview()
    const lines = $('section.notice-box li span[lang=en]')
      .toArray()
      .map((each) => $(each).text())
    assert.deepEqual(lines, ['The settings have 2 faults:', 'PORT is wrong', 'HOST is wrong'])
    const cells = $('tbody tr')
      .first()
      .find('td')
      .toArray()
      .map((each) => $(each).text())
    assert.deepEqual(cells, ['Does not open', ...Array(6).fill('Not known')])
    const { body } = await request(center.app)
      .get('/api/v1/districts')
      .set('Authorization', `Bearer ${token}`)
      .expect(200)
    const [unknown, elm] = body.districts.map((each: object) => Object.keys(each)) as string[][]
    assert.deepEqual(unknown, elm, 'with null for what is not known')
    assert.equal($('tbody tr').first().find('a').length, 0)
  })

  it('offers no language that only families have', async () => {
    const { text } = await request(center.app).get('/topics').set('Accept-Language', 'fr').expect(404)
    assert.match(text, /Español/)
    assert.doesNotMatch(text, /Français/)
    await request(center.app).get('/').set('Accept-Language', 'fr').expect('location', '/districts')
  })

  it('counts a district that is asleep as one that answers', async () => {
    known.push(shut('oakdale', { state: 'asleep' }))
    const $ = await overview()
    assert.match($('.lead').text(), /^2 of 2 districts answer\. Nothing needs you\.$/)
    assert.match($('tbody tr').last().text(), /^oakdale.*Asleep/)
  })

  it('backs up its own accounts every night, and says when that fails', async () => {
    const own = mkdtempSync(join(tmpdir(), 'center-backup-'))
    const backups = { folder: join(own, 'backups'), hour: 2 }
    mkdirSync(backups.folder)
    let now = sampleNow
    const log = createLog('silent')
    const options = { log, now: () => now, inCommon: readHelpParts(), known: () => known }
    const other = await openCenter({ ...config, dataDir: own, backups }, options)
    try {
      await until('it is made', () => other.backups?.state().lastDone !== null, 30_000)
      assert.match(readdirSync(join(backups.folder, '.center')).join(), /^who-to-ask-daily-[-\d]+\.zip/)
      const says = () => JSON.stringify(presentOverview([], other, now, english).model)
      assert.doesNotMatch(says(), /The center itself/)
      now = new Date(now.getTime() + 3 * 24 * 3_600_000)
      assert.match(says(), /The newest backup of its accounts is more than two days old/)
      rmSync(backups.folder, { recursive: true })
      other.backups?.runNow()
      await until('it failed', () => other.backups?.state().fault != null, 30_000)
      assert.match(says(), /backup of its accounts failed.*does not exist/)
      assert.deepEqual(
        other.degraded().map(({ part, key }) => [part, key]),
        [['backup', 'health.centerBackupFailed']],
      )
      const text = await other.metrics.text()
      const done = sampleNow.getTime() / 1000
      for (const line of [
        'whotoask_degraded{part="backup",district=".center"} 1',
        `whotoask_job_last_success_timestamp_seconds{task="backup",district=".center"} ${done}`,
        'whotoask_job_failures_total{task="backup",district=".center"} 1',
      ])
        assert.ok(text.split('\n').includes(line), `${line}\n${text}`)
    } finally {
      await other.close()
      rmSync(own, { recursive: true })
    }
  }).timeout(60_000)

  it('says on its page that no backups of it are made', async () => {
    const own = mkdtempSync(join(tmpdir(), 'center-no-backup-'))
    const options = { log: createLog('silent'), now: () => sampleNow, inCommon: readHelpParts() }
    const other = await openCenter(
      { ...config, dataDir: own, backups: null },
      { ...options, known: () => known },
    )
    try {
      const says = (speech = english) => JSON.stringify(presentOverview([], other, sampleNow, speech).model)
      assert.match(says(), /The center itself.*No backups of its accounts are made.*Set BACKUP_DIR/)
      assert.match(says(createLanguage().speech('es')), /El propio centro.*BACKUP_DIR/)
      // As for a district alone: its data may be backed up in another way.
      assert.deepEqual(other.degraded(), [])
    } finally {
      await other.close()
      rmSync(own, { recursive: true })
    }
  })

  it('says that its key was lost, until the second steps are reset', async () => {
    const own = mkdtempSync(join(tmpdir(), 'center-key-'))
    const log = createLog('silent')
    const options = { log, now: () => sampleNow, inCommon: readHelpParts(), known: () => known }
    const start = () => openCenter({ ...config, dataDir: own }, options)
    const first = await start()
    const facts = { email: 'ada@center.example', name: '', role: 'admin', school: null } as const
    const { id } = first.accounts.store.add({ ...facts, offices: [] }, sampleNow)!
    const totpSecret = createSecrets(join(own, 'center')).seal('the secret of a phone')
    first.accounts.store.change(id, { totpSecret })
    assert.deepEqual(first.degraded(), [])
    await first.close()
    rmSync(join(own, 'center', 'keys'), { recursive: true })
    const second = await start()
    try {
      const [note, ...more] = second.degraded()
      assert.deepEqual([note?.part, note?.key, more.length], ['keys', 'health.centerKeyLost', 0])
      const says = () => JSON.stringify(presentOverview([], second, sampleNow, english).model)
      assert.match(
        says(),
        /The center itself.*key in its data folder was lost.*without DISTRICT: npm run user/,
      )
      assert.match(await second.metrics.text(), /^whotoask_degraded\{part="keys",district="\.center"\} 1$/m)
      second.accounts.store.change(id, { totpSecret: null })
      assert.deepEqual(second.degraded(), [])
      assert.doesNotMatch(says(), /The center itself/)
      rmSync(join(own, 'center', 'keys'), { recursive: true })
      assert.deepEqual(
        second.degraded().map(({ part, key }) => [part, key]),
        [['keys', 'health.keyFileLost']],
      )
      assert.match(says(), /The center itself.*while it runs.*center\/keys of DATA_DIR/)
    } finally {
      await second.close()
      rmSync(own, { recursive: true })
    }
  })

  it('says it in Spanish, too', async () => {
    const $ = await overview('/es')
    assert.match($('.lead').text(), /Responden 1 de 1 distritos\./)
  })

  it('names parts that do not work in its own words, without what a district wrote', async () => {
    const { services, database } = made
    const since = sampleNow
    const degraded = [
      { part: 'sample', key: 'health.sampleLeft', values: { count: 1, names: 'Quillfeather' }, since },
      { part: 'messages', key: 'health.messagesWait', values: { count: 3 }, since },
      { part: 'search', key: 'health.searchStarting', values: {}, since },
      { part: 'unheard-of', key: 'health.searchFallback', values: {}, since },
      { part: 'model', key: 'health.topicsLearned', values: {}, since },
    ] as const
    const health = () => ({ ...services.health(), degraded: [...degraded] })
    known[0] = open('elm', { open: { services: { ...services, database, health } } })
    const text = (await overview())('section.notice-box').text()
    assert.match(text, /Entries of the sample district are left/)
    assert.match(text, /Messages from families wait/)
    assert.match(text, /Its search is starting\..*ready by itself/)
    assert.doesNotMatch(text, /Meilisearch does not answer/)
    assert.match(text, /does not work as usual: unheard-of/)
    assert.doesNotMatch(text, /Quillfeather|3|model/)
  })

  it('says of a lost key and a broken glossary what they mean and what to do', async () => {
    const { services, database } = made
    const degraded = [
      { part: 'keys', key: 'health.keyLost', values: { count: 2 }, since: sampleNow },
      { part: 'glossary', key: 'health.glossaryBroken', values: { files: 'vi.tsv' }, since: sampleNow },
    ] as const
    const health = () => ({ ...services.health(), degraded: [...degraded] })
    known[0] = open('elm', { open: { services: { ...services, database, health } } })
    const text = (await overview())('section.notice-box').text()
    // Danger that is missed comes first.
    assert.match(text, /glossary .* cannot be read.*key .* was lost.*DISTRICT=elm npm run user -- link/s)
    assert.match((await overview('/es'))('section.notice-box').text(), /Un glosario .*La clave /s)
  })

  it('has words for every part that a district notes', () => {
    const noted = readdirSync(fromRoot('src'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => [
        ...readFileSync(fromRoot('src', file), 'utf8').matchAll(/otes\??\.(?:note|watch)\(\s*'([\w-]+)'/g),
      ])
      .map(([, part]) => part!)
    // Nobody sees a page of the center while it is not open.
    const silent: string[] = ['model', 'center']
    assert.ok(noted.includes('keys'))
    assert.deepEqual(
      noted.filter((part) => ![...toldParts, ...silent].includes(part)),
      [],
    )
  })

  it('reads a paused district from its database, and says so where it cannot', async () => {
    const begun = new Date(sampleNow.getTime() - 3 * 24 * 60 * 60_000)
    const database = await openDatabase(databaseFile(join(folder, 'oakdale')))
    database.$client
      .prepare("insert into notes (key, value) values ('job:backup', ?)")
      .run(begun.toISOString())
    // As the version before offered no catalogs.
    database.$client.exec('drop table catalog_looks; drop table catalog_answers')
    database.$client.close()
    known.length = 0
    known.push(shut('oakdale', { state: 'paused' }), shut('fir', { state: 'paused' }))
    const $ = await overview()
    const cell = (row: number, label: string) =>
      $('tbody tr').eq(row).find(`td[data-label="${label}"]`).text()
    assert.equal($('tbody th').eq(1).text(), 'oakdale')
    assert.equal(cell(1, 'Last backup'), '3 days ago')
    assert.equal(cell(1, 'Nightly test questions'), 'Never')
    assert.equal(cell(1, 'Catalog'), 'Not known')
    assert.equal(cell(0, 'Setup'), 'Not known')
  })

  it('says how each district stands to the newest catalog, also to programs', async () => {
    const { catalogOffers } = made.services.routing
    const cell = async () => (await overview())('td[data-label="Catalog"]').text()
    const inJson = async () => {
      const asked = request(center.app).get('/api/v1/districts').set('Authorization', `Bearer ${token}`)
      return (await asked.expect(200)).body.districts[0].catalog
    }
    assert.equal(await cell(), 'Not known')
    assert.equal(await inJson(), null)
    const catalog = offerCatalog(made.database, sampleNow, changeCatalog)
    assert.equal(await cell(), 'A newer one is offered')
    catalogOffers.answer(catalog, 'later', 'ada@elm.example')
    assert.match(await cell(), /^Put off\. Less than a day ago/)
    assert.deepEqual(await inJson(), {
      state: 'later',
      answered: { at: sampleNow.toISOString(), days: 0 },
      until: new Date(sampleNow.getTime() + 30 * 24 * 3_600_000).toISOString(),
    })
    catalogOffers.answer(catalog, 'declined', 'ada@elm.example')
    assert.match(await cell(), /^Declined/)
    offerCatalog(made.database, sampleNow, () => {})
    assert.equal(await cell(), 'Current')
  })

  it('gives the same to a program with the token, and to nobody with another', async () => {
    const ask = () => request(center.app).get('/api/v1/districts')
    await ask().expect(401)
    await ask().set('Authorization', 'Bearer another-token-of-length').expect(401)
    const { body } = await ask().set('Authorization', `Bearer ${token}`).expect(200)
    assert.deepEqual(Object.keys(body.districts[0]).sort(), [
      ...['backup', 'catalog', 'contacts', 'faults', 'name', 'night', 'published', 'reason'],
      ...['setup', 'state', 'title', 'url'],
    ])
    assert.equal(body.districts[0].state, 'open')
    const same = await ask()
      .set('Cookie', await enter())
      .expect(200)
    assert.deepEqual(same.body.districts, body.districts)
  })

  it('is a setting of many districts, with a host name of its own', () => {
    const refusal = (env: Record<string, string>) => {
      try {
        readConfig(env)
      } catch (error) {
        return (error as { say(speech: typeof english): string }).say(english)
      }
      return ''
    }
    assert.match(refusal({ CENTER_URL: 'https://ask.center.example' }), /goes with DISTRICTS_DIR/)
    const faulty = refusal({ CENTER_URL: 'https://ask.center.example', DISTRICTS_DIR: join(folder, 'none') })
    assert.match(faulty, /DISTRICTS_DIR/)
    assert.doesNotMatch(faulty, /CENTER_URL/)
    const withPath = { CENTER_URL: 'https://center.example/ask', DISTRICTS_DIR: folder }
    assert.match(refusal(withPath), /must have no path/)
    // Its districts have addresses: mail needs none of the service.
    const mail = { SMTP_URL: 'smtp://mail.center.example', MAIL_FROM: 'ask@center.example' }
    assert.equal(refusal({ ...mail, DISTRICTS_DIR: folder }), '')
  })
})
