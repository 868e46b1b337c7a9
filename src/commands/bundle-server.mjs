import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { build } from 'esbuild'

/** Packages of a hundred small modules each. Others stay outside: some are native, some look for their own files. */
const inside = new Set([
  '@asteasolutions/zod-to-openapi',
  'culori',
  'csv-parse',
  'csv-stringify',
  'drizzle-orm',
  'jose',
  'libphonenumber-js',
  'openapi3-ts',
  'zod',
])

/** The server, and the thread for which somebody waits who tries a question with the working copy. */
export const entries = ['server.js', 'content/rehearsal/draft-worker.js']

const packageOf = (path) => /^(?:@[^/]+\/)?[^/]+/.exec(path)[0]

/**
 * Puts the modules of the built server into one file: Node takes 0.7 s of processor time to find and read 1,700 files, and
 * 0.1 s for one. What else it starts in threads and other processes stays as it is.
 * @param folder of the build
 */
export async function bundleServer(folder) {
  const chunks = join('platform', 'chunks')
  rmSync(join(folder, chunks), { recursive: true, force: true })
  const bundle = (entry) =>
    build({
      // The comment above each module names it from here, and so does the log.
      absWorkingDir: folder,
      entryPoints: [join(folder, entry)],
      outdir: folder,
      outbase: folder,
      allowOverwrite: true,
      bundle: true,
      splitting: true,
      chunkNames: `${chunks}/[name]-[hash]`,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      logLevel: 'warning',
      plugins: [
        { name: 'leave-outside', setup: leaveOutside },
        { name: 'keep-places', setup: keepPlaces(folder, dirname(join(folder, entry))) },
      ],
    })
  await Promise.all(entries.map(bundle))
  for (const entry of entries) inAscii(join(folder, entry))
  for (const name of readdirSync(join(folder, chunks)))
    if (readFileSync(join(folder, chunks, name), 'utf8').includes('import.meta'))
      throw new Error(
        `${name} does not know its place: import what looks up files in another way than on demand`,
      )
}

/**
 * Escapes letters of other scripts in patterns; elsewhere they are escaped already. V8 keeps the whole text in memory, and any such
 * letter doubles it, by 4 MB.
 */
function inAscii(file) {
  const code = readFileSync(file, 'utf8')
  const escaped = /\\[^\x00-\x7f]/.exec(code)?.[0]
  if (escaped) throw new Error(`${file} has ${escaped}: leave out the backslash`)
  const inHex = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
  writeFileSync(file, code.replace(/[^\x00-\x7f]/g, inHex))
}

function leaveOutside(bundler) {
  bundler.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
    kind === 'entry-point' || inside.has(packageOf(path)) ? undefined : { external: true },
  )
}

/** Modules find their threads and files by where they are: it stays the place of their own file. */
const keepPlaces = (folder, from) => (bundler) => {
  bundler.onLoad({ filter: /\.js$/ }, ({ path }) => {
    const code = readFileSync(path, 'utf8')
    if (relative(folder, path).startsWith('..') || !code.includes('import.meta.')) return undefined
    const place = relative(from, path)
    const contents = code
      .replaceAll('import.meta.url', `new URL(${JSON.stringify(`./${place}`)}, import.meta.url).href`)
      .replaceAll('import.meta.dirname', `(import.meta.dirname + ${JSON.stringify(`/${dirname(place)}`)})`)
    return { contents }
  })
}

// Run with a folder: `node bundle-server.mjs FOLDER`.
if (process.argv[1] === import.meta.filename) await bundleServer(resolve(process.argv[2]))
