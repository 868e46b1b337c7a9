import assert from 'node:assert/strict'
import fc from 'fast-check'
import { escapeFormula, unescapeFormula } from '../../../src/platform/files/csv.js'

describe('Cells that look like formulas', () => {
  it('run in no spreadsheet', () => {
    for (const cell of ['=1+1', '+cmd|calc', '-2+3', '@SUM(A1)', '\t=1', '＝1', '+1 216'])
      assert.equal(escapeFormula(cell), `'${cell}`)
    for (const cell of ['+12165550112', '-81.9127', 'a=b', '', "'tis", '9-12'])
      assert.equal(escapeFormula(cell), cell, 'and nothing else is touched')
  })

  it('read back unchanged', () => {
    const cells = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '1', '.', 'a', '\t', '＝') })
    fc.assert(fc.property(cells, (cell) => unescapeFormula(escapeFormula(cell)) === cell))
  })
})
