import assert from 'node:assert/strict'
import { createAuditStore } from '../../../src/platform/audit/audit-store.js'
import { openEmpty } from '../../support/samples/empty-database.js'

describe('The audit log', () => {
  it('records who did what, when, and from where, and allows no edits or deletions', async () => {
    const database = await openEmpty()
    // Lines over a year old may be deleted: this one is newer.
    const now = new Date()
    const { record, latest } = createAuditStore(database, () => now)
    record({ who: null, what: 'invited', about: 'account:1', from: 'command', details: { role: 'desk' } })
    const { id, ...line } = latest(1)[0]!
    assert.deepEqual(line, {
      at: now.getTime(),
      account: null,
      email: null,
      what: 'invited',
      about: 'account:1',
      from: 'command',
      details: { role: 'desk' },
    })
    for (const statement of [
      `update audit_events set what = 'signed-in'`,
      'delete from audit_events',
      `replace into audit_events (id, at, what, "from") values (${id}, 1, 'signed-in', '')`,
    ])
      assert.throws(() => database.$client.exec(statement), /append-only/)
    assert.equal(latest(5).length, 1)
  })
})
