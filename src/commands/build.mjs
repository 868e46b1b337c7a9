import { spawnSync } from 'node:child_process'
import { cpSync, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

// Before `npm start`: builds if the development packages are installed; without them, the existing build runs.

const root = join(import.meta.dirname, '..', '..')

/** Null without the development packages. `npm prune --omit=dev` leaves the compiler there: another package could use it. */
function compiler() {
  try {
    const { resolve } = createRequire(import.meta.url)
    resolve('esbuild/package.json')
    return join(resolve('typescript/package.json'), '..', 'bin', 'tsc')
  } catch {
    return null
  }
}

/** A page shows English in place of words that its language lacks. */
async function listMissingWords() {
  const module = join(root, 'dist', 'platform', 'language', 'missing-words.js')
  const { findMissingWords } = await import(pathToFileURL(module).href)
  for (const { lang, keys } of findMissingWords(join(root, 'views', 'words')))
    console.log(`English in place of ${keys.length} words in ${lang}: ${keys.join(', ')}`)
}

const tsc = compiler()
if (tsc) {
  const { status } = spawnSync(process.execPath, [tsc], { cwd: root, stdio: 'inherit' })
  // The build runs without the source.
  const migrations = join('platform', 'database', 'migrations')
  if (status === 0) cpSync(join(root, 'src', migrations), join(root, 'dist', migrations), { recursive: true })
  if (status === 0) {
    // Comes with the development packages, too.
    const { bundleServer } = await import('./bundle-server.mjs')
    await bundleServer(join(root, 'dist'))
  }
  if (status === 0) await listMissingWords()
  process.exit(status ?? 1)
}
if (!existsSync(join(root, 'dist', 'commands', 'supervise.js'))) {
  console.error(
    'There is no build yet, and the development packages are not installed. Run this once: npm ci && npm run build && npm prune --omit=dev',
  )
  process.exit(1)
}
