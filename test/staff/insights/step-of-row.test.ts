import assert from 'node:assert/strict'
import { stepsForAdmin, stepsForViewer } from '../../../src/staff/insights/step-of-row.js'
import { signIn } from '../../support/app/sign-in.js'
import { createTestApp } from '../../support/app/test-app.js'

const made = createTestApp()
const admin = signIn(made, 'admin')
const speech = made.services.language.speech('en')
const row = (value: string) => ({ group: '', value, name: value })

describe('A row of calls to the front office', () => {
  for (const [figure, value, href] of [
    ['referral-channels', 'walk-in', '/desk/referrals?channel=walk-in'],
    ['referral-outcomes', 'transfer', '/desk/referrals?outcome=transfer'],
    ['promises', 'late', '/desk/follow-ups'],
  ] as const)
    it(`leads admins from ${figure} to the calls themselves, and viewers nowhere`, async () => {
      assert.equal(stepsForAdmin(figure, row(value), speech).href, href)
      await admin.get(href).expect(200)
      assert.deepEqual(stepsForViewer(figure, row(value), speech), { href: null, steps: [] })
    })

  it('is not taken for questions, which have a board of their channel', () => {
    assert.equal(stepsForAdmin('channels', row('sms'), speech).href, '/insights?only=channel%3Asms')
    assert.equal(stepsForViewer('channels', row('sms'), speech).href, '/insights?only=channel%3Asms')
  })
})
