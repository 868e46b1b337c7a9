import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { readWordList, WordListError } from '../../src/answering/read-word-list.js'
import { createLanguage } from '../../src/platform/language/language.js'
import { orFault } from '../../src/platform/language/wording.js'
import { briefFault } from '../support/app/brief-fault.js'

describe('A word list', () => {
  const row = z.object({
    role: z.enum(['nurse']),
    phrase: z.string().refine(Boolean, orFault('fault.empty')),
  })

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

  function faultsOf(text: string | null): string[] {
    try {
      read(text)
    } catch (error) {
      assert.ok(error instanceof WordListError, String(error))
      const said = error.say(createLanguage().speech('en')).split('\n')
      assert.match(said[0]!, /list\.csv cannot be read/)
      assert.equal(said.length, error.faults.length + 1)
      return error.faults.map(briefFault)
    }
    return []
  }

  it('names every bad row, and a missing or empty file', () => {
    assert.deepEqual(faultsOf('role,phrase\nnurse,clinic\nboss,chief\nnurse,\n'), [
      'list.csv 3 role: fault.oneOf(list: nurse)',
      'list.csv 4 phrase: fault.empty',
    ])
    assert.deepEqual(faultsOf(null), ['list.csv: fault.fileMissing'])
    assert.deepEqual(faultsOf('role,phrase\n'), ['list.csv: fault.noRows'])
  })
})
