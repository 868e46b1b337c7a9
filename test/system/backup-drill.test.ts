import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, open, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { proveService } from '../../src/commands/prove-service.js'
import { readConfig } from '../../src/config.js'
import type { BackupFault } from '../../src/platform/backup/backup-fault.js'
import { databaseFile } from '../../src/platform/database/open-database.js'
import { createLanguage } from '../../src/platform/language/language.js'
import { fromRoot } from '../../src/platform/root.js'
import { startOnce } from '../support/app/real-service.js'
import { copyStartedFolder } from '../support/app/started-folder.js'
import { smallDiskFor } from '../support/disk/small-disk.js'
import { breakThreads } from '../support/processes/break-threads.js'
import { ourProgram } from '../support/processes/our-program.js'
import { linkBinary, temporaryDataDir } from '../support/processes/real-meilisearch.js'
import { type ServiceProcess, startServiceProcess } from '../support/processes/service-process.js'
import { writeSeedFolder } from '../support/samples/seed-folder.js'
import { smallDistrict } from '../support/samples/small-district.js'

const passphrase = 'staple battery horse'
const english = createLanguage().speech('en')

/** What a district would do: back up, go on, lose the disk, restore, go on. */
describe('A backup drill', () => {
  const seeds = writeSeedFolder(smallDistrict)
  let data: Awaited<ReturnType<typeof temporaryDataDir>>
  let other: Awaited<ReturnType<typeof temporaryDataDir>>
  let service: ServiceProcess | null = null
  before(async () => {
    data = await temporaryDataDir()
    await copyStartedFolder(data.dataDir, (first) => startOnce(first, seeds.folder))
    await linkBinary(data.dataDir)
    other = await temporaryDataDir()
  })
  after(async () => {
    service?.child.kill('SIGKILL')
    seeds.remove()
    await data.remove()
    await other.remove()
  })

  const env = (): Record<string, string> => ({
    ...{ DATA_DIR: data.dataDir, SEED: seeds.folder, MEANING: 'no', RATE_LIMIT_PER_MINUTE: '0' },
    ...{ BACKUP_PASSPHRASE: passphrase, PORT: '0', HOST: '127.0.0.1' },
  })

  function run(name: 'backup' | 'restore' | 'erase', args: string[], change: Record<string, string> = {}) {
    const { PATH = '', HOME = '' } = process.env
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [...ourProgram('src', 'commands', name), ...args],
      {
        ...{ cwd: fromRoot(), encoding: 'utf8', env: { PATH, HOME, ...env(), ...change } },
      },
    )
    return { status, said: stdout + stderr }
  }

  async function start(): Promise<ServiceProcess> {
    service = startServiceProcess(env())
    await service.says('Ready.', 240_000)
    return service
  }

  async function ask(): Promise<string> {
    const response = await fetch(`${service!.address()}/api/v1/ask`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ concern: 'the bus is late' }),
    })
    // As a family does when too many ask at once.
    if (response.status === 503) return setTimeout(100).then(ask)
    assert.equal(response.status, 200)
    const { id } = (await response.json()) as { id: string }
    return id
  }

  const isKept = async (code: string) => (await fetch(`${service!.address()}/answers/${code}`)).status === 200

  /** An acknowledged answer is in the database, not only in memory. */
  async function areWritten(codes: readonly string[]): Promise<void> {
    const database = new Sqlite(databaseFile(data.dataDir), { readonly: true })
    const has = database.prepare('select 1 from inquiries where code = ?')
    while (!codes.every((code) => has.get(code))) await setTimeout(20)
    database.close()
  }

  it('loses nothing from before the backup, and works again', async () => {
    await start()
    const before = await Promise.all(Array.from({ length: 20 }, ask))
    await areWritten(before)
    const key = await readFile(join(data.dataDir, 'keys', 'service.key'))
    const file = join(other.dataDir, 'one.zip.age')
    const asking = Promise.all(Array.from({ length: 20 }, ask))
    const made = run('backup', [join(other.dataDir, 'one.zip'), '--models'])
    assert.equal(made.status, 0, made.said)
    assert.ok(made.said.startsWith(`${file} is written`), made.said)
    await asking
    const after = await Promise.all(Array.from({ length: 5 }, ask))
    await areWritten(after)
    const erased = run('erase', [before[0]!])
    assert.equal(erased.status, 0, erased.said)
    assert.equal(await isKept(before[0]!), false)

    const refused = run('restore', [file])
    assert.equal(refused.status, 1)
    assert.match(
      refused.said,
      new RegExp(`The service is running on ${data.dataDir} \\(process ${service!.child.pid}\\)`),
    )

    service!.child.kill('SIGKILL')
    await once(service!.child, 'close')
    await rm(data.dataDir, { recursive: true, maxRetries: 5 })
    await mkdir(data.dataDir)

    // As earlier versions named it.
    const misnamed = join(other.dataDir, 'one-before.zip')
    await cp(file, misnamed)
    const restored = run('restore', [misnamed])
    assert.equal(restored.status, 0, restored.said)
    assert.match(restored.said, /It was asked “.+”, and named: .+\./)
    // Of which one, the backup cannot know.
    assert.match(restored.said, /^Restored, .*erased on request since then are back: erase them again\.$/m)
    assert.deepEqual(await readFile(join(data.dataDir, 'keys', 'service.key')), key)
    await start()
    assert.deepEqual(
      await Promise.all(before.map(isKept)),
      before.map(() => true),
    )
    assert.deepEqual(
      await Promise.all(after.map(isKept)),
      after.map(() => false),
    )
    assert.ok(await isKept(await ask()))
    const settings = await readFile(join(data.dataDir, 'settings-of-backup.env'), 'utf8')
    assert.ok(settings.includes(`SEED='${seeds.folder}'`))
    assert.ok(!settings.includes(passphrase))
    service!.child.kill('SIGTERM')
    assert.equal(await service!.end(), 0)
  }).timeout(600_000)

  it('refuses what is not whole, not its own, or newer, and changes nothing', async () => {
    const good = join(other.dataDir, 'one.zip.age')
    const at = (name: string) => join(other.dataDir, name)
    const [short, changed, text] = [at('short.zip.age'), at('changed.zip.age'), at('text.zip')]
    await cp(good, short)
    await truncate(short, 100_000)
    const bytes = await readFile(good)
    bytes[bytes.length >> 1]! ^= 1
    await writeFile(changed, bytes)
    await writeFile(text, 'The bus is late')
    const there = await readdir(data.dataDir)
    const wrongs: [string, RegExp, Record<string, string>?][] = [
      [short, /is damaged or incomplete/],
      [changed, /is damaged or incomplete/],
      [text, /is not a backup of Who to Ask/],
      [other.dataDir, /is not a backup of Who to Ask/],
      [at('none.zip'), /There is no file/],
      [good, /not the passphrase/, { BACKUP_PASSPHRASE: 'another passphrase' }],
      [good, /is encrypted\. Set BACKUP_PASSPHRASE/, { BACKUP_PASSPHRASE: '' }],
    ]
    for (const [file, why, change] of wrongs) {
      const { status, said } = run('restore', [file], change)
      assert.equal(status, 1)
      assert.match(said, why)
      assert.match(said, /Nothing was changed\.\n$/)
    }
    assert.deepEqual(await readdir(data.dataDir), there)
  }).timeout(300_000)

  it('gives up when the disk is too full to learn, or at a stop', async function () {
    const disk = smallDiskFor(this, 48 * 1024 * 1024)
    const folder = join(other.dataDir, 'fresh')
    try {
      // Without the search's files: copied, their holes would fill the disk.
      const isCopied = (path: string) => !['meilisearch', 'models'].includes(basename(path))
      await cp(data.dataDir, folder, { recursive: true, filter: isCopied })
      await linkBinary(folder)
      await fillDisk(join(data.dataDir, 'models'), disk.folder)
      await symlink(disk.folder, join(folder, 'models'))
      const config = { ...readConfig({ ...env(), DATA_DIR: folder }), standardFolder: seeds.folder }
      const stop = new AbortController()
      await assert.rejects(proveService(config, folder, stop.signal), (fault: BackupFault) => {
        assert.equal(fault.wording.key, 'restore.full')
        return true
      })
      const proving = proveService(config, folder, stop.signal)
      stop.abort(new Error('stopped'))
      await assert.rejects(proving, /stopped/)
    } finally {
      disk.remove()
      await rm(folder, { recursive: true })
    }
  }).timeout(300_000)

  it('says why it cannot learn, and blames no backup for it', async () => {
    const folder = join(other.dataDir, 'unlearned')
    const isCopied = (path: string) => !/^(?:meilisearch$|topics-)/.test(basename(path))
    await cp(data.dataDir, folder, { recursive: true, filter: isCopied })
    await linkBinary(folder)
    const config = { ...readConfig({ ...env(), DATA_DIR: folder }), standardFolder: seeds.folder }
    const broken = breakThreads('throw', /"name":"model"/)
    try {
      const proving = proveService(config, folder, new AbortController().signal)
      await assert.rejects(proving, (fault: BackupFault) => {
        assert.equal(fault.wording.key, 'restore.notLearned')
        assert.match(
          fault.say(english),
          /An error stopped learning the topics: “broken by.*restore the same backup/,
        )
        return true
      })
    } finally {
      broken.mend()
      await rm(folder, { recursive: true })
    }
  }).timeout(300_000)

  it('moves aside what was there', async () => {
    const { status, said } = run('restore', [join(other.dataDir, 'one.zip.age')])
    assert.equal(status, 0, said)
    const aside = (await readdir(data.dataDir)).filter((name) => name.startsWith('before-restore-'))
    assert.equal(aside.length, 1)
    const moved = new Sqlite(join(data.dataDir, aside[0]!, 'who-to-ask.sqlite'), { readonly: true })
    assert.ok((moved.prepare('select count(*) from inquiries').pluck().get() as number) >= 21)
    moved.close()
  }).timeout(300_000)
})

/** All models but that of the topics, and no room for it. */
async function fillDisk(models: string, disk: string): Promise<void> {
  await cp(models, disk, { recursive: true, filter: (path) => !basename(path).startsWith('topics-') })
  const filler = await open(join(disk, 'filler'), 'w')
  const block = Buffer.alloc(64 * 1024)
  const isFull = () =>
    filler.write(block).then(
      ({ bytesWritten }) => bytesWritten < block.length,
      () => true,
    )
  while (!(await isFull()));
  await filler.close()
}
