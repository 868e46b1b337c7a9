import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

// `npm run user` and others: from source if the development packages are installed, else from the build.

const root = join(import.meta.dirname, '..', '..')
const [name = '', ...rest] = process.argv.slice(2)
const tsx = await import('tsx/esm/api').catch(() => null)
tsx?.register()
const file = tsx ? join(root, 'src', 'commands', `${name}.ts`) : join(root, 'dist', 'commands', `${name}.js`)
if (existsSync(file)) {
  process.argv = [process.execPath, file, ...rest]
  await import(pathToFileURL(file).href)
} else {
  console.error('There is no build yet. Run this once: npm ci && npm run build && npm prune --omit=dev')
  process.exitCode = 1
}
