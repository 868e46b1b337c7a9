import { execFileSync } from 'node:child_process'
import { cpSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fromRoot } from '../../../src/platform/root.js'

/** A small copy of this project: its code built, other files copied. */
const built = fromRoot('built-tests')

/** Files no test reads. */
const leftOut = new Set(['.cache', '.git', 'built-tests', 'coverage', 'data', 'dist', 'node_modules'])

/**
 * Builds the service and its tests for a whole run: translating each file again for every process and thread
 * takes longer than the tests themselves. Types are checked separately.
 */
function buildTests(): void {
  rmSync(built, { recursive: true, force: true })
  const options = ['--noCheck', '--noEmit', 'false', '--sourceMap', '--outDir', built]
  execFileSync('npx', ['tsc', '-p', fromRoot('test', 'tsconfig.json'), ...options], { stdio: 'inherit' })
  execFileSync(process.execPath, [fromRoot('src', 'commands', 'bundle-server.mjs'), join(built, 'src')], {
    stdio: 'inherit',
  })
  symlinkSync(fromRoot('node_modules'), join(built, 'node_modules'))
  for (const name of readdirSync(fromRoot()))
    if (!leftOut.has(name) && !name.startsWith('.build-'))
      cpSync(fromRoot(name), join(built, name), { recursive: true })
}

// `.ci/run` has built them, and run some of them.
if (process.env.TESTS_BUILT !== 'yes') buildTests()
