import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

// Before `npm start`: builds where the compiler is installed; without the development packages what was built is run.

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
if (tsc) process.exit(spawnSync(process.execPath, [tsc], { cwd: root, stdio: 'inherit' }).status ?? 1)
if (!existsSync(join(root, 'dist', 'supervise.js'))) {
  console.error(
    'Nothing is built yet, and the compiler is not installed. Once: npm ci && npm run build && npm prune --omit=dev',
  )
  process.exit(1)
}
