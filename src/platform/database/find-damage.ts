import type Sqlite from 'better-sqlite3'

/** Reads every page of the file. @returns SQLite's message about the first damage; null when the file is sound */
export function findDamage(connection: Sqlite.Database): string | null {
  try {
    const found = String(connection.pragma('quick_check(1)', { simple: true }))
    return found === 'ok' ? null : found
  } catch (error) {
    return (error as Error).message
  }
}
