import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createLanguage } from '../../../../src/platform/language/language.js'
import { findMeilisearch } from '../../../../src/platform/search/meilisearch/find-meilisearch.js'
import { temporaryDataDir } from '../../../support/processes/real-meilisearch.js'

describe('findMeilisearch', () => {
  let dataDir: string
  let remove: () => Promise<void>
  let packaged: string
  const content = '#!/bin/sh\necho meilisearch 1.21.4\n'
  const sha256 = createHash('sha256').update(content).digest('hex')

  beforeEach(async () => {
    ;({ dataDir, remove } = await temporaryDataDir())
    packaged = join(dataDir, 'packaged')
    await writeFile(packaged, content)
  })
  afterEach(() => remove())

  /** A folder with a server program. */
  async function folderWith(name: string, text = content, mode = 0o755): Promise<string> {
    const folder = join(dataDir, name)
    await mkdir(folder)
    await writeFile(join(folder, 'meilisearch'), text)
    await chmod(join(folder, 'meilisearch'), mode)
    return folder
  }

  it('prefers the one on the PATH, and knows if it is the tested version', async () => {
    const folder = await folderWith('on-path')
    const path = `/nowhere:${folder}`
    const expected = {
      ...{ found: true, binary: join(folder, 'meilisearch'), from: 'path', version: '1.21.4' },
      passedOver: [],
    }
    assert.deepEqual(await findMeilisearch({ dataDir, path, packaged, sha256 }), { ...expected, known: true })
    assert.deepEqual(await findMeilisearch({ dataDir, path, packaged }), { ...expected, known: false })
  })

  const refused: [string, () => Promise<string>, RegExp][] = [
    [
      'that everybody may change',
      () => folderWith('open', content, 0o777),
      /everyone .* can change .*meilisearch/,
    ],
    [
      'in a folder that everybody may change',
      async () => {
        const folder = await folderWith('open-folder')
        await chmod(folder, 0o777)
        return folder
      },
      /everyone .* can change .*open-folder \(chmod o-w /,
    ],
    [
      'that is a link into a folder that everybody may change',
      async () => {
        const open = await folderWith('target')
        await chmod(open, 0o777)
        await mkdir(join(dataDir, 'linked'))
        await symlink(join(open, 'meilisearch'), join(dataDir, 'linked', 'meilisearch'))
        return join(dataDir, 'linked')
      },
      /everyone .* can change .*target/,
    ],
    [
      'of another version',
      () => folderWith('old', '#!/bin/sh\necho meilisearch 1.9.0\n'),
      /is Meilisearch 1\.9\.0, and 1\.21/,
    ],
    [
      'of a version that begins alike',
      () => folderWith('far', '#!/bin/sh\necho meilisearch 1.210.0\n'),
      /1\.210\.0/,
    ],
    [
      'that is something else',
      () => folderWith('other', '#!/bin/sh\necho hello\n'),
      /does not report a Meilisearch version/,
    ],
    ['that fails', () => folderWith('fails', '#!/bin/sh\nexit 3\n'), /does not report a Meilisearch version/],
  ]
  for (const [what, make, reason] of refused)
    it(`skips one on the PATH ${what}, says why, and takes the next`, async () => {
      const folder = await make()
      const good = await folderWith('good')
      const found = await findMeilisearch({ dataDir, path: `${folder}:${good}`, packaged, sha256 })
      assert.ok(found.found)
      assert.equal(found.binary, join(good, 'meilisearch'))
      assert.match(found.passedOver.join(), reason)
    })

  it('skips a file on the PATH that cannot run', async () => {
    await writeFile(join(dataDir, 'meilisearch-not-run'), content)
    await mkdir(join(dataDir, 'p'))
    await writeFile(join(dataDir, 'p', 'meilisearch'), content, { mode: 0o644 })
    const found = await findMeilisearch({ dataDir, path: join(dataDir, 'p'), packaged: null })
    assert.equal(found.found, false)
  })

  it('copies the packaged one into the data folder and makes it executable', async () => {
    const found = await findMeilisearch({ dataDir, path: '', packaged, sha256 })
    assert.ok(found.found)
    assert.equal(found.binary, join(dataDir, 'meilisearch', 'bin', 'meilisearch'))
    assert.equal((await stat(found.binary)).mode & 0o777, 0o700)
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

  it('refuses a packaged one with the wrong hash, and leaves nothing behind', async () => {
    await writeFile(packaged, 'not the server that was checked')
    const found = await findMeilisearch({ dataDir, path: '', packaged, sha256 })
    assert.ok(!found.found)
    assert.equal(found.reason.key, 'meilisearch.otherBuild')
    assert.deepEqual(await readdir(join(dataDir, 'meilisearch', 'bin')), [])
  })

  it('lists the options when there is none', async () => {
    const found = await findMeilisearch({ dataDir, path: '', packaged: null })
    assert.ok(!found.found)
    const speech = createLanguage().speech('en')
    for (const way of [/MEILI_URL and MEILI_KEY/, /on the PATH/, /npm install/, /built-in search answers/])
      assert.match(speech.t(found.reason.key, found.reason.values), way)
  })
})
