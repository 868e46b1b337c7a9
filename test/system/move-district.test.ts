import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import Sqlite from 'better-sqlite3'
import request from 'supertest'
import { listEach, resumeDistrict } from '../../src/districts/manage-districts.js'
import { type MoveOrder, moveDistrict } from '../../src/districts/move-district.js'
import { databaseFile } from '../../src/platform/database/open-database.js'
import { createLanguage } from '../../src/platform/language/language.js'
import { Refusal } from '../../src/platform/language/refusal.js'
import { wording } from '../../src/platform/language/wording.js'
import { fromRoot } from '../../src/platform/root.js'
import { type ManyDistricts, startDistricts, testHost } from '../support/app/many-districts.js'
import { signIn } from '../support/app/sign-in.js'
import { ourProgram } from '../support/processes/our-program.js'
import { until } from '../support/processes/real-meilisearch.js'

const english = createLanguage().speech('en')
/** What a family may wait for. */
const mostAwayS = 60

describe('A district that moves to another service', function () {
  this.timeout(300_000)
  let here: ManyDistricts
  let there: ManyDistricts
  let server: Server
  let at: string
  let elsewhere: string
  before(async () => {
    here = await startDistricts(['elm'])
    there = await startDistricts(['oakdale'])
    server = createServer(there.service.served).listen(0, '127.0.0.1')
    await once(server, 'listening')
    at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    elsewhere = mkdtempSync(join(tmpdir(), 'districts-'))
  })
  after(async () => {
    server.close()
    await here.remove()
    await there.remove()
    rmSync(elsewhere, { recursive: true })
  })

  const move = (change: Partial<MoveOrder> = {}) => {
    const order = {
      name: 'elm',
      to: there.folder,
      at,
      now: new Date(),
      stopping: new AbortController().signal,
    }
    return moveDistrict({ folder: here.folder, env: {} }, { ...order, ...change })
  }
  const refuses = (change: Partial<MoveOrder>, words: RegExp) =>
    assert.rejects(move(change), (error) => error instanceof Refusal && words.test(error.say(english)))
  const status = async ({ service }: ManyDistricts, path = '/') =>
    (await request(service.served).get(path).set('Host', testHost('elm'))).status
  const answers = (many: ManyDistricts) =>
    until('it answers', async () => (await status(many)) === 200, mostAwayS * 1000)

  async function ask(many: ManyDistricts): Promise<string> {
    const asked = request(many.service.served).post('/api/v1/ask').set('Host', testHost('elm'))
    const { id } = (await asked.send({ concern: 'the bus is late' }).expect(200)).body
    await until('it is kept', async () => codesIn(many.folder).includes(id), 30_000)
    return id
  }

  function rowsIn<T>(folder: string, query: string): T[] {
    const database = new Sqlite(databaseFile(join(folder, 'elm')), { readonly: true })
    try {
      return database.prepare(query).all() as T[]
    } finally {
      database.close()
    }
  }
  const codesIn = (folder: string) =>
    rowsIn<{ code: string }>(folder, 'select code from inquiries').map(({ code }) => code)

  it('answers on while the order cannot be carried out', async () => {
    await refuses({ name: 'fir' }, /There is no district fir/)
    await refuses({ to: here.folder }, /is not the folder of another service/)
    await refuses({ to: join(here.folder, 'none') }, /is not the folder of another service/)
    await refuses({ at: 'http://127.0.0.1:1' }, /The other service must run, and must not have elm yet/)
    mkdirSync(join(elsewhere, 'elm'))
    await refuses({ to: elsewhere }, /There is a folder .*elm already/)
    rmSync(join(elsewhere, 'elm'), { recursive: true })
    mkdirSync(join(elsewhere, 'ash'))
    writeFileSync(join(elsewhere, 'ash', 'settings.env'), `PUBLIC_URL=http://${testHost('elm')}\n`)
    await refuses({ to: elsewhere }, /host name ask\.elm\.example: ash and elm/)
    rmSync(join(elsewhere, 'ash'), { recursive: true })
    assert.equal(await status(here), 200)
    assert.deepEqual(readdirSync(elsewhere), [])
  })

  it('goes on where it is when its service does not close it in time', async () => {
    await refuses({ maxCloseMs: 0 }, /elm/)
    assert.ok(!existsSync(join(here.folder, 'elm', 'paused')))
    await answers(here)
  })

  it('stays with all that it has when the move ends half-way', async () => {
    const code = await ask(here)
    await refuses({ stopping: AbortSignal.abort(new Refusal(wording('districts.moveStopped'))) }, /^Stopped/)
    assert.ok(!existsSync(join(there.folder, 'elm')))
    assert.ok(!existsSync(join(here.folder, 'elm', 'paused')))
    await answers(here)
    // The other service does not look there.
    await refuses({ to: elsewhere, patienceMs: 1000 }, /did not open elm: see its log/)
    const [copy = '', ...more] = readdirSync(elsewhere)
    assert.match(copy, /^\.not-moved-elm-/)
    assert.deepEqual(more, [])
    await answers(here)
    assert.equal(await status(here, `/answers/${code}`), 200)
  })

  it('has its answers, accounts, sessions, keys, and settings there, within a minute', async () => {
    const own = join(here.folder, 'elm')
    const { cookie } = signIn(here.of('elm'), 'admin', { email: 'ana@elm.example', name: 'Ana Bell' })
    const adminPage = async ({ service }: ManyDistricts) => {
      const asked = request(service.served).get('/admin').set('Host', testHost('elm')).set('Cookie', cookie)
      const { status, headers } = await asked.redirects(0)
      return `${status} ${headers.location ?? ''}`
    }
    const before = await adminPage(here)
    assert.doesNotMatch(before, /sign-in/)
    const codes = [await ask(here), await ask(here)]
    appendFileSync(join(own, 'settings.env'), 'KEEP_TEXT_DAYS=7\n')
    mkdirSync(join(own, 'backups'))
    writeFileSync(join(own, 'backups', 'last.zip'), 'last')
    // A move that was killed left this.
    mkdirSync(join(there.folder, '.moving-elm', 'district'), { recursive: true })
    writeFileSync(join(there.folder, '.moving-elm', 'district', 'half'), '')

    const seconds = await move()
    assert.ok(seconds < mostAwayS, `${seconds} s`)
    assert.equal(await status(there), 200)
    assert.equal(await status(here), 503)
    const moved = join(there.folder, 'elm')
    for (const code of codes) assert.equal(await status(there, `/answers/${code}`), 200)
    for (const query of ['select * from inquiries order by code', 'select * from accounts order by id'])
      assert.deepEqual(rowsIn(there.folder, query), rowsIn(here.folder, query))
    assert.equal(rowsIn(there.folder, "select 1 from accounts where email = 'ana@elm.example'").length, 1)
    assert.equal(await adminPage(there), before, 'staff stay signed in')
    for (const name of readdirSync(join(own, 'keys')))
      assert.deepEqual(readFileSync(join(moved, 'keys', name)), readFileSync(join(own, 'keys', name)))
    for (const name of ['settings.env', join('backups', 'last.zip')])
      assert.deepEqual(readFileSync(join(moved, name)), readFileSync(join(own, name)))
    for (const name of ['half', 'paused', 'settings-of-backup.env'])
      assert.ok(!existsSync(join(moved, name)), name)
    assert.deepEqual(readdirSync(there.folder).sort(), ['elm', 'oakdale'])
  })

  it('does not come back to where it was, without what families asked since', async () => {
    const folders = { folder: here.folder, env: {} }
    assert.equal(listEach(folders, english)[0]?.state, `moved to ${join(there.folder, 'elm')}`)
    assert.throws(() => resumeDistrict(folders, 'elm'), /districts\.movedAway/)
    await refuses({ to: elsewhere }, /elm was moved to .*Remove it here/)
    const code = await ask(there)
    const { PATH = '', HOME = '' } = process.env
    const env = { PATH, HOME, DISTRICTS_DIR: here.folder, DATA_DIR: here.dataDir, MEANING: 'no' }
    const run = (...given: string[]) =>
      promisify(execFile)(process.execPath, [...ourProgram('src', 'commands', 'district'), ...given], {
        ...{ cwd: fromRoot(), env },
      })
    await run('remove', 'elm', '--yes')
    await until('its address is nobody’s', async () => (await status(here)) === 404, 60_000)
    assert.equal(await status(there, `/answers/${code}`), 200)
    // And back, as a person does it.
    const back = createServer(here.service.served).listen(0, '127.0.0.1')
    await once(back, 'listening')
    Object.assign(env, { DISTRICTS_DIR: there.folder, DATA_DIR: there.dataDir })
    const address = `http://127.0.0.1:${(back.address() as AddressInfo).port}`
    const { stdout } = await run('move', 'elm', '--to', here.folder, '--at', address).finally(() =>
      back.close(),
    )
    assert.match(stdout, /It did not answer for \d+ seconds\.\nNow send its address to the other service/)
    assert.equal(await status(here, `/answers/${code}`), 200)
  })

  it('explains how it is used', async () => {
    const env = { PATH: process.env.PATH ?? '', DISTRICTS_DIR: here.folder }
    for (const given of [[], ['--to', elsewhere], ['--to', elsewhere, '--at', '127.0.0.1:3002']]) {
      const program = [...ourProgram('src', 'commands', 'district'), 'move', 'oakdale', ...given]
      const run = promisify(execFile)(process.execPath, program, { cwd: fromRoot(), env })
      await assert.rejects(run, /npm run district -- move NAME --to FOLDER --at/)
    }
  })
})
