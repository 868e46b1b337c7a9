import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fromRoot } from '../../src/platform/root.js'

/** In place of the compiler: writes a small service, and then says what somebody reads who starts another one at that moment. */
const compiler = `
  const { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } = require('node:fs')
  const given = process.argv.indexOf('--outDir')
  const folder = given < 0 ? 'dist' : process.argv[given + 1]
  cpSync('src', folder, { recursive: true, filter: (path) => !path.startsWith('src/commands') })
  if (existsSync('dist/server.js')) console.log(readFileSync('dist/server.js', 'utf8').trim())
  // Two that run at once have both compiled before either goes on.
  if (existsSync('meeting')) {
    writeFileSync('meeting/' + process.pid, '')
    const late = Date.now() + 20_000
    while (readdirSync('meeting').length < 2 && Date.now() < late);
  }
  if (existsSync('broken')) process.exit(2)
`

describe('npm run build', () => {
  let root: string
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'who-to-ask-build-'))
    cpSync(fromRoot('src', 'commands'), join(root, 'src', 'commands'), {
      recursive: true,
      filter: (path) => !path.endsWith('.ts'),
    })
    write('package.json', '{ "type": "module" }')
    write('node_modules/typescript/package.json', '{}')
    write('node_modules/typescript/bin/tsc', compiler)
    for (const name of ['esbuild', '@esbuild'])
      symlinkSync(fromRoot('node_modules', name), join(root, 'node_modules', name))
    write('src/platform/database/migrations/first.sql', '')
    write('src/platform/language/missing-words.js', 'export const findMissingWords = () => []')
    write('src/content/rehearsal/draft-worker.js', '')
    write('src/server.js', "import './part.js'", "import('./later.js')")
    write('src/part.js', "console.log('first')")
    write('src/later.js', "console.log('loaded later')")
  })
  afterEach(() => rmSync(root, { recursive: true }))

  function write(name: string, ...lines: string[]): void {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), `${lines.join('\n')}\n`)
  }

  const read = (name: string) => readFileSync(join(root, 'dist', name), 'utf8')

  async function run(program: string) {
    const child = spawn(process.execPath, [program], { cwd: root })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += data))
    const [status] = await once(child, 'close')
    return { status, said }
  }

  const build = () => run('src/commands/build.mjs')
  const serve = () => run('dist/server.js')

  it('leaves the old build as it is until the new one is whole', async () => {
    assert.deepEqual(await build(), { status: 0, said: '' })
    const old = read('server.js')
    write('src/part.js', "console.log('second')")
    assert.deepEqual(await build(), { status: 0, said: old })
    assert.deepEqual(await serve(), { status: 0, said: 'second\nloaded later\n' })
    assert.ok(existsSync(join(root, 'dist', 'platform', 'database', 'migrations', 'first.sql')))
  })

  it('leaves the old build as it is if the new one fails', async () => {
    await build()
    const old = read('server.js')
    write('src/part.js', "console.log('second')")
    write('broken')
    assert.equal((await build()).status, 2)
    assert.equal(read('server.js'), old)
    assert.deepEqual(
      readdirSync(root).filter((name) => name.startsWith('.build')),
      [],
    )
  })

  it('makes one whole build where two run at once', async () => {
    await build()
    const whole = read('server.js')
    rmSync(join(root, 'dist'), { recursive: true })
    mkdirSync(join(root, 'meeting'))
    const both = await Promise.all([build(), build()])
    assert.deepEqual(
      both.map(({ status }) => status),
      [0, 0],
    )
    assert.equal(read('server.js'), whole)
    assert.deepEqual(await serve(), { status: 0, said: 'first\nloaded later\n' })
  })

  it('leaves what a service of the old build may still load, until a build changes nothing', async () => {
    await build()
    const chunks = join(root, 'dist', 'platform', 'chunks')
    const old = readdirSync(chunks)
    write('src/later.js', "console.log('loaded even later')")
    await build()
    assert.equal(readdirSync(chunks).length, 2)
    await build()
    const [now, ...more] = readdirSync(chunks)
    assert.ok(!old.includes(now!) && more.length === 0)
    assert.deepEqual(await serve(), { status: 0, said: 'first\nloaded even later\n' })
  })
})
