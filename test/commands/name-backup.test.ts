import assert from 'node:assert/strict'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nameBackup } from '../../src/commands/name-backup.js'

describe('The name of a backup', () => {
  const now = new Date('2026-11-30T07:05:09.123Z')
  const named = (target: string, isEncrypted: boolean) => nameBackup(target, now, isEncrypted)

  it('ends in .age where it is encrypted, whatever was asked for', () => {
    assert.equal(named('/mnt/z.zip', true), '/mnt/z.zip.age')
    assert.equal(named('/mnt/z', true), '/mnt/z.age')
    for (const file of ['/mnt/z.zip.age', '/mnt/Z.ZIP.AGE']) assert.equal(named(file, true), file)
    assert.equal(named('/mnt/z.zip', false), '/mnt/z.zip')
  })

  it('has the moment in a folder', () => {
    const folder = tmpdir()
    assert.equal(named(folder, false), join(folder, 'who-to-ask-2026-11-30T070509Z.zip'))
    assert.equal(named(folder, true), join(folder, 'who-to-ask-2026-11-30T070509Z.zip.age'))
  })
})
