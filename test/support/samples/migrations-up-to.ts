import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Copies the migrations up to `last`. @returns the folder of the copy */
export function migrationsUpTo(last: number, from: string, to: string): string {
  cpSync(from, to, { recursive: true })
  const journal = join(to, 'meta', '_journal.json')
  const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8'))
  const older = entries.filter(({ idx }: { idx: number }) => idx <= last)
  writeFileSync(journal, JSON.stringify({ ...rest, entries: older }))
  return to
}
