import assert from 'node:assert/strict'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  changeLines,
  eraseSpilled,
  eraseSpilledWords,
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
const withTrace = (code: string): SpillLine => {
  const inquiry = lineOf(code).inquiry as object
  return { code, inquiry: { ...inquiry, trace: { lang: 'en', stages: [] } } }
}

describe('Reading the spill file', () => {
  let folder: string
  let file: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'spill-'))
    file = join(folder, 'not-yet-kept.jsonl')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('goes piece by piece to the last line', async () => {
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

  it('yields after a few lines', async () => {
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

  it('skips foreign lines of any length, and leaves a torn end alone', async () => {
    const torn = '{"code":"TORN","inq'
    const parts = [writeLine(lineOf('A')), `${'x'.repeat(700_000)}\n`, writeLine(lineOf('B')), torn]
    writeFileSync(file, parts.map(String).join(''))
    assert.equal(await eraseSpilled(file, 'B'), true)
    assert.equal(await eraseSpilled(file, 'TORN'), false)
    const lines = readFileSync(file, 'utf8').split('\n')
    assert.deepEqual(JSON.parse(lines[2]!), { code: 'B', erased: true })
    assert.deepEqual([JSON.parse(lines[0]!), lines[3]], [lineOf('A'), torn])
  })

  it('erases the words of several at once, and of no others', async () => {
    writeFileSync(file, Buffer.concat(['A', 'B', 'C'].map((code) => writeLine(withTrace(code)))))
    await eraseSpilledWords(file, new Set(['A', 'C', 'D']))
    const texts = readFileSync(file, 'utf8').trimEnd().split('\n')
    assert.deepEqual(
      texts.map((line) => JSON.parse(line).inquiry.text),
      [null, text, null],
    )
  })

  it('leaves the file alone when it was emptied since, or when another line is there', async () => {
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

  it('accepts a missing file', async () => {
    assert.equal(await eraseSpilled(file, 'A'), false)
  })
})
