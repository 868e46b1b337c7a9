import { spawnSync } from 'node:child_process'
import { cpSync, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

// Before `npm start`: builds if the compiler is installed; without the development packages, the existing build runs.

const root = join(import.meta.dirname, '..', '..')

function compiler() {
  try {
    const manifest = createRequire(import.meta.url).resolve('typescript/package.json')
    return join(manifest, '..', 'bin', 'tsc')
  } catch {
    return null
  }
}

const tsc = compiler()
if (tsc) {
  const { status } = spawnSync(process.execPath, [tsc], { cwd: root, stdio: 'inherit' })
  // The build runs without the source.
  const migrations = join('platform', 'database', 'migrations')
  if (status === 0) cpSync(join(root, 'src', migrations), join(root, 'dist', migrations), { recursive: true })
  process.exit(status ?? 1)
}
if (!existsSync(join(root, 'dist', 'commands', 'supervise.js'))) {
  console.error(
    'There is no build yet, and the compiler is not installed. Run this once: npm ci && npm run build && npm prune --omit=dev',
  )
  process.exit(1)
}
