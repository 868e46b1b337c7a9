import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { typedTextLife } from '../src/answering/inquiries/typed-texts.js'
import { readConcern } from '../src/answering/read-concern.js'
import { describeSettings, secretNames } from '../src/config.js'
import { keptBackups } from '../src/content/backups/backup-files.js'
import { keepDays as keepReplyDays } from '../src/content/contact-letters/contact-letters.js'
import { keptDays as keptGradeDays } from '../src/content/grading/weekly-grading.js'
import { keptNights } from '../src/content/shopper/shopper-store.js'
import { dayMs } from '../src/directory/time/local-time.js'
import { maxAgeMs } from '../src/platform/mail/mail-queue.js'
import { fromRoot } from '../src/platform/root.js'
import { keepReceiptDays } from '../src/public/messages/messages.js'
import { sessionLimits } from '../src/staff/sign-in/session-store.js'
import { settingsTable } from './support/run/settings-table.js'

const guides = readdirSync(fromRoot('docs'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md'))
  .map((file) => join('docs', file))
const files = ['README.md', ...guides]
const read = (file: string) => readFileSync(fromRoot(file), 'utf8')

describe('README and docs', () => {
  it('show every setting with its current default', () => {
    const table = /<!-- settings:[^\n]*-->\n([\s\S]*?)\n<!-- \/settings -->/.exec(
      read('docs/operating.md'),
    )?.[1]
    assert.equal(table, settingsTable(), 'print it with: npx tsx test/support/run/settings-table.ts')
  })

  it('name every secret that may come from a file', () => {
    const guide = read('docs/operating.md')
    assert.deepEqual(
      secretNames().filter((name) => !guide.includes(`\`${name}_FILE\``)),
      [],
    )
  })

  it('give the papers of a district the days that the settings keep data', () => {
    const presets = Object.fromEntries(describeSettings().map(({ name, preset }) => [name, preset]))
    const [privacy, records] = [read('docs/papers/data-privacy.md'), read('docs/papers/records.md')]
    const [text, audit] = [presets.KEEP_TEXT_DAYS, Number(presets.AUDIT_KEEP_DAYS).toLocaleString('en')]
    assert.ok(privacy.includes(`\`KEEP_TEXT_DAYS\`: ${text} days`))
    assert.ok(privacy.includes(`\`AUDIT_KEEP_DAYS\`: ${audit} days`))
    assert.ok(records.includes(`${text} days (\`KEEP_TEXT_DAYS\``))
    assert.ok(records.includes(`${audit} days (\`AUDIT_KEEP_DAYS\``))
  })

  it('give the papers the days that the code keeps data', () => {
    const { daily, weekly, monthly } = keptBackups
    const backups = `${weekly} weeks and ${monthly} months without families' words`
    const told: Record<string, string[]> = {
      'data-privacy.md': [
        `not the words | database | ${keptGradeDays} days`,
        `at most ${maxAgeMs / dayMs} days`,
        `until ${keepReceiptDays} days after the promised reply`,
        `| ${typedTextLife / 60_000} minutes | the browser that asked`,
        `sessions ${sessionLimits.absoluteMs / 3_600_000} hours`,
        `${daily} nights with concerns; ${backups}`,
      ],
      'records.md': [
        `grades of sampled answers | ${keptGradeDays} days`,
        `test questions every night | ${keptNights} nights`,
        `and the answers | ${keepReplyDays} days`,
        `the receipt, ${keepReceiptDays} days after the promised reply`,
        `| backups | ${daily} nights, ${weekly} weeks, ${monthly} months`,
      ],
    }
    for (const [paper, sentences] of Object.entries(told))
      for (const sentence of sentences)
        assert.ok(read(join('docs', 'papers', paper)).includes(sentence), `${paper}: ${sentence}`)
  })

  it('list every criterion of WCAG 2.2, A and AA, once, with a remark', () => {
    const rows = [
      ...read('docs/papers/accessibility.md').matchAll(
        /^\| (\d\.\d\.\d+) [^|]+ \| (A|AA) \| (Supports|Partially Supports|Does Not Support|Not Applicable) \| \S[^|]+ \|$/gm,
      ),
    ]
    const ofLevel = (level: string) => rows.filter((row) => row[2] === level).length
    assert.equal(new Set(rows.map(([, criterion]) => criterion)).size, rows.length)
    assert.deepEqual([ofLevel('A'), ofLevel('AA')], [31, 24])
  })

  it('name every seed file and every wing', () => {
    const directory = read('docs/directory.md')
    for (const file of readdirSync(fromRoot('seeds')).filter((name) => name.endsWith('.csv')))
      assert.ok(directory.includes(`\`${file}\``), file)
    for (const wing of readdirSync(fromRoot('src'), { withFileTypes: true }))
      if (wing.isDirectory()) assert.ok(read('README.md').includes(`\`src/${wing.name}/\``), wing.name)
  })

  it('name every room', () => {
    const guide = read('docs/architecture.md')
    const wings = ['public', 'staff', 'api', 'content', 'answering', 'directory', 'commands']
    const rooms = wings.flatMap((wing) =>
      readdirSync(fromRoot('src', wing), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => `${wing}/${name}`),
    )
    assert.ok(rooms.length > 40)
    assert.deepEqual(
      rooms.filter((room) => !guide.includes(`\`${room}\``)),
      [],
    )
  })

  it('give API examples that work on the sample', () => {
    const csv = readFileSync(fromRoot('seeds', 'schools.csv'), 'utf8').split('\n').slice(1)
    const schools = csv.map((row) => ({
      slug: row.split(',')[0] ?? '',
      name: '',
      level: 'elementary' as const,
    }))
    const examples = [
      /`POST \/ask` with `([^`]+)`/.exec(read('docs/operating.md'))?.[1],
      /api\/v1\/ask .*-d '([^']+)'/.exec(read('README.md'))?.[1],
    ]
    for (const example of examples) {
      const body = JSON.parse(example ?? '')
      const concern = readConcern(body, schools, { language: 'en', channel: 'api' })
      assert.equal(concern.school?.slug, body.school)
    }
    const named = /`\/schools\/([\w-]+)`/.exec(read('docs/operating.md'))?.[1]
    assert.ok(
      schools.some(({ slug }) => slug === named),
      named,
    )
  })

  it('give commands that exist', () => {
    const { scripts } = JSON.parse(read('package.json'))
    for (const file of files)
      for (const [, name = ''] of read(file).matchAll(/npm run ([\w:-]+)/g))
        assert.ok(scripts[name], `${file}: ${name}`)
  })

  it('link to files that exist, with small pictures', () => {
    for (const file of files)
      for (const [whole, target = ''] of read(file).matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)) {
        if (target.startsWith('http')) continue
        const path = fromRoot(dirname(file), target)
        assert.ok(existsSync(path), `${file}: ${whole}`)
        if (target.endsWith('.png'))
          assert.ok(statSync(path).size <= 200 * 1024, `${target} is at most 200 kB`)
      }
  })

  it('name places in the code that exist', () => {
    const roots = ['', 'src']
    for (const file of files.filter((name) => !name.includes('decisions') && !name.includes('CHANGELOG')))
      for (const [, place = ''] of read(file).matchAll(
        /`((?:src|test|views|public|staff|api|content|answering|directory|platform|commands|paths)\/[\w./-]*\w)\/?`/g,
      ))
        assert.ok(
          roots.some(
            (root) => existsSync(fromRoot(root, place)) || existsSync(fromRoot(root, `${place}.ts`)),
          ),
          `${file}: ${place}`,
        )
  })

  it('name tests that exist, each requirement once', () => {
    for (const file of ['docs/SECURITY.md', 'docs/faults.md'])
      for (const [, test = '', titles = ''] of read(file).matchAll(
        /`(test\/[\w./-]+\.test\.ts)`((?:(?:: |, |; )?“[^”]+”)*)/g,
      ))
        for (const [, title = ''] of titles.matchAll(/“([^”]+)”/g))
          assert.ok(read(test).includes(title), `${file}: ${test} has no “${title}”`)
    const numbers = [...read('docs/SECURITY.md').matchAll(/^\| (\d+\.\d+\.\d+) \| ([12]) \|/gm)]
    assert.equal(new Set(numbers.map(([, number]) => number)).size, numbers.length)
    const ofLevel = (level: string) => numbers.filter((each) => each[2] === level).length
    assert.deepEqual([ofLevel('1'), ofLevel('2')], [70, 183], 'of ASVS 5.0.0')
    const lines = read('docs/SECURITY.md').split('\n')
    const rows = lines.filter((line) => /^\| \d+\.\d+\.\d+ \|/.test(line))
    const open = rows.filter((row) => row.includes('Not yet'))
    const tested = rows.filter((row) => !open.includes(row) && /`test\/[\w./-]+\.test\.ts`/.test(row))
    const said = `${tested.length} have a test, ${rows.length - tested.length - open.length} a reason, ${open.length} are not done yet`
    assert.ok(lines.join(' ').includes(said), said)
  })

  it('agree on the memory of the sentence encoder', () => {
    const { means = '' } = describeSettings().find(({ name }) => name === 'MEANING') ?? {}
    const [, range = '?'] = /(\d+ to \d+) MB/.exec(means) ?? []
    assert.ok(read('docs/operating.md').includes(`process of the encoder takes ${range} MB more`))
    assert.ok(read('docs/scale.md').includes(`${range} for the encoder`))
  })

  it('keep the README short', () => {
    assert.ok(read('README.md').split('\n').length <= 150)
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
