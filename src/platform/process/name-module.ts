import { readFileSync } from 'node:fs'

/** Where a module begins in the bundled server. */
interface ModuleStart {
  line: number
  module: string
}

const bundles = ['/server.js:', '/draft-worker.js:']
const read = new Map<string, ModuleStart[]>()

/**
 * Names the module of a stack's line in the bundled server, of a hundred thousand lines: `at file:///srv/dist/server.js:38388:19`
 * becomes `at file:///srv/dist/server.js:38388:19 in public/ask/ask-routes.js`. Other lines stay as they are.
 */
export function nameModule(frame: string): string {
  const bundle = bundles.find((name) => frame.includes(name))
  if (!bundle) return frame
  const end = frame.indexOf(bundle)
  const start = frame.lastIndexOf('file://', end)
  if (start < 0) return frame
  const line = Number.parseInt(frame.slice(end + bundle.length), 10)
  const module = modulesOf(frame.slice(start, end + bundle.length - 1)).findLast((one) => one.line < line)
  return module ? `${frame} in ${module.module}` : frame
}

/** The bundler writes each module's file above it. Read with the first fault. */
function modulesOf(file: string): ModuleStart[] {
  const known = read.get(file)
  if (known) return known
  const modules: ModuleStart[] = []
  read.set(file, modules)
  try {
    const lines = readFileSync(new URL(file), 'utf8').split('\n')
    for (const [index, text] of lines.entries()) {
      if (/^\/\/ \S+\.[cm]?js$/.test(text)) modules.push({ line: index + 1, module: copyOf(text.slice(3)) })
    }
  } catch {
    // The stack's own lines will do.
  }
  return modules
}

/** A slice keeps all that it was cut from: here the whole file, 4 MB. */
const copyOf = (text: string) => Buffer.from(text).toString()
