import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { catalogStamp } from '../../src/content/catalog/read-catalog.js'
import { fromRoot } from '../../src/platform/root.js'
import { says } from '../support/app/says.js'
import { ourProgram } from '../support/processes/our-program.js'

/** The example of the documentation. */
const example = (() => {
  const [, json = ''] =
    /```json\n(\{\n {2}"admin"[\s\S]*?)```/.exec(readFileSync(fromRoot('docs/operating.md'), 'utf8')) ?? []
  return JSON.parse(json) as Record<string, unknown> & { district: object }
})()

describe('npm run setup', function () {
  this.timeout(600_000)
  const folder = mkdtempSync(join(tmpdir(), 'setup-answers-'))
  after(() => rmSync(folder, { recursive: true, force: true }))

  function run(answers: unknown, ...options: string[]) {
    const file = join(folder, 'answers.json')
    writeFileSync(file, JSON.stringify(answers))
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [...ourProgram('src', 'commands', 'setup'), '--answers', file, ...options],
      { encoding: 'utf8', env: { ...process.env, DATA_DIR: join(folder, 'data'), SEED: 'none' } },
    )
    return { status, said: stdout + stderr }
  }

  function read(sql: string): unknown {
    const database = new Sqlite(join(folder, 'data', 'who-to-ask.sqlite'), { readonly: true })
    try {
      return database.prepare(sql).pluck().get()
    } finally {
      database.close()
    }
  }
  const count = (table: string) => read(`select count(*) from ${table}`)

  it('writes nothing with a fault, everything without, and once alone', async () => {
    const wrong = run({
      ...example,
      admin: { name: '', email: 'ana' },
      district: { ...example.district, phone: '1' },
    })
    assert.equal(wrong.status, 1)
    assert.match(wrong.said, /The answers have 3 faults\. Nothing was written\./)
    assert.match(wrong.said, /- admin, email: is not an email address/)
    assert.match(wrong.said, /- district, phone: is not a phone number/)
    for (const table of ['topics', 'district', 'accounts', 'revisions', 'catalog_looks'])
      assert.equal(count(table), 0, table)

    const right = run(example)
    assert.equal(right.status, 0, right.said)
    assert.match(right.said, /Done: \d+ added, 2 changed/)
    assert.match(right.said, /works once, for seven days:\nhttps?:\S+/)
    assert.deepEqual(['schools', 'contacts', 'accounts', 'revisions'].map(count), [1, 2, 1, 1])
    // Else the service would read the catalog again, to compare it with itself.
    assert.equal(read('select stamp from catalog_looks'), await catalogStamp(fromRoot('seeds')))

    const twice = run(example)
    assert.equal(twice.status, 1)
    assert.match(twice.said, says('answers.alreadySetUp'))
    const again = run(example, '--again')
    assert.equal(again.status, 0, again.said)
    assert.doesNotMatch(again.said, /works once/, 'the account is there already')
    assert.deepEqual(['schools', 'contacts', 'accounts'].map(count), [1, 2, 1])
  })

  it('says how it is used', () => {
    const { status, stderr } = spawnSync(process.execPath, [fromRoot('src/commands/run.mjs'), 'setup'], {
      encoding: 'utf8',
    })
    assert.equal(status, 1)
    assert.match(stderr, /npm run setup -- --answers FILE/)
  })
})
