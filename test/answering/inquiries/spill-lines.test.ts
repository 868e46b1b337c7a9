import assert from 'node:assert/strict'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  changeLines,
  eraseSpilled,
  forgetSpilled,
  type SpillLine,
  writeLine,
} from '../../../src/answering/inquiries/spill-lines.js'
import { maxBetweenTurns } from '../../support/measures/between-turns.js'

const text = 'planted words '.repeat(200)
const lineOf = (code: string): SpillLine => ({
  code,
  inquiry: { code, text, askedAt: '2026-01-01T08:00:00Z', textUntil: null },
})

describe('The file of what waits for the database', () => {
  let folder: string
  let file: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'spill-'))
    file = join(folder, 'not-yet-kept.jsonl')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('is gone through piece by piece, to its last line', async () => {
    const codes = Array.from({ length: 10_000 }, (_, i) => `C${i}`)
    writeFileSync(file, Buffer.concat(codes.map((code) => writeLine(lineOf(code)))))
    const day = new Date('2026-06-01')
    await forgetSpilled(file, day, day, day)
    const left = readFileSync(file, 'utf8')
    assert.doesNotMatch(left, /planted/)
    assert.deepEqual(
      left
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
      codes.map((code) => ({ code, erased: true })),
    )
  })

  it('lets others have their turn after some of its lines', async () => {
    writeFileSync(file, Buffer.concat(Array.from({ length: 2000 }, (_, i) => writeLine(lineOf(`C${i}`)))))
    let seen = 0
    const look = () => {
      seen++
      return null
    }
    const most = await maxBetweenTurns(
      () => seen,
      () => changeLines(file, look),
    )
    assert.equal(seen, 2000)
    assert.ok(most < 200, `${most} lines in one turn`)
  })

  it('goes on behind what is no line of ours, however long, and leaves a torn end alone', async () => {
    const torn = '{"code":"TORN","inq'
    const parts = [writeLine(lineOf('A')), `${'x'.repeat(700_000)}\n`, writeLine(lineOf('B')), torn]
    writeFileSync(file, parts.map(String).join(''))
    assert.equal(await eraseSpilled(file, 'B'), true)
    assert.equal(await eraseSpilled(file, 'TORN'), false)
    const lines = readFileSync(file, 'utf8').split('\n')
    assert.deepEqual(JSON.parse(lines[2]!), { code: 'B', erased: true })
    assert.deepEqual([JSON.parse(lines[0]!), lines[3]], [lineOf('A'), torn])
  })

  it('is left alone where it was emptied since a line was read, or has another line there', async () => {
    for (const meanwhile of ['', String(writeLine(lineOf('LATER')))]) {
      writeFileSync(file, Buffer.concat(['A', 'B'].map((code) => writeLine(lineOf(code)))))
      const changed = await changeLines(file, ({ code }) => {
        truncateSync(file)
        appendFileSync(file, meanwhile)
        return { code, erased: true }
      })
      assert.equal(changed, 0)
      assert.equal(readFileSync(file, 'utf8'), meanwhile)
    }
  })

  it('need not be there', async () => {
    assert.equal(await eraseSpilled(file, 'A'), false)
  })
})
