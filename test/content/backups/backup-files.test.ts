import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { backupName, dropOldest, kindsDue, listBackups } from '../../../src/content/backups/backup-files.js'
import { addDays } from '../../../src/directory/time/local-time.js'

describe('Nightly backups', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'who-to-ask-backups-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('of fifteen months: seven days, five weeks, and twelve months are kept, and the rest of the folder', async () => {
    writeFileSync(join(folder, 'who-to-ask-2025-01-01T070000Z.zip'), 'by hand')
    writeFileSync(join(folder, 'letter.txt'), 'not ours')
    for (let date = '2025-10-01'; date <= '2026-12-31'; date = addDays(date, 1)) {
      for (const kind of kindsDue(date, await listBackups(folder)))
        writeFileSync(join(folder, backupName(kind, date, true)), kind)
      await dropOldest(folder, date)
    }
    const files = await listBackups(folder)
    const dates = (wanted: string) => files.filter(({ kind }) => kind === wanted).map(({ date }) => date)
    assert.deepEqual(
      dates('daily'),
      [31, 30, 29, 28, 27, 26, 25].map((day) => `2026-12-${day}`),
    )
    assert.deepEqual(dates('weekly'), ['2026-12-28', '2026-12-21', '2026-12-14', '2026-12-07', '2026-11-30'])
    assert.deepEqual(
      dates('monthly'),
      Array.from({ length: 12 }, (_, i) => `2026-${String(12 - i).padStart(2, '0')}-01`),
    )
    assert.equal(readdirSync(folder).length, 7 + 5 + 12 + 2)
    assert.ok(files.every(({ isEncrypted, bytes }) => isEncrypted && bytes > 0))
  })

  it('of a clock that was a year ahead do not push out those of today', async () => {
    for (let date = '2027-11-23'; date <= '2027-11-29'; date = addDays(date, 1))
      writeFileSync(join(folder, backupName('daily', date, true)), 'daily')
    for (const date of ['2026-11-29', '2026-11-30']) {
      writeFileSync(join(folder, backupName('daily', date, true)), 'daily')
      await dropOldest(folder, date)
    }
    const dates = (await listBackups(folder)).map(({ date }) => date)
    assert.deepEqual(dates.slice(-2), ['2026-11-30', '2026-11-29'])
    assert.deepEqual([dates.length, dates[4]], [7, '2027-11-25'])
  })

  it('of a week or month whose first night was missed are made on the next', () => {
    const monday = '2026-11-30'
    assert.deepEqual(kindsDue('2026-12-02', []), ['daily', 'weekly', 'monthly'])
    assert.deepEqual(kindsDue('2026-12-02', [{ kind: 'weekly', date: monday }]), ['daily', 'monthly'])
    assert.deepEqual(
      kindsDue('2026-12-07', [
        { kind: 'weekly', date: monday },
        { kind: 'monthly', date: '2026-12-02' },
      ]),
      ['daily', 'weekly'],
    )
  })
})
