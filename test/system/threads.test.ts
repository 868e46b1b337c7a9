import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import request from 'supertest'
import { createDraftRunner } from '../../src/content/rehearsal/draft-runner.js'
import { fromRoot } from '../../src/platform/root.js'
import { type RealService, startRealService } from '../support/app/real-service.js'
import { breakThreads } from '../support/processes/break-threads.js'

describe('Broken threads of the service', function () {
  this.timeout(240_000)
  let service: RealService
  afterEach(() => service.remove())

  for (const how of ['throw', 'end', 'hang'] as const)
    it(`lose no answer when the write thread breaks (${how})`, async () => {
      // Its reply to an order that is done.
      const broken = breakThreads(how, /"reply":null/)
      service = await startRealService({ MEANING: 'no' })
      const codes: string[] = []
      for (let asked = 0; asked < 5; asked++) {
        const { body } = await request(service.app)
          .post('/api/v1/ask')
          .send({ concern: 'I want to kill myself' })
          .expect(200)
        assert.ok(body.emergency.lines.length > 0)
        if (body.id) codes.push(body.id)
        // Only now: the first answer did not wait for it.
        broken.mend()
      }
      const kept = service.services.database.$client.prepare('SELECT code FROM inquiries').pluck()
      // A thread that keeps breaking is restarted after up to half a minute.
      const end = Date.now() + 100_000
      while (codes.some((code) => !kept.all().includes(code))) {
        assert.ok(Date.now() < end, 'all are in the database soon')
        await wait(50)
      }
      assert.ok(codes.length > 0)
      assert.match(service.logged(), /The writing thread is (?:gone|running again)/)
    })

  it('fail a rehearsal with a message, and the next one has a new thread', async () => {
    service = await startRealService()
    const { search, semantic, liveRevision } = service.services
    // Long enough for a busy machine to start a thread and read the working copy.
    const silentMs = 15_000
    const headFile = fromRoot('seeds', 'semantic-head.bin')
    const draftRunner = createDraftRunner({
      ...{ dataDir: service.dataDir, headFile, languages: ['en', 'es'], search, semantic, silentMs },
      ...{ live: () => liveRevision.live().revision.id, now: () => new Date() },
    })
    const item = { key: 'try', text: 'the bus is late', lang: null, school: null, level: null, asked: null }
    for (const [how, failure] of [
      ['throw', ''],
      ['end', 'ended'],
      ['hang', 'silent'],
    ] as const) {
      const broken = breakThreads(how, /"progress"/)
      // It can still report by itself what it throws while working.
      await assert.rejects(
        draftRunner.learn(() => {}),
        how === 'throw' ? /broken by a test/ : { failure },
      )
      broken.mend()
    }
    const { unlearned, before } = await draftRunner.try(item)
    assert.ok(!unlearned.includes('meaning'), 'it asks the encoder of the service')
    assert.ok(before.routed.match.signals.includes('meaning'))
    await semantic.stop()
    const without = await draftRunner.try(item)
    assert.ok(without.unlearned.includes('meaning'), 'it notices that the encoder is gone')
    await draftRunner.clear()
  })
})
