import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { briefWording } from '../support/app/brief-fault.js'
import { useImporter } from '../support/app/use-importer.js'
import { breakThreads } from '../support/processes/break-threads.js'
import { soundFiles } from '../support/samples/seed-folder.js'

describe('An import whose thread breaks', () => {
  const { check, apply, undo, current, folder, reopen, everything } = useImporter({
    inThreads: true,
    silentMs: 3000,
  })
  const people = soundFiles['people.csv']!
  const morePeople = `${people.replace('Hale', 'Hall')}ed-gray,Ed,Gray,Mr.,Counselor,Consejero,,en,yes\n`

  for (const how of ['throw', 'end', 'hang'] as const) {
    it(`fails and keeps no file when it is checked (${how})`, async () => {
      const broken = breakThreads(how, /"checked"/)
      const id = await check({ 'people.csv': morePeople })
      broken.mend()
      assert.equal(current().find(id)?.state, 'failed')
      assert.equal(existsSync(join(folder(), 'imports', String(id))), false)
      const next = await check({ 'people.csv': morePeople })
      assert.equal(current().find(next)?.state, 'ready')
    })

    it(`changes nothing when it is applied, and can be applied again (${how})`, async () => {
      const before = everything()
      const id = await check({ 'people.csv': morePeople })
      const broken = breakThreads(how, /"progress"/)
      const { state, reasons } = await apply(id)
      broken.mend()
      assert.deepEqual([state, reasons.map(briefWording)], ['ready', ['fault.interrupted']])
      assert.deepEqual(everything(), before)
      assert.equal((await apply(id)).state, 'applied')
      assert.notDeepEqual(everything(), before)
    })
  }

  it('counts as applied when the change is already in the database', async () => {
    const id = await check({ 'people.csv': morePeople })
    const broken = breakThreads('end', /"done"/)
    const { state, reasons } = await apply(id)
    broken.mend()
    assert.deepEqual([state, reasons], ['applied', []])
    assert.equal((await undo(id)).state, 'undone')
  })

  it('can be canceled while the thread hangs', async () => {
    await reopen(60_000)
    const broken = breakThreads('hang', /"checked"/)
    const checking = check({ 'people.csv': morePeople })
    await new Promise((resolve) => setTimeout(resolve, 1500))
    const id = current().list(1)[0]!.id
    await current().cancel(id)
    await checking
    broken.mend()
    assert.equal(current().find(id)?.state, 'failed')
  })
})
