import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Meilisearch } from 'meilisearch'
import request from 'supertest'
import { readCommandConfig } from '../../src/districts/command-config.js'
import {
  addDistrict,
  listEach,
  pauseDistrict,
  removeDistrict,
  resumeDistrict,
} from '../../src/districts/manage-districts.js'
import { createLanguage } from '../../src/platform/language/language.js'
import { Refusal } from '../../src/platform/language/refusal.js'
import { fromRoot } from '../../src/platform/root.js'
import { findRunningMeilisearch } from '../../src/platform/search/meilisearch/find-running-meilisearch.js'
import { type ManyDistricts, startDistricts, testHost } from '../support/app/many-districts.js'
import { smallDiskFor } from '../support/disk/small-disk.js'
import { ourProgram } from '../support/processes/our-program.js'
import { until } from '../support/processes/real-meilisearch.js'

const english = createLanguage().speech('en')
const noSecrets = { backupPassphrase: null, settingsText: '' }

describe('The folder of a new district', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'districts-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const add = (name: string, url: string) => addDistrict({ folder, env: {} }, name, url)
  const refuses = (name: string, url: string, words: RegExp) =>
    assert.throws(
      () => add(name, url),
      (error) => error instanceof Refusal && words.test(error.say(english)),
    )

  it('is private, and begins with the shared catalog', () => {
    add('elm', 'https://ask.elm.example')
    assert.equal(
      readFileSync(join(folder, 'elm', 'settings.env'), 'utf8'),
      "PUBLIC_URL='https://ask.elm.example'\nSEED=none\n",
    )
    assert.equal(statSync(join(folder, 'elm')).mode & 0o777, 0o700)
    assert.deepEqual(listEach({ folder, env: {} }, english), [
      { name: 'elm', address: 'ask.elm.example', state: 'not open', megabytes: 0 },
    ])
  })

  it('is not made for a name or an address that cannot be used', () => {
    add('elm', 'https://ask.elm.example')
    refuses('Elm County', 'https://ask.example', /cannot be named Elm County/)
    refuses('../elm', 'https://ask.example', /cannot be named \.\.\/elm\..*Choose another name/)
    refuses('elm', 'https://ask.example', /There is a folder .*elm already/)
    refuses('oakdale', 'ask.oakdale.example', /PUBLIC_URL must be a web address/)
    refuses('oakdale', 'https://center.example/d/elsewhere', /PUBLIC_URL must .*\/d\/oakdale/)
    assert.deepEqual(readdirSync(folder), ['elm'])
    assert.throws(() => resumeDistrict({ folder, env: {} }, 'oakdale'), /districts\.noSuch/)
  })

  it('is not made for the host name of another district, and says what to type instead', () => {
    const env = { CENTER_URL: 'https://ask.center.example' }
    const said = (name: string, url: string) => {
      try {
        addDistrict({ folder, env }, name, url)
      } catch (error) {
        if (error instanceof Refusal) return error.say(english)
        throw error
      }
      return ''
    }
    add('elm', 'https://ask.elm.example')
    add('pine', 'https://many.example/d/pine')
    const again = 'npm run district -- add oakdale --url https://'
    const taken = `Nothing was added: the district elm already has the host name ask.elm.example. Type one that no district has: ${again}ANOTHER-HOST`
    assert.equal(said('oakdale', 'https://ask.elm.example'), taken)
    assert.equal(said('oakdale', 'https://ask.elm.example/d/oakdale'), taken)
    // By name before the one that has it.
    assert.match(said('birch', 'https://ask.elm.example'), /the district elm already .* add birch --url/)
    assert.ok(
      said('oakdale', 'https://many.example').endsWith(
        `such as pine. Type a path of its own: ${again}many.example/d/oakdale`,
      ),
    )
    assert.match(
      said('oakdale', 'https://ask.center.example'),
      /^Nothing was added: the center itself has .* add oakdale --url/,
    )
    assert.deepEqual(readdirSync(folder), ['elm', 'pine'])
    assert.equal(said('oakdale', 'https://many.example/d/oakdale'), '')
  })

  it('has the address that was given, also with an odd sign in it', () => {
    add('elm', "https://o'elm.example")
    const [elm] = listEach({ folder, env: {} }, english)
    assert.equal(elm?.address, "o'elm.example")
  })

  it('says so where nothing can be written, and changes nothing', async function () {
    const disk = smallDiskFor(this, 64 * 1024)
    const folders = { folder: disk.folder, env: {} }
    const says = (error: unknown) =>
      error instanceof Refusal && /Nothing can be written to .*Run this as the user/.test(error.say(english))
    try {
      addDistrict(folders, 'elm', 'https://ask.elm.example')
      disk.setReadOnly(true)
      assert.throws(() => addDistrict(folders, 'oakdale', 'https://ask.oakdale.example'), says)
      await assert.rejects(pauseDistrict(folders, 'elm'), says)
      disk.setReadOnly(false)
      await pauseDistrict(folders, 'elm')
      disk.setReadOnly(true)
      assert.throws(() => resumeDistrict(folders, 'elm'), says)
      await assert.rejects(removeDistrict(folders, 'elm', folder, noSecrets, new Date()), says)
      disk.setReadOnly(false)
      assert.deepEqual(
        listEach(folders, english).map(({ name, state }) => `${name} ${state}`),
        ['elm paused'],
      )
    } finally {
      disk.remove()
    }
  })

  it('is named where a command is about one that does not exist', () => {
    add('elm', 'https://ask.elm.example')
    const before = { ...process.env }
    for (const name of ['oakdale', '../elm']) {
      Object.assign(process.env, { DISTRICTS_DIR: folder, DISTRICT: name })
      try {
        assert.throws(
          () => readCommandConfig(),
          (error) =>
            error instanceof Refusal && error.say(english) === `There is no district ${name}. There are: elm`,
        )
      } finally {
        process.env = { ...before }
      }
    }
  })
})

describe('npm run district', function () {
  this.timeout(180_000)
  let many: ManyDistricts
  before(async () => {
    many = await startDistricts(['elm', 'oakdale'])
  })
  after(() => many.remove())

  async function run(...given: string[]): Promise<{ said: string; code: number }> {
    const { PATH = '', HOME = '' } = process.env
    const env = { PATH, HOME, DISTRICTS_DIR: many.folder, DATA_DIR: many.dataDir, MEANING: 'no' }
    const program = [...ourProgram('src', 'commands', 'district'), ...given]
    return promisify(execFile)(process.execPath, program, { cwd: fromRoot(), env }).then(
      ({ stdout }) => ({ said: stdout, code: 0 }),
      ({ stdout, stderr, code }) => ({ said: `${stdout}${stderr}`, code }),
    )
  }

  const status = async (name: string) =>
    (await request(many.service.served).get('/').set('Host', testHost(name))).status

  it('lists, pauses, and resumes districts of a running service', async () => {
    assert.match((await run('list')).said, /^elm +ask\.elm\.example +\d+ MB +open$/m)
    const paused = await run('pause', 'oakdale')
    assert.deepEqual([paused.code, await status('oakdale'), await status('elm')], [0, 503, 200], paused.said)
    assert.match((await run('list')).said, /^oakdale .* paused$/m)
    assert.equal((await run('resume', 'oakdale')).code, 0)
    await until('it answers', async () => (await status('oakdale')) === 200, 60_000)
  })

  it('pauses one whose new settings have faults, and lets it go on once they are mended', async () => {
    const file = join(many.folder, 'oakdale', 'settings.env')
    const before = readFileSync(file, 'utf8')
    writeFileSync(file, `${before}\nNO_SUCH_SETTING=1\n`)
    await until('it is said', () => /oakdale goes on with its old settings/.test(many.said()), 60_000)
    assert.match((await run('list')).said, /^oakdale .* open, with old settings: .*NO_SUCH_SETTING/ms)
    assert.match(
      (await run('resume', 'oakdale')).said,
      /oakdale was not paused.*old settings.*NO_SUCH_SETTING/s,
    )
    const paused = await run('pause', 'oakdale')
    assert.deepEqual([paused.code, await status('oakdale'), await status('elm')], [0, 503, 200], paused.said)
    assert.match(paused.said, /oakdale is paused.*NO_SUCH_SETTING/s)
    assert.match(many.said(), /oakdale is paused\..*NO_SUCH_SETTING/s)
    assert.match((await run('list')).said, /^oakdale .* paused: .*NO_SUCH_SETTING/ms)
    const refused = await run('resume', 'oakdale')
    assert.deepEqual([refused.code, await status('oakdale')], [1, 503])
    assert.match(refused.said, /oakdale stays paused.*NO_SUCH_SETTING/s)
    writeFileSync(file, before)
    assert.equal((await run('resume', 'oakdale')).code, 0)
    await until('it answers', async () => (await status('oakdale')) === 200, 60_000)
    const again = await run('resume', 'oakdale')
    assert.match(again.said, /oakdale was not paused/)
  })

  it('removes one only when told twice, and keeps a backup', async () => {
    const first = await run('remove', 'oakdale')
    assert.equal(first.code, 1)
    assert.match(first.said, /add --yes/)
    const unknown = await run('remove', 'birch', '--yes')
    assert.deepEqual(
      [unknown.code, unknown.said],
      [1, 'There is no district birch. There are: elm, oakdale\n'],
    )
    const done = await run('remove', 'oakdale', '--yes')
    assert.equal(done.code, 0, done.said)
    const file = /Its backup: (\S+)/.exec(done.said)?.[1] ?? ''
    assert.ok(statSync(file).size > 1000)
    assert.ok(!existsSync(join(many.folder, 'oakdale')))
    await until('its address is nobody’s', async () => (await status('oakdale')) === 404, 60_000)
    assert.equal(await status('elm'), 200)
    const running = await findRunningMeilisearch(many.dataDir)
    const server = new Meilisearch({ host: running!.url, apiKey: running!.key })
    const indexes = (await server.getRawIndexes()).results.map(({ uid }) => uid)
    assert.ok(indexes.includes('elm_directory') && !indexes.includes('oakdale_directory'))
    const keys = (await server.getKeys()).results.map(({ name }) => name)
    assert.ok(keys.includes('who-to-ask search of elm') && !keys.includes('who-to-ask search of oakdale'))
  })

  it('explains how it is used', async () => {
    for (const given of [[], ['add', 'elm'], ['pause'], ['list', 'elm'], ['sing', 'elm']]) {
      const { code, said } = await run(...given)
      assert.equal(code, 1)
      assert.match(said, /npm run district -- list/)
    }
  })
})
