import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { readWordList, WordListError } from '../../src/answering/read-word-list.js'

describe('A list of words', () => {
  const row = z.object({ role: z.enum(['nurse']), phrase: z.string().min(1) })

  function read(text: string | null) {
    const folder = mkdtempSync(join(tmpdir(), 'words-'))
    try {
      if (text !== null) writeFileSync(join(folder, 'list.csv'), text)
      return readWordList('list.csv', row, folder)
    } finally {
      rmSync(folder, { recursive: true })
    }
  }

  it('is read row by row', () => {
    assert.deepEqual(read('role,phrase\nnurse,clinic\n'), [{ role: 'nurse', phrase: 'clinic' }])
  })

  it('names every bad row, and a file that is missing or empty', () => {
    const refuses = (text: string | null, ...wanted: RegExp[]) =>
      assert.throws(
        () => read(text),
        (error) => error instanceof WordListError && wanted.every((each) => each.test(error.message)),
      )
    refuses(
      'role,phrase\nnurse,clinic\nboss,chief\nnurse,\n',
      /list\.csv, line 3, role/,
      /list\.csv, line 4, phrase/,
    )
    refuses(null, /list\.csv: is missing/)
    refuses('role,phrase\n', /list\.csv cannot be read/)
  })
})
