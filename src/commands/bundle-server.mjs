import { readFileSync, rmSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
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

const packageOf = (path) => /^(?:@[^/]+\/)?[^/]+/.exec(path)[0]

/**
 * Puts the modules of the built `server.js` into that one file: Node takes 0.7 s of processor time to find and read 1,700 files, and
 * 0.1 s for one. What it starts in threads and other processes stays as it is.
 * @param folder of the build
 */
export async function bundleServer(folder) {
  const chunks = 'server-chunks'
  rmSync(join(folder, chunks), { recursive: true, force: true })
  await build({
    entryPoints: [join(folder, 'server.js')],
    outdir: folder,
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
      { name: 'keep-places', setup: keepPlaces(folder) },
    ],
  })
}

function leaveOutside(bundler) {
  bundler.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
    kind === 'entry-point' || inside.has(packageOf(path)) ? undefined : { external: true },
  )
}

/** Modules find their threads and files by where they are: it stays the place of their own file. */
const keepPlaces = (folder) => (bundler) => {
  bundler.onLoad({ filter: /\.js$/ }, ({ path }) => {
    const below = relative(folder, path)
    const code = readFileSync(path, 'utf8')
    if (below.startsWith('..') || !code.includes('import.meta.')) return undefined
    const contents = code
      .replaceAll('import.meta.url', `new URL(${JSON.stringify(`./${below}`)}, import.meta.url).href`)
      .replaceAll(
        'import.meta.dirname',
        `new URL(${JSON.stringify(`./${dirname(below)}`)}, import.meta.url).pathname`,
      )
    return { contents }
  })
}

// Run with a folder: `node bundle-server.mjs FOLDER`.
if (process.argv[1] === import.meta.filename) await bundleServer(process.argv[2])
