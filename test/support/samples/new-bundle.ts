import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Writes a bundle of two modules, and much more in it. @param work takes a stack's line in the second one */
export function inNewBundle<T>(work: (frame: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'name-module-'))
  try {
    const file = join(folder, 'server.js')
    const code = 'const a = 1\n'.repeat(300_000)
    writeFileSync(file, `// src/platform/process/one.js\n// src/platform/process/two.js\nb()\n${code}`)
    return work(`at two (${pathToFileURL(file).href}:3:1)`)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
