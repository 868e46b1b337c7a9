import assert from 'node:assert/strict'
import request from 'supertest'
import { textOf } from '../support/app/says.js'
import { createTestApp } from '../support/app/test-app.js'
import { galleryAnswers } from '../support/gallery/gallery.js'
import { sampleAnswer } from '../support/samples/sample.js'

describe('The API', () => {
  it('answers in the documented shape', async () => {
    const { app, asked } = createTestApp()
    const { body } = await request(app)
      .post('/api/v1/ask')
      .send({ concern: 'The bus is late', school: 'lincoln', lang: 'es-MX' })
      .expect(200)
    assert.deepEqual(body, {
      id: 'K7M2Q9XD',
      outcome: 'answer',
      confident: true,
      crisis: false,
      emergency: null,
      question: null,
      topics: [],
      outside: null,
      answers: [
        {
          office: 'transportation',
          level: 'district',
          school: null,
          name: 'Transportation',
          score: 0.93,
          topic: { slug: 'bus-late', title: 'Bus is late or did not come' },
          contact: {
            person: null,
            phone: '+12165550112',
            ext: '12',
            email: 'transportation@cedarvalley.example',
            hours: 'Mo-Fr 05:30-17:30',
            open: true,
            languages: ['en', 'es'],
            reply: 'a más tardar el mar. 14 de oct.',
            bring:
              'bus or route number, where the stop is, your child’s name and school, how long you waited',
            checked: '2025-10-01',
          },
          ladder: [
            {
              step: 1,
              office: 'transportation',
              name: 'Transportation',
              phone: '+12165550112',
              ask_from: '2025-10-10',
            },
          ],
          link: null,
          why: 'Late buses: the bus office answers for every school.',
          part: null,
        },
      ],
      remarks: [],
      notices: [],
      identifiers: [],
      engine: 'meilisearch',
      signals: ['words', 'terms'],
      revision: 12,
      ms: 14.2,
    })
    assert.deepEqual([asked[0]?.lang, asked[0]?.language, asked[0]?.channel], ['es-MX', 'es', 'api'])
  })

  it('adds emergency help to the answer, and calls only a real crisis a crisis', async () => {
    const ask = async (code: string) => {
      const { app } = createTestApp({ answerConcern: async () => galleryAnswers[code] ?? sampleAnswer() })
      return (await request(app).post('/api/v1/ask').send({ concern: 'help me' }).expect(200)).body
    }
    const danger = await ask('DANGER01')
    assert.equal(danger.crisis, true)
    assert.deepEqual(danger.emergency.lines[0], { name: 'Emergency', call: '911', text: null })
    assert.equal(danger.emergency.lines[2].text, 'HOME to 741741')
    const support = await ask('SAPP0RT1')
    assert.deepEqual([support.crisis, support.emergency.level], [false, 'support'])
    assert.equal(support.emergency.question, textOf('emergency.question'))
    assert.equal(danger.emergency.question, null)
    assert.equal((await ask('HAND0VER')).confident, false)
    assert.equal((await ask('CH00SE01')).question, 'Did your address change, or is it the bus stop?')
    assert.equal(danger.outside, null)
    assert.deepEqual((await ask('HAND0VE4')).outside, {
      ...{ id: 'elections', name: 'your county’s elections office' },
      ...{ phone: '+18668687683', website: 'https://vote.gov' },
      text: 'The school district does not handle this. Try your county’s elections office: (866) 868-7683.',
    })
    assert.equal((await ask('N0SCH001')).answers[0].contact, null)
  })
})
