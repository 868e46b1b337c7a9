import assert from 'node:assert/strict'
import { eq } from 'drizzle-orm'
import request from 'supertest'
import { phrasings } from '../../src/platform/database/schema.js'
import { type RealService, startRealService } from '../support/app/real-service.js'

const asks = 400
const endings = [
  '',
  ' please help',
  ' and nobody calls back',
  ' since last weke',
  ' what do i do now',
  ' zzq',
]

describe('The same words', () => {
  let service: RealService
  let concerns: string[]

  before(async function () {
    this.timeout(120_000)
    // A busy machine must not decide this: `npm run evaluate` asks the same with the deadlines families get.
    service = await startRealService({}, { patience: 20 })
    await encoderReady()
    const texts = service.services.database.select().from(phrasings).where(eq(phrasings.lang, 'en')).all()
    concerns = Array.from(
      { length: asks },
      (_, i) =>
        `${texts[i % texts.length]!.text}${endings[Math.floor(i / texts.length) % endings.length]} ${i}`,
    )
  })
  after(() => service.remove())

  it('get the same answer, with eight asking at once or one', async function () {
    this.timeout(240_000)
    const crowd = await askAll(8)
    // Clears the caches.
    await service.restart()
    await encoderReady()
    const alone = await askAll(1)
    assert.ok(
      alone.every(
        ({ signals }) => signals.includes('name') || signals.includes('rule') || signals.includes('meaning'),
      ),
    )
    assert.deepEqual(crowd, alone)
  })

  async function encoderReady(): Promise<void> {
    while (!service.services.semantic.ready()) await new Promise((resolve) => setTimeout(resolve, 50))
  }

  async function askAll(atOnce: number) {
    const said: {
      concern: string
      outcome: string
      emergency: unknown
      answers: unknown
      signals: string[]
      engine: string
    }[] = []
    let next = 0
    const asker = async () => {
      while (next < concerns.length) {
        const at = next++
        const concern = concerns[at]!
        const { body } = await request(service.app)
          .post('/api/v1/ask')
          .send({ concern, lang: 'en' })
          .expect(200)
        const { outcome, emergency, answers, signals, engine } = body
        said[at] = {
          concern,
          outcome,
          emergency,
          answers: answers.map(({ office, score, topic }: Record<string, unknown>) => ({
            office,
            score,
            topic,
          })),
          signals,
          engine,
        }
      }
    }
    await Promise.all(Array.from({ length: atOnce }, asker))
    return said
  }
})
