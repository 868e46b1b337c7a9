import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSpillFile, type SpillFile } from '../../../src/answering/inquiries/spill-file.js'
import { type SpillLine, writeLine } from '../../../src/answering/inquiries/spill-lines.js'
import { maxBetweenTurns } from '../../support/measures/between-turns.js'

describe('A large spill file', () => {
  const count = 3000
  const text = 'x'.repeat(3000)
  const lineOf = (i: number): SpillLine => ({ code: `C${i}`, text })
  let folder: string
  let spill: SpillFile

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'spill-file-'))
    const file = join(folder, 'not-yet-kept.jsonl')
    writeFileSync(file, Buffer.concat(Array.from({ length: count }, (_, i) => writeLine(lineOf(i)))))
    spill = openSpillFile(file)
  })
  afterEach(async () => {
    await spill.close()
    rmSync(folder, { recursive: true })
  })

  it('is read piece by piece, and yields in between', async () => {
    const read = spill.waiting
    assert.ok(read() > 0 && read() < count / 4, `${read()} lines when it was opened`)
    const most = await maxBetweenTurns(read, async () => {
      while (read() < count) await new Promise(setImmediate)
    })
    assert.ok(most < count / 4, `${most} lines in one turn`)
  })

  it('finds a line that was not read yet', () => {
    assert.deepEqual(spill.find(`C${count - 1}`), lineOf(count - 1))
    assert.equal(spill.find('NONE'), null)
  })

  it('takes new lines while being read, and hands all over in order', async () => {
    assert.equal(await spill.append({ code: 'LATER' }), true)
    const taken: string[] = []
    await spill.handOn(async (lines) => void taken.push(...lines.map(({ code }) => code)))
    assert.deepEqual(taken, [...Array.from({ length: count }, (_, i) => `C${i}`), 'LATER'])
    assert.equal(spill.waiting(), 0)
  })

  it('can be closed midway and is whole afterwards', async () => {
    await spill.close()
    spill = openSpillFile(join(folder, 'not-yet-kept.jsonl'))
    assert.deepEqual(spill.find(`C${count - 1}`), lineOf(count - 1))
  })
})
