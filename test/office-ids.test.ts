import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { fromRoot } from '../src/platform/root.js'

/** Here these words do not mean an office. */
const otherMeanings: Record<string, readonly string[]> = {
  // A kind of right, in a table of rights.
  'src/answering/legal-rights.ts': ['records'],
  // Headings of foreign files, and records of the directory.
  'src/content/imports/mapping/guess-mapping.ts': ['teacher', 'enrollment', 'attendance'],
  // A word of job titles.
  'src/content/imports/mapping/guess-meaning.ts': ['teacher'],
  'src/content/imports/mapping/read-staff-row.ts': ['records'],
  'src/content/imports/mapping/read-topic-row.ts': ['records'],
  'src/content/imports/mapping/staff-duties.ts': ['records'],
  'src/content/imports/mapping/take-mapped.ts': ['records'],
  // OneRoster roles.
  'src/commands/evaluation/write-bench-import.ts': ['teacher'],
}

describe('Offices of the sample district', () => {
  it('are named in no code except the list of roles', () => {
    const ids = new Set(
      (
        parse(readFileSync(fromRoot('seeds', 'offices.csv')), { columns: true, bom: true }) as {
          id: string
        }[]
      ).map(({ id }) => id),
    )
    const files = (readdirSync(fromRoot('src'), { recursive: true }) as string[]).map((file) =>
      join('src', file),
    )
    const found = files
      .filter((file) => file.endsWith('.ts') && file !== join('src', 'directory', 'model', 'office-role.ts'))
      .flatMap((file) =>
        [...withoutComments(readFileSync(fromRoot(file), 'utf8')).matchAll(/(['"`])([a-z]+(?:-[a-z]+)*)\1/g)]
          .map(([, , word]) => word!)
          .filter((word) => ids.has(word) && !otherMeanings[file]?.includes(word))
          .map((word) => `${file}: ${word}`),
      )
    assert.deepEqual(found, [])
  })
})

const withoutComments = (code: string) =>
  code
    .split('\n')
    .filter((line) => !/^\s*(?:\/\/|\/?\*)/.test(line))
    .join('\n')
