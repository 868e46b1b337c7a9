import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { FolderInUse, lockFolder } from '../../src/platform/database/lock-folder.js'
import { ourProgram } from '../support/processes/our-program.js'
import { temporaryDataDir } from '../support/processes/real-meilisearch.js'

describe('lockFolder', () => {
  let data: Awaited<ReturnType<typeof temporaryDataDir>>
  before(async () => {
    data = await temporaryDataDir()
  })
  after(() => data.remove())

  const never = new AbortController().signal

  it('keeps a second service out of the folder, names the first, and ends with it, even after kill -9', async () => {
    const first = spawn(
      process.execPath,
      [...ourProgram('test', 'support', 'processes', 'lock-folder'), data.dataDir],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    await once(first.stdout, 'data')
    await assert.rejects(lockFolder(data.dataDir, never), (error: Error) => {
      assert.ok(error instanceof FolderInUse)
      const values = { folder: data.dataDir, pid: String(first.pid) }
      assert.deepEqual(error.wording, { key: 'start.folderInUse', values })
      return true
    })
    first.kill('SIGKILL')
    await once(first, 'exit')
    const letGo = await lockFolder(data.dataDir, never)
    letGo()
  })

  it('waits for a service that is just stopping, unless it is asked to stop itself', async () => {
    const letGo = await lockFolder(data.dataDir, never)
    await lockFolder(data.dataDir, AbortSignal.abort())
    const second = lockFolder(data.dataDir, never)
    letGo()
    ;(await second)()
  })
})
