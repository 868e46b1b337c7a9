import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findMeilisearch } from '../../src/search/find-meilisearch.js'
import { temporaryDataDir } from './real-meilisearch.js'

describe('findMeilisearch', () => {
  let dataDir: string
  let remove: () => Promise<void>
  let packaged: string
  const content = '#!/bin/sh\necho a server\n'
  const sha256 = createHash('sha256').update(content).digest('hex')

  beforeEach(async () => {
    ;({ dataDir, remove } = await temporaryDataDir())
    packaged = join(dataDir, 'packaged')
    await writeFile(packaged, content)
  })
  afterEach(() => remove())

  it('takes the one on the PATH first', async () => {
    const folder = join(dataDir, 'on-path')
    await mkdir(folder)
    await writeFile(join(folder, 'meilisearch'), content)
    await chmod(join(folder, 'meilisearch'), 0o755)
    const found = await findMeilisearch({ dataDir, path: `/nowhere:${folder}`, packaged, sha256 })
    assert.deepEqual(found, { found: true, binary: join(folder, 'meilisearch'), from: 'path' })
  })

  it('passes over a file on the PATH that cannot be run', async () => {
    await writeFile(join(dataDir, 'meilisearch-not-run'), content)
    await mkdir(join(dataDir, 'p'))
    await writeFile(join(dataDir, 'p', 'meilisearch'), content, { mode: 0o644 })
    const found = await findMeilisearch({ dataDir, path: join(dataDir, 'p'), packaged: null })
    assert.equal(found.found, false)
  })

  it('copies the packaged one below the data folder and makes it runnable', async () => {
    const found = await findMeilisearch({ dataDir, path: '', packaged, sha256 })
    assert.ok(found.found)
    assert.equal(found.binary, join(dataDir, 'meilisearch', 'bin', 'meilisearch'))
    assert.equal((await stat(found.binary)).mode & 0o777, 0o755)
    assert.equal(await readFile(found.binary, 'utf8'), content)
  })

  it('reads the packaged one only once', async () => {
    await findMeilisearch({ dataDir, path: '', packaged, sha256 })
    await writeFile(packaged, 'changed: would be refused if it were read')
    const again = await findMeilisearch({ dataDir, path: '', packaged, sha256 })
    assert.ok(again.found)
  })

  it('copies again when its copy was changed', async () => {
    const first = await findMeilisearch({ dataDir, path: '', packaged, sha256 })
    assert.ok(first.found)
    await writeFile(first.binary, 'somebody else was here')
    await findMeilisearch({ dataDir, path: '', packaged, sha256 })
    assert.equal(await readFile(first.binary, 'utf8'), content)
  })

  it('refuses a packaged one with another hash, and leaves nothing behind', async () => {
    await writeFile(packaged, 'not the server that was checked')
    const found = await findMeilisearch({ dataDir, path: '', packaged, sha256 })
    assert.ok(!found.found)
    assert.match(found.reason, /not the one that was checked, so it was not run/)
    assert.deepEqual(await readdir(join(dataDir, 'meilisearch', 'bin')), [])
  })

  it('names the ways out when there is none', async () => {
    const found = await findMeilisearch({ dataDir, path: '', packaged: null })
    assert.ok(!found.found)
    for (const way of [/MEILI_URL and MEILI_KEY/, /on the PATH/, /npm install/, /built-in search answers/])
      assert.match(found.reason, way)
  })
})
