import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { fromRoot } from '../../src/platform/root.js'

describe('The bundled server', () => {
  let folder: string
  beforeEach(() => {
    // A space and a letter that an address would hold in another way.
    folder = mkdtempSync(join(tmpdir(), 'who to ask ñ-'))
    write('package.json', '{ "type": "module" }')
    write('content/rehearsal/draft-worker.js', "await import('../../later.js')")
    write('later.js', 'console.log(1)')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  function write(name: string, ...lines: string[]): void {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), `${lines.join('\n')}\n`)
  }

  function run(...program: string[]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, program, { encoding: 'utf8' })
    return { status, said: stdout + stderr }
  }

  const bundle = () => run(fromRoot('src', 'commands', 'bundle-server.mjs'), folder)

  it('finds files and threads where its modules were, in a folder of any name', () => {
    write('server.js', "import './platform/places.js'")
    write('platform/places.js', 'console.log(JSON.stringify([import.meta.dirname, import.meta.url]))')
    assert.deepEqual(bundle(), { status: 0, said: '' })
    rmSync(join(folder, 'platform'), { recursive: true })
    const platform = join(folder, 'platform')
    assert.deepEqual(JSON.parse(run(join(folder, 'server.js')).said), [
      platform,
      pathToFileURL(join(platform, 'places.js')).href,
    ])
  })

  it('tells in the log in which module a fault was', () => {
    const log = pathToFileURL(fromRoot('src', 'platform', 'web', 'log.ts')).href
    write(
      'server.js',
      "import { fail } from './public/fail.js'",
      'const { register } = await import(process.argv[2]); register()',
      'const { createLog } = await import(process.argv[3])',
      "createLog('error').error({ err: fail() }, 'A fault')",
    )
    write('public/fail.js', "export const fail = () => new Error('on purpose')")
    assert.deepEqual(bundle(), { status: 0, said: '' })
    const tsx = pathToFileURL(fromRoot('node_modules', 'tsx', 'dist', 'esm', 'api', 'index.mjs')).href
    const { err } = JSON.parse(run(join(folder, 'server.js'), tsx, log).said)
    const [, first, second] = err.stack.split('\n')
    assert.match(first, /^ {4}at fail \(file:.*server\.js:\d+:\d+\) in public\/fail\.js$/)
    assert.match(second, /^ {4}at file:.*server\.js:\d+:\d+ in server\.js$/)
  })

  it('means the same in ASCII', () => {
    write(
      'server.js',
      'const word = String.raw`[è😀]{1,2}`',
      "const found = ['é', 'ñ', '–', '😀', 'è', 'x'].map((each) =>",
      "  [/[éñ–]/, /\\p{L}ñ?|é😀?/u, new RegExp(word, 'u')].map((pattern) => pattern.test(each)))",
      "console.log(JSON.stringify([found, 'ñ', `é–😀`]))",
    )
    const meant = run(join(folder, 'server.js'))
    assert.match(meant.said, /true.*"ñ","é–😀"/)
    assert.deepEqual(bundle(), { status: 0, said: '' })
    assert.doesNotMatch(readFileSync(join(folder, 'server.js'), 'utf8'), /[^\x00-\x7f]/)
    assert.deepEqual(run(join(folder, 'server.js')), meant)
  })

  it('is not built where it would mean something else in ASCII', () => {
    write('server.js', 'console.log(/\\ñ/.test("ñ"))')
    assert.match(bundle().said, /server\.js has \\ñ: leave out the backslash/)
  })

  it('is not built where a part that is loaded later would look in the wrong folder', () => {
    write('server.js', "await import('./later.js')")
    write('later.js', 'console.log(import.meta.dirname)')
    const { status, said } = bundle()
    assert.equal(status, 1)
    assert.match(said, /later-\S+\.js does not know its place: /)
  })
})
