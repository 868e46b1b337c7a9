import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fromRoot } from '../../src/platform/root.js'
import { ourProgram } from '../support/processes/our-program.js'

describe('A command with the wrong DATA_DIR', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'who-to-ask-wrong-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  function run(name: string, ...args: string[]) {
    const { PATH = '', HOME = '' } = process.env
    const options = { cwd: fromRoot(), encoding: 'utf8', env: { PATH, HOME, DATA_DIR: folder } } as const
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [...ourProgram('src', 'commands', name), ...args],
      options,
    )
    return { status, said: stdout + stderr }
  }

  const commands = [
    ['erase', 'K7M2Q9XD'],
    ['erase', '--clock-is-right'],
    ['erase', '--stops-are-lost'],
    ['user', 'list'],
  ]
  for (const [name = '', ...args] of commands)
    it(`makes no empty database: ${name} ${args.join(' ')}`, () => {
      const { status, said } = run(name, ...args)
      assert.equal(
        said,
        `There is no database ${join(folder, 'who-to-ask.sqlite')}. Set DATA_DIR to the service’s data folder.\n`,
      )
      assert.equal(status, 1)
      assert.ok(!readdirSync(folder).includes('who-to-ask.sqlite'))
    })

  it('or a wrong option says how the command is written', () => {
    assert.match(run('erase', '--help').said, /^Say which answer to erase: npm run erase -- /)
    assert.match(run('user', '--help').said, /^npm run user -- add /)
    assert.match(run('seed', '--help').said, /^npm run seed -- \[FOLDER\]/)
  })
})
