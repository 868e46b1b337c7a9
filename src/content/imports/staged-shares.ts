import type Sqlite from 'better-sqlite3'
import type { RowLocation } from '../rows/seed-file.js'

interface ShareRow extends RowLocation {
  n: number
  alphabet: string
  last_names: string
}

/** The part of an import's staging database about posts that share a caseload by last names. */
export function stagedShares(prepare: (sql: string) => Sqlite.Statement) {
  return {
    /** Adds the last names of a post that shares them with others. @param world before or after the import */
    addShare: (world: string, alphabet: string, lastNames: string, at: RowLocation) =>
      void prepare('insert into shares (world, alphabet, last_names, file, line) values (?, ?, ?, ?, ?)').run(
        world,
        alphabet,
        lastNames,
        at.file,
        at.line,
      ),
    /** The next shares, grouped by alphabet. @param after the last one read */
    shares(world: string, after: { alphabet: string; n: number }, limit: number) {
      const sql = `select n, alphabet, last_names, file, line from shares where world = ? and (alphabet, n) > (?, ?)
        order by alphabet, n limit ?`
      const rows = prepare(sql).all(world, after.alphabet, after.n, limit) as ShareRow[]
      return rows.map(({ file: from, line, ...row }) => ({ ...row, at: { file: from, line } }))
    },
  }
}
