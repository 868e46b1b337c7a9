import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { chmodSync, lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fromRoot } from '../../src/platform/root.js'
import { ourProgram } from '../support/processes/our-program.js'
import { temporaryDataDir } from '../support/processes/real-meilisearch.js'
import { startServiceProcess } from '../support/processes/service-process.js'
import { writeSeedFolder } from '../support/samples/seed-folder.js'
import { smallDistrict } from '../support/samples/small-district.js'

describe('The service’s files', () => {
  const seeds = writeSeedFolder(smallDistrict)
  let data: Awaited<ReturnType<typeof temporaryDataDir>>
  before(async () => {
    data = await temporaryDataDir()
    chmodSync(data.dataDir, 0o755)
  })
  after(async () => {
    seeds.remove()
    await data.remove()
  })

  const everything = () =>
    [
      data.dataDir,
      ...readdirSync(data.dataDir, { recursive: true }).map((name) => join(data.dataDir, String(name))),
    ].map((path) => ({ path: path.slice(data.dataDir.length), mode: lstatSync(path).mode & 0o777 }))
  const wide = () => everything().filter(({ mode }) => (mode & 0o077) !== 0)

  /** Group and others have what the usual umask gives them. */
  async function start(work: () => void = () => {}): Promise<void> {
    const before = process.umask(0o022)
    const service = startServiceProcess({ DATA_DIR: data.dataDir, SEED: seeds.folder })
    process.umask(before)
    try {
      await service.says('Ready.')
      work()
    } finally {
      service.child.kill('SIGTERM')
      assert.equal(await service.end(), 0)
    }
  }

  it('are readable only by its own user: database, log, index, models, keys', async () => {
    await start(() => {
      const names = everything().map(({ path }) => path)
      for (const part of [/sqlite-wal$/, /sqlite-shm$/, /data\.mdb$/, /models\/./, /meilisearch\/./])
        assert.ok(
          names.some((name) => part.test(name)),
          `${part} is there`,
        )
      assert.deepEqual(wide(), [])
    })
  })

  it('are restricted at startup if they were open to others, and nothing else in the folder changes', async () => {
    execFileSync('chmod', ['-R', 'a+rX', data.dataDir])
    execFileSync('touch', [join(data.dataDir, 'not-ours')])
    chmodSync(join(data.dataDir, 'not-ours'), 0o644)
    assert.ok(wide().length > 5)
    await start()
    assert.deepEqual(wide(), [{ path: '/not-ours', mode: 0o644 }])
  })

  it('are restricted by each command, too', () => {
    const file = join(data.dataDir, 'who-to-ask.sqlite')
    for (const [command, ...rest] of [['user', 'list'], ['seed'], ['erase', 'K7M2Q9XD']] as const) {
      chmodSync(file, 0o644)
      const env = { ...process.env, DATA_DIR: data.dataDir, SEED: seeds.folder }
      try {
        execFileSync(process.execPath, [...ourProgram('src', 'commands', command), ...rest], {
          cwd: fromRoot(),
          env,
          stdio: 'pipe',
        })
      } catch (error) {
        // No answer has this code.
        assert.equal(command, 'erase', String(error))
      }
      assert.equal(lstatSync(file).mode & 0o777, 0o600, command)
    }
  })
})
