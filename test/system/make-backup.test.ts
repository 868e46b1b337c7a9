import assert from 'node:assert/strict'
import { createWriteStream, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import Sqlite from 'better-sqlite3'
import { ZipFile } from 'yazl'
import { BackupFault, inFolder } from '../../src/platform/backup/backup-fault.js'
import { manifestName } from '../../src/platform/backup/backup-manifest.js'
import { checkCopy } from '../../src/platform/backup/check-copy.js'
import { type BackupOrder, makeBackup, settingsName } from '../../src/platform/backup/make-backup.js'
import { listFiles, packBackup } from '../../src/platform/backup/pack-backup.js'
import { isEncrypted, unpackBackup } from '../../src/platform/backup/unpack-backup.js'
import { type Database, databaseFile } from '../../src/platform/database/open-database.js'
import { Refusal } from '../../src/platform/language/refusal.js'
import { openSampleFile } from '../support/samples/sample-database.js'

/** As zip programs write it: an entry for each folder, too. */
async function zipWithFolders(contents: Record<string, string | Buffer>, file: string): Promise<void> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(contents)) {
    if (name.includes('/')) zip.addEmptyDirectory(dirname(name))
    zip.addBuffer(Buffer.from(content), name)
  }
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(file))
}

describe('makeBackup', () => {
  let root: string
  let dataDir: string
  let database: Database
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'who-to-ask-backup-'))
    dataDir = join(root, 'data')
    await mkdir(join(dataDir, 'keys'), { recursive: true })
    await mkdir(join(dataDir, 'models'))
    await mkdir(join(dataDir, 'meilisearch'))
    for (const name of ['keys/service.key', 'sms-key', 'models/a', 'meilisearch/b', 'not-ours'])
      writeFileSync(join(dataDir, name), name)
    database = await openSampleFile(dataDir)
  })
  after(async () => {
    database.$client.close()
    await rm(root, { recursive: true })
  })

  const order = (name: string, change: Partial<BackupOrder> = {}): BackupOrder => ({
    ...{ dataDir, file: join(root, name), mayReplace: false, withModels: false },
    ...{ passphrase: null, settings: "PORT='1'\n", now: new Date('2026-11-28T07:00:00Z') },
    ...change,
  })
  const unpacked = async (file: string) => {
    const folder = await mkdtemp(join(root, 'unpacked-'))
    const manifest = await unpackBackup(file, join(folder, 'data'), null)
    return { folder: join(folder, 'data'), manifest }
  }
  const countNotes = () => database.$client.prepare('select count(*) from notes').pluck().get()
  const refused = (key: string) => (error: Error) => {
    assert.ok(error instanceof Refusal, error.stack)
    assert.equal(error.wording.key, key)
    return true
  }

  it('holds database, keys, and settings, of one moment while it is written to, and nothing else', async () => {
    // Another connection is in the middle of a change.
    const writer = new Sqlite(databaseFile(dataDir))
    writer.exec("begin immediate; insert into notes (key, value) values ('half', 'done')")
    const { file, bytes, rows } = await makeBackup(order('plain.zip')).finally(() => {
      writer.exec('rollback')
      writer.close()
    })
    assert.equal(bytes, statSync(file).size)
    const { folder, manifest } = await unpacked(file)
    assert.deepEqual(
      (await listFiles(folder)).map(({ name }) => name),
      ['keys/service.key', settingsName, 'sms-key', 'who-to-ask.sqlite'],
    )
    assert.equal(await readFile(join(folder, settingsName), 'utf8'), "PORT='1'\n")
    assert.equal(manifest.madeAt, '2026-11-28T07:00:00.000Z')
    assert.equal(manifest.tables.notes, countNotes())
    assert.ok(manifest.tables.contacts! > 0)
    assert.equal(
      rows,
      Object.values(manifest.tables).reduce((all, n) => all + n, 0),
    )
    checkCopy(databaseFile(folder), manifest.tables)
    assert.equal(statSync(file).mode & 0o777, 0o600)
  })

  it('holds keys that are links, and none whose disk is missing', async () => {
    const other = join(root, 'linked')
    await mkdir(join(other, 'data'), { recursive: true })
    await mkdir(join(other, 'disk'))
    const linked = join(other, 'data')
    await database.$client.backup(databaseFile(linked))
    writeFileSync(join(other, 'disk', 'service.key'), 'of the disk')
    symlinkSync('../disk', join(linked, 'keys'))
    symlinkSync('nowhere', join(linked, 'sms-key'))
    symlinkSync('nowhere', join(other, 'disk', 'more'))
    const { file } = await makeBackup(order('linked.zip', { dataDir: linked }))
    const { folder } = await unpacked(file)
    const files = (await listFiles(folder)).map(({ name }) => name)
    assert.deepEqual(files, ['keys/service.key', settingsName, 'who-to-ask.sqlite'])
    assert.equal(await readFile(join(folder, 'keys', 'service.key'), 'utf8'), 'of the disk')
  })

  it('holds models where asked', async () => {
    const { file } = await makeBackup(order('models.zip', { withModels: true }))
    assert.equal(await readFile(join((await unpacked(file)).folder, 'models', 'a'), 'utf8'), 'models/a')
  })

  it('leaves nothing behind but its file, and removes what a killed run left', async () => {
    const [part, work] = [join(root, '.who-to-ask-x.zip.part'), join(dataDir, 'backup-work-killed')]
    await mkdir(work)
    writeFileSync(part, '')
    for (const path of [part, work]) await utimes(path, new Date(0), new Date(0))
    await makeBackup(order('clean.zip'))
    assert.deepEqual(
      readdirSync(root).filter((name) => name.startsWith('.')),
      [],
    )
    assert.deepEqual(
      readdirSync(dataDir).filter((name) => name.startsWith('backup-work')),
      [],
    )
  })

  it('tells an encrypted one by its start, and asks for its passphrase', async () => {
    const file = join(root, 'sealed.zip.age')
    writeFileSync(file, 'age-encryption.org/v1\n-> scrypt ')
    assert.ok(isEncrypted(file))
    await assert.rejects(unpacked(file), refused('restore.needsPassphrase'))
  })

  it('notices any missing or changed byte, and a file that is no backup', async () => {
    const { file } = await makeBackup(order('to-break.zip'))
    const whole = readFileSync(file)
    for (const length of [0, 3, 100, whole.length >> 1, whole.length - 1]) {
      writeFileSync(file, whole.subarray(0, length))
      await assert.rejects(
        unpacked(file),
        refused(length < 4 ? 'restore.notBackup' : 'restore.broken'),
        `${length}`,
      )
    }
    const changed = Buffer.from(whole)
    changed[whole.length >> 1]! ^= 1
    writeFileSync(file, changed)
    await assert.rejects(unpacked(file), refused('restore.broken'))
    writeFileSync(file, 'The bus is late')
    await assert.rejects(unpacked(file), refused('restore.notBackup'))
  })

  it('says in words which file is damaged, wherever it is', async () => {
    const { file } = await makeBackup(order('to-flip.zip'))
    const whole = readFileSync(file)
    let broken = 0
    for (let at = 4; at < whole.length; at += Math.ceil(whole.length / 60)) {
      const changed = Buffer.from(whole)
      changed[at]! ^= 1
      writeFileSync(file, changed)
      const fault = await unpacked(file).then(
        () => null,
        (error: Error) => error,
      )
      // A date in the zip may change without harm.
      if (fault === null) continue
      assert.ok(fault instanceof BackupFault, `${at}: ${fault}`)
      broken++
    }
    assert.ok(broken > 40, `${broken}`)
  })

  it('refuses a zip of something else, and a newer format', async () => {
    const folder = join(root, 'else')
    await mkdir(folder)
    const manifest = { format: 2, madeAt: new Date(0).toISOString(), tables: {}, files: [] }
    await packBackup(folder, manifest, join(root, 'newer.zip'), null)
    await assert.rejects(unpacked(join(root, 'newer.zip')), refused('restore.newer'))
    await packBackup(folder, { ...manifest, format: 0 }, join(root, 'else.zip'), null)
    await assert.rejects(unpacked(join(root, 'else.zip')), refused('restore.notBackup'))
    await zipWithFolders({ 'photos/one.txt': 'else' }, join(root, 'photos.zip'))
    await assert.rejects(unpacked(join(root, 'photos.zip')), refused('restore.notBackup'))
  })

  it('opens one that was unpacked and zipped again, with entries for its folders', async () => {
    const { file } = await makeBackup(order('first.zip'))
    const { folder, manifest } = await unpacked(file)
    const contents: Record<string, string | Buffer> = { [manifestName]: JSON.stringify(manifest) }
    for (const { name } of manifest.files) contents[name] = readFileSync(join(folder, name))
    await zipWithFolders(contents, join(root, 'again.zip'))
    assert.deepEqual((await unpacked(join(root, 'again.zip'))).manifest, manifest)
  })

  it('refuses a database that is newer, damaged, or has lost rows', async () => {
    const { file } = await makeBackup(order('database.zip'))
    const { folder, manifest } = await unpacked(file)
    const copy = databaseFile(folder)
    const change = (sql: string) => {
      const connection = new Sqlite(copy)
      connection.exec(sql)
      connection.close()
    }
    change("insert into notes (key, value) values ('one', 'more')")
    assert.throws(() => checkCopy(copy, manifest.tables), refused('backup.damaged'))
    change("delete from notes where key = 'one'")
    checkCopy(copy, manifest.tables)
    change("insert into __drizzle_migrations (hash, created_at) values ('new', 9999999999999)")
    assert.throws(() => checkCopy(copy), refused('restore.newer'))
    change(
      "delete from __drizzle_migrations where hash = 'new'; pragma foreign_keys = off; delete from schools",
    )
    assert.throws(() => checkCopy(copy), refused('backup.damaged'))
    const bytes = readFileSync(copy)
    writeFileSync(copy, bytes.fill(7, 5000, 60_000))
    assert.throws(() => checkCopy(copy), refused('backup.damaged'))
  })

  it('says what to do where it cannot be written, and keeps an older file', async () => {
    await assert.rejects(makeBackup(order('missing/one.zip')), refused('backup.noFolder'))
    writeFileSync(join(root, 'file'), '')
    const below = join(root, 'file', 'folder')
    await assert.rejects(
      inFolder(below, () => readdir(below)),
      refused('backup.noFolder'),
    )
    const { file } = await makeBackup(order('once.zip'))
    await assert.rejects(makeBackup(order('once.zip')), refused('backup.exists'))
    await assert.rejects(
      makeBackup(order('x.zip', { dataDir: join(root, 'else') })),
      refused('backup.noDatabase'),
    )
    const before = readFileSync(file)
    const fails = {
      mayReplace: true,
      change: () => Promise.reject(Object.assign(new Error(), { code: 'ENOSPC' })),
    }
    await assert.rejects(makeBackup(order('once.zip', fails)), refused('backup.full'))
    assert.deepEqual(readFileSync(file), before)
    await makeBackup(order('once.zip', { mayReplace: true, now: new Date(0) }))
    assert.equal((await unpacked(file)).manifest.madeAt, new Date(0).toISOString())
  })
})
