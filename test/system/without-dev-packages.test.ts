import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fromRoot } from '../../src/platform/root.js'

describe('Without the development packages', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'who-to-ask-bin-'))
    cpSync(fromRoot('src', 'commands'), join(folder, 'src', 'commands'), { recursive: true })
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  function run(...program: string[]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, program, { cwd: folder, encoding: 'utf8' })
    return { status, said: stdout + stderr }
  }

  function build(): void {
    mkdirSync(join(folder, 'dist', 'commands'), { recursive: true })
    writeFileSync(join(folder, 'dist', 'commands', 'supervise.js'), '')
    writeFileSync(join(folder, 'dist', 'commands', 'user.js'), 'console.log(process.argv.slice(2).join())')
  }

  it('npm start and the commands run the build', () => {
    build()
    assert.deepEqual(run('src/commands/build.mjs'), { status: 0, said: '' })
    assert.deepEqual(run('src/commands/run.mjs', 'user', 'add', '--email'), {
      status: 0,
      said: 'add,--email\n',
    })
  })

  it('that holds with the compiler, too, which npm prune leaves there', () => {
    build()
    const left = join(folder, 'node_modules', 'typescript')
    mkdirSync(join(left, 'bin'), { recursive: true })
    writeFileSync(join(left, 'package.json'), '{}')
    writeFileSync(join(left, 'bin', 'tsc'), 'process.exit(2)')
    assert.deepEqual(run('src/commands/build.mjs'), { status: 0, said: '' })
  })

  it('they say what to do when there is no build', () => {
    for (const program of [['src/commands/build.mjs'], ['src/commands/run.mjs', 'user']]) {
      const { status, said } = run(...program)
      assert.equal(status, 1)
      assert.match(said, /^There is no build yet.* npm ci && npm run build && npm prune --omit=dev\n$/)
    }
  })
})
