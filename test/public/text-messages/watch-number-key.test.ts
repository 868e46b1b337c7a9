import assert from 'node:assert/strict'
import {
  mkdtempSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, openDatabase } from '../../../src/platform/database/open-database.js'
import { createHealthNotes } from '../../../src/platform/web/health-notes.js'
import { createLog } from '../../../src/platform/web/log.js'
import { createOptOutStore } from '../../../src/public/text-messages/opt-out-store.js'
import { createTextMessages } from '../../../src/public/text-messages/text-messages.js'
import { sampleNow } from '../../support/samples/sample.js'

const number = '+12165550111'

describe('The key of text messages', () => {
  let dataDir: string
  let file: string
  let database: Database
  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'sms-key-'))
    file = join(dataDir, 'sms-key')
    database = await openDatabase(':memory:')
  })
  afterEach(() => {
    database.$client.close()
    rmSync(dataDir, { recursive: true })
  })

  function start() {
    const tools = { log: createLog('silent'), now: () => sampleNow }
    const notes = createHealthNotes(tools)
    const config = {
      dataDir,
      publicUrl: 'https://ask.elm.example',
      twilioAuthToken: 'token',
      smsNumber: null,
    }
    const sms = createTextMessages(config, { ...tools, database, notes })!
    const said = () => notes.list().map(({ part, key, values }) => [part, key, values.file])
    return { sms, said, isOut: () => sms.optOuts.has(sms.hashNumber(number)) }
  }

  /** Somebody texts STOP, and the service ends. */
  function stopped(): void {
    const { sms, said } = start()
    sms.optOuts.set(sms.hashNumber(number), true)
    assert.deepEqual(said(), [], 'a new key is no fault')
  }

  it('is said to be gone while the service runs, and not once it is back', () => {
    stopped()
    const { said, isOut } = start()
    assert.deepEqual(said(), [])
    renameSync(file, `${file}.away`)
    assert.deepEqual(said(), [['sms-key', 'health.smsKeyFileLost', file]])
    assert.equal(isOut(), true)
    writeFileSync(file, 'x'.repeat(43))
    assert.deepEqual(said(), [['sms-key', 'health.smsKeyFileLost', file]])
    renameSync(`${file}.away`, file)
    assert.deepEqual(said(), [])
  })

  it('is said to be lost at a start, where somebody had texted STOP', () => {
    stopped()
    const key = readFileSync(file)
    rmSync(file)
    const { said } = start()
    assert.deepEqual(said(), [['sms-key', 'health.smsKeyLost', file]])
    assert.deepEqual(start().said(), said(), 'the key that was made then is another one')
    writeFileSync(file, key)
    const { said: saidThen, isOut } = start()
    assert.deepEqual([saidThen(), isOut()], [[], true])
  })

  it('is said to be lost until somebody says that nothing brings it back', () => {
    stopped()
    rmSync(file)
    start()
    const { said } = start()
    assert.equal(said().length, 1)
    createOptOutStore(database).noteKey(null)
    assert.deepEqual(said(), [])
    const { said: saidThen, sms } = start()
    assert.deepEqual(saidThen(), [])
    sms.optOuts.set(sms.hashNumber(number), true)
    assert.deepEqual(start().said(), [])
    rmSync(file)
    assert.equal(start().said().length, 1, 'another loss is another one')
  })

  it('is said to be lost where it was replaced before a start, or by an earlier version', () => {
    stopped()
    writeFileSync(file, 'x'.repeat(43))
    for (const { said } of [start(), start()])
      assert.deepEqual(said(), [['sms-key', 'health.smsKeyLost', file]])
    createOptOutStore(database).noteKey(null)
    rmSync(file)
    for (const { said } of [start(), start()])
      assert.deepEqual(said(), [['sms-key', 'health.smsKeyLost', file]])
  })

  it('is no loss where nobody has texted STOP', () => {
    start()
    for (const replace of [() => rmSync(file), () => writeFileSync(file, 'x'.repeat(43))]) {
      replace()
      for (const { said } of [start(), start()]) assert.deepEqual(said(), [])
    }
  })

  it('is no key where it is damaged, and stays as it is', () => {
    stopped()
    for (const damaged of ['', 'short', '\0'.repeat(43)]) {
      writeFileSync(file, damaged)
      const [first, second] = [start(), start()]
      assert.deepEqual(first.said(), [['sms-key', 'health.smsKeyDamaged', file]])
      assert.notEqual(first.sms.hashNumber(number), second.sms.hashNumber(number), 'nobody knows the key')
      assert.equal(readFileSync(file, 'utf8'), damaged)
    }
  })

  it('is not made in place of a link to a missing file, which is said', () => {
    const target = join(dataDir, 'disk')
    symlinkSync('disk', file)
    const { said, isOut, sms } = start()
    assert.deepEqual(said(), [['sms-key', 'health.smsKeyLink', file]])
    sms.optOuts.set(sms.hashNumber(number), true)
    assert.equal(isOut(), true)
    assert.equal(readlinkSync(file), 'disk')
    writeFileSync(target, 'x'.repeat(43))
    assert.deepEqual(start().said(), [])
  })
})
