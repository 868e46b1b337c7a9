import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fromRoot } from '../../src/platform/root.js'
import { ourProgram } from '../support/processes/our-program.js'

const left: Record<string, RegExp> = {
  timer: /: Timeout|'Timeout'/,
  server: /: TCPServerWrap|'TCPServerWrap'/,
  child: /ProcessWrap/,
  thread: /: Worker|'Worker'/,
}

const refuseToHang = ourProgram('test', 'support', 'run', 'refuse-to-hang')
const fileOf = (kind: string) => ourProgram('test', 'support', 'run', 'hanging', kind).at(-1)!

/** Runs mocha on files of `hanging/`. @returns its exit code, null if it had to be killed, and its output */
async function runMocha(kinds: string[], ...options: string[]) {
  const { MOCHA_WORKER_ID: _, ...env } = process.env
  const mocha = spawn(
    process.execPath,
    [
      ...[...refuseToHang.slice(0, -1), fromRoot('node_modules', 'mocha', 'bin', 'mocha.js'), '--no-config'],
      ...['--require', refuseToHang.at(-1)!, ...options],
      ...kinds.map(fileOf),
    ],
    {
      cwd: fromRoot(),
      env: { ...env, TESTS_MAY_HANG_MS: '400', FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const said = Promise.all([text(mocha.stdout), text(mocha.stderr)])
  const [code] = await once(mocha as ChildProcess, 'exit')
  return { code: code as number | null, said: (await said).join('\n') }
}

describe('A test that leaves something running', () => {
  for (const [kind, words] of Object.entries(left)) {
    it(`fails the run: a ${kind}`, async () => {
      const { code, said } = await runMocha([kind])
      assert.equal(code, 1, said)
      assert.match(said, /Still running 400 ms after the last test/)
      assert.match(said, words)
    })
  }

  it('is cleaned up when a signal ends the run', async () => {
    const { code, said } = await runMocha(['ended'])
    assert.match(said, /cleared up/)
    assert.equal(code, 143, said)
  })

  it('does not include a run that ends by itself', async () => {
    const { code, said } = await runMocha(['nothing'])
    assert.equal(code, 0, said)
    assert.doesNotMatch(said, /Still running/)
  })

  it('is named, each once, when files run in parallel', async () => {
    const { code, said } = await runMocha(
      ['timer', 'nothing', 'server', 'child', 'thread'],
      ...['--parallel', '--jobs', '2'],
    )
    assert.equal(code, 4, said)
    assert.match(said, / 5 passing .*\n +4 failing/)
    for (const [kind, words] of Object.entries(left)) {
      const line = said.split('\n').find((each) => each.includes(`last test of ${fileOf(kind)}`))
      assert.match(line ?? '', words)
    }
    assert.ok(!said.includes(`last test of ${fileOf('nothing')}`))
  })
})
