import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

// Before `npm start`: builds if the development packages are installed; without them, the existing build runs.

const root = join(import.meta.dirname, '..', '..')
const prefix = '.build-'
const longestBuildMs = 60 * 60_000

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

/** Those of builds that were killed. */
function removeOld() {
  for (const name of readdirSync(root).filter((name) => name.startsWith(prefix))) {
    const age = Date.now() - (statSync(join(root, name), { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
    if (age > longestBuildMs) rmSync(join(root, name), { recursive: true, force: true })
  }
}

/** Elsewhere first: another `npm start` may read the build that is there. */
async function build(tsc) {
  removeOld()
  // Beside the place of the build: the bundler names what it puts into one file by where it is from there.
  const made = mkdtempSync(join(root, prefix))
  process.on('exit', () => rmSync(made, { recursive: true, force: true }))
  const { status } = spawnSync(process.execPath, [tsc, '--outDir', made], { cwd: root, stdio: 'inherit' })
  if (status !== 0) return status ?? 1
  // The build runs without the source.
  const migrations = join('platform', 'database', 'migrations')
  cpSync(join(root, 'src', migrations), join(made, migrations), { recursive: true })
  // Comes with the development packages, too.
  const { bundleServer, entries } = await import('./bundle-server.mjs')
  await bundleServer(made)
  const { placeBuild } = await import('./place-build.mjs')
  await placeBuild(made, join(root, 'dist'), entries)
  await listMissingWords()
  return 0
}

const tsc = compiler()
if (tsc) process.exit(await build(tsc))
if (!existsSync(join(root, 'dist', 'commands', 'supervise.js'))) {
  console.error(
    'There is no build yet, and the development packages are not installed. Run this once: npm ci && npm run build && npm prune --omit=dev',
  )
  process.exit(1)
}
