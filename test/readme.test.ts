import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { readConcern } from '../src/answering/read-concern.js'
import { describeSettings } from '../src/config.js'
import { fromRoot } from '../src/platform/root.js'
import { settingsTable } from './support/settings-table.js'

describe('The README', () => {
  const readme = readFileSync(fromRoot('README.md'), 'utf8')

  it('shows every setting as it is', () => {
    const table = /<!-- settings:[^\n]*-->\n([\s\S]*?)\n<!-- \/settings -->/.exec(readme)?.[1]
    assert.equal(table, settingsTable(), 'print it with: npx tsx test/support/settings-table.ts')
  })

  it('names every seed file and every room', () => {
    for (const file of readdirSync(fromRoot('seeds')).filter((name) => name.endsWith('.csv')))
      assert.ok(readme.includes(`\`${file}\``), file)
    for (const room of readdirSync(fromRoot('src'), { withFileTypes: true }))
      if (room.isDirectory() && room.name !== 'types')
        assert.ok(readme.includes(`\`${room.name}/\``), room.name)
  })

  it('gives examples of the API that work on the sample', () => {
    const csv = readFileSync(fromRoot('seeds', 'schools.csv'), 'utf8').split('\n').slice(1)
    const schools = csv.map((row) => ({
      slug: row.split(',')[0] ?? '',
      name: '',
      level: 'elementary' as const,
    }))
    const body = JSON.parse(/`POST \/ask` with `([^`]+)`/.exec(readme)?.[1] ?? '')
    const concern = readConcern(body, schools, { language: 'en', channel: 'api' })
    assert.equal(concern.school?.slug, body.school)
    const named = /`\/schools\/([\w-]+)`/.exec(readme)?.[1]
    assert.ok(
      schools.some(({ slug }) => slug === named),
      named,
    )
  })

  it('gives commands that are there', () => {
    const { scripts } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8'))
    for (const [, name = ''] of readme.matchAll(/npm run ([\w:-]+)/g)) assert.ok(scripts[name], name)
  })

  it('has pictures that are there and are light', () => {
    for (const [, file = ''] of readme.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)) {
      assert.ok(existsSync(fromRoot(file)), file)
      assert.ok(statSync(fromRoot(file)).size <= 200 * 1024, `${file} is at most 200 kB`)
    }
  })
})

describe('.env.example', () => {
  it('offers every setting, with its default', () => {
    const lines = readFileSync(fromRoot('.env.example'), 'utf8').split('\n')
    assert.deepEqual(
      lines.filter((line) => /^#?[A-Z_]+=/.test(line)),
      describeSettings().map(({ name, preset }) => `#${name}=${preset}`),
    )
  })
})
