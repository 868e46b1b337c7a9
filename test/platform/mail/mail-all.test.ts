import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { mailAll } from '../../../src/platform/mail/mail-all.js'

const letters = Array.from({ length: 30 }, (_, at) => ({ to: `${at}`, subject: 'Hello', text: 'Hello' }))

describe('Mailing many letters', () => {
  it('tells of each letter whether the server took it', async () => {
    const sent = await mailAll(letters, async ({ to }) => to !== '7')
    assert.deepEqual(
      sent.flatMap((taken, at) => (taken ? [] : [at])),
      [7],
    )
    assert.ok((await mailAll(letters, null)).every((taken) => !taken))
  })

  it('sends a few at a time', async () => {
    let [now, most] = [0, 0]
    await mailAll(
      letters,
      async () => {
        most = Math.max(most, ++now)
        await wait(1)
        return now-- > 0
      },
      { maxMs: 10_000, atOnce: 3 },
    )
    assert.equal(most, 3)
  })

  it('gives up in time when the server does not respond, and starts no more', async () => {
    const tried: string[] = []
    const replies: (() => void)[] = []
    const dead = ({ to }: { to: string }) => {
      tried.push(to)
      return to === '0'
        ? Promise.resolve(true)
        : new Promise<boolean>((done) => replies.push(() => done(true)))
    }
    const sent = await mailAll(letters, dead, { maxMs: 30, atOnce: 3 })
    for (const reply of replies) reply()
    await wait(5)
    assert.deepEqual(tried, ['0', '1', '2', '3'])
    assert.equal(sent.filter(Boolean).length, 1)
  })
})
