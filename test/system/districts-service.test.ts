import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { load } from 'cheerio'
import { Meilisearch } from 'meilisearch'
import request from 'supertest'
import { pausedFile } from '../../src/districts/read-districts.js'
import { databaseFile } from '../../src/platform/database/open-database.js'
import { findRunningMeilisearch } from '../../src/platform/search/meilisearch/find-running-meilisearch.js'
import {
  addDistrictFolder,
  type ManyDistricts,
  startDistricts,
  testHost,
} from '../support/app/many-districts.js'
import { until } from '../support/processes/real-meilisearch.js'

describe('Many districts in one process', function () {
  this.timeout(180_000)
  let many: ManyDistricts
  let root: string
  before(async () => {
    many = await startDistricts(['elm', 'oakdale'], async (folder) => {
      root = folder
      writeFileSync(
        join(await addDistrictFolder(folder, 'broken'), 'who-to-ask.sqlite'),
        'This is no database.',
      )
      const newer = new Sqlite(databaseFile(await addDistrictFolder(folder, 'newer')))
      newer.exec("insert into __drizzle_migrations (hash, created_at) values ('future', 99999999999999)")
      newer.close()
      mkdirSync(join(folder, 'unset'))
      writeFileSync(join(await addDistrictFolder(folder, 'resting'), pausedFile), '')
      rename(join(folder, 'oakdale'), 'Oakdale Unified')
      rename(join(folder, 'elm'), 'Elm County Schools')
    })
  })
  after(() => many.remove())

  function rename(folder: string, name: string): void {
    const database = new Sqlite(databaseFile(folder))
    database.prepare("update district set value = ? where setting = 'name'").run(name)
    database.close()
  }

  const get = (name: string, path = '/') => request(many.service.served).get(path).set('Host', testHost(name))

  it('answers under each host name with its own district', async () => {
    assert.match((await get('elm').expect(200)).text, /Elm County Schools/)
    const { text } = await get('oakdale').expect(200)
    assert.match(text, /Oakdale Unified/)
    assert.doesNotMatch(text, /Elm County Schools/)
    assert.equal(load(text)('link[rel=canonical]').attr('href'), `http://${testHost('oakdale')}/`)
  })

  it('answers questions with Meilisearch, in one index for equal phrasings', async () => {
    for (const name of ['elm', 'oakdale']) {
      const { body } = await request(many.service.served)
        .post('/api/v1/ask')
        .set('Host', testHost(name))
        .send({ concern: 'The bus is late again today' })
        .expect(200)
      assert.deepEqual([body.answers[0].office, body.engine], ['transportation', 'meilisearch'], name)
    }
    const admin = await asAdmin()
    const { results } = await admin.getRawIndexes()
    const names = results.map(({ uid }) => uid)
    assert.equal(names.filter((name) => name.startsWith('phrasings-')).length, 1)
    assert.deepEqual(names.filter((name) => name.includes('directory')).sort(), [
      'elm_directory',
      'oakdale_directory',
    ])
  })

  it('lets the search key of each read no other directory', async () => {
    const admin = await asAdmin()
    const keys = (await admin.getKeys()).results.filter(({ name }) => name?.startsWith('who-to-ask search'))
    assert.deepEqual(keys.map(({ name, indexes }) => [name, indexes]).sort(), [
      ['who-to-ask search of elm', ['phrasings-*', 'elm_directory']],
      ['who-to-ask search of oakdale', ['phrasings-*', 'oakdale_directory']],
    ])
    const elm = keys.find(({ name }) => name?.endsWith('elm'))!
    const reader = new Meilisearch({ host: admin.config.host, apiKey: elm.key })
    await reader.index('elm_directory').search('bus')
    await assert.rejects(
      reader.index('oakdale_directory').search('bus'),
      /cannot acces.* the index `oakdale_directory`/,
    )
  })

  it('shows the national help lines under a host name that nobody has, and names no district', async () => {
    for (const path of ['/', '/help-now', '/topics', '/es/', '/sign-in']) {
      const { text } = await get('nobody', path).expect(404)
      const $ = load(text)
      for (const number of ['911', '988'])
        assert.ok($(`main a[href="tel:${number}"]`).length > 0, `${path}: ${number}`)
      assert.doesNotMatch(text, /Elm|Oakdale|elm|oakdale|undefined|\[object/)
    }
    const { body } = await request(many.service.served)
      .post('/api/v1/ask')
      .set('Host', 'nobody.example')
      .send({ concern: 'x' })
      .expect(404)
    assert.equal(body.lines[0].call, '911')
  })

  it('says of each that cannot be opened what the matter is, and shows its families whom to call', async () => {
    const said = many.said()
    assert.match(said, /broken is not open\. The database .* is damaged, or is not a database/)
    assert.match(said, /newer is not open\. The database .* is from a newer version/)
    assert.match(said, /unset is not open\. There is no file .*settings\.env/)
    for (const name of ['broken', 'newer']) {
      const $ = load((await get(name, '/help-now').expect(503)).text)
      assert.ok($('main a[href="tel:988"]').length > 0 || name === 'broken')
      assert.doesNotMatch($('body').text(), /starting up/)
    }
  })

  it('tells its health and metrics under a host name that nobody has', async () => {
    const own = (path: string) => request(many.service.served).get(path)
    assert.equal((await own('/readyz').expect(200)).body.status, 'ready')
    await get('elm').expect(200)
    const { text } = await own('/metrics').expect(200)
    assert.match(text, /^whotoask_requests_total\{.*district="elm"\} \d/m)
    assert.match(text, /^whotoask_requests_total\{.*district="oakdale"\} \d/m)
    assert.match(text, /^whotoask_districts_open 2$/m)
    assert.match(text, /^process_resident_memory_bytes \d/m)
    const helps = text.match(/^# HELP \S+/gm) ?? []
    assert.equal(new Set(helps).size, helps.length, 'each metric once')
    await get('elm', '/metrics').expect(404)
  })

  it('tells in each log line which district it is about', async () => {
    await get('elm', '/topics').expect(200)
    await until('it is logged', () => /"district":"elm".*"route":"\/topics"/.test(many.logged()))
    const lines = many
      .logged()
      .split('\n')
      .filter((line) => line.includes('"msg":"request"'))
    assert.ok(lines.length > 0 && lines.every((line) => line.includes('"district":"')))
  })

  it('opens one that is added or goes on, and closes one that is paused or removed', async () => {
    await get('resting').expect(503)
    assert.match(many.said(), /resting is paused\./)
    rmSync(join(root, 'resting', pausedFile))
    await addDistrictFolder(root, 'pine')
    await until(
      'both answer',
      async () => (await get('pine')).status + (await get('resting')).status === 400,
      90_000,
    )
    writeFileSync(join(root, 'resting', pausedFile), '')
    await until('it is closed', async () => (await get('resting')).status === 503, 60_000)
    rmSync(join(root, 'pine'), { recursive: true })
    await until('it is gone', async () => (await get('pine')).status === 404, 60_000)
    assert.equal((await get('elm')).status, 200)
  })

  it('counts those that should answer and do not, until they are mended', async () => {
    const figures = async () => {
      const { text } = await request(many.service.served).get('/metrics').expect(200)
      const of = (name: string) =>
        Number(new RegExp(`^whotoask_districts_${name} (\\d+)$`, 'm').exec(text)?.[1])
      return [of('not_open'), of('with_faulty_settings'), of('paused')]
    }
    assert.deepEqual(await figures(), [3, 0, 1])
    const spoil = (name: string) => {
      const file = join(root, name, 'settings.env')
      const before = readFileSync(file, 'utf8')
      writeFileSync(file, `${before}\nNO_SUCH_SETTING=1\n`)
      return () => writeFileSync(file, before)
    }
    const mend = [spoil('elm'), spoil('resting')]
    const words = /elm goes on with its old settings, because the new ones have faults\. .*NO_SUCH_SETTING/s
    await until('it is said', () => words.test(many.said()), 60_000)
    assert.doesNotMatch(many.said(), /elm is not open/)
    assert.deepEqual(await figures(), [3, 1, 1])
    for (const each of mend) each()
    await addDistrictFolder(root, 'unset')
    await until('it answers', async () => (await get('unset')).status === 200, 90_000)
    assert.deepEqual(await figures(), [2, 0, 1])
  })

  it('closes one that is paused while another still learns', async () => {
    let learned = () => {}
    const learns = new Promise<void>((resolve) => {
      learned = resolve
    })
    let isClosed = false
    const starting = startDistricts(['maple', 'willow'], undefined, {}, (open) => {
      if (open.district.name === 'maple') {
        open.services.finishStarting = () => learns
        return
      }
      const { close } = open
      open.close = async (limitMs) => {
        await close(limitMs)
        isClosed = true
      }
      writeFileSync(join(open.district.config.dataDir, pausedFile), '')
    })
    await until('it is closed', () => isClosed, 60_000)
    learned()
    await (await starting).remove()
  })

  async function asAdmin(): Promise<Meilisearch> {
    const running = await findRunningMeilisearch(many.dataDir)
    assert.ok(running)
    return new Meilisearch({ host: running.url, apiKey: running.key ?? '' })
  }
})
