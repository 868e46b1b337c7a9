import assert from 'node:assert/strict'
import { load } from 'cheerio'
import request from 'supertest'
import { answerConcern } from '../../src/answering/answer-concern.js'
import type { InquiryKeeper } from '../../src/answering/inquiries/inquiry-keeper.js'
import { createApp } from '../../src/app.js'
import { type RealService, startRealService } from '../support/app/real-service.js'

const danger = 'my son wants to kill himself tonight'

function lines(html: string): (string | undefined)[] {
  const $ = load(html)
  return $('.emergency a.urgent')
    .toArray()
    .map((link) => $(link).attr('href'))
}

describe('Help first, with the real servers', () => {
  let service: RealService
  before(async () => {
    service = await startRealService({ MEANING: 'no' }, { finish: false })
  })
  after(() => service.remove())

  it('a directory that cannot be read, and a missing template: the error page has the lines', async () => {
    const broken = (): never => {
      throw new Error('gone')
    }
    const { services } = service
    const app = createApp({
      ...services,
      templates: {
        render: (view, model, speech) =>
          view === 'public/ask/answer' ? broken() : services.templates.render(view, model, speech),
      },
      listSchools: broken,
    })
    const { text } = await request(app).post('/ask').type('form').send({ concern: danger }).expect(500)
    assert.equal(lines(text)[0], 'tel:911')
  })

  for (const [how, keep] of [
    ['is not kept', async () => false],
    ['fails to be kept', async () => Promise.reject(new Error('The disk is full'))],
  ] as const)
    it(`an inquiry that ${how}: the answer comes at once, with the lines`, async () => {
      const { services } = service
      const tools = {
        ...{ ...services, directory: { current: services.directory }, mentionsOf: services.mentions },
        inquiries: { keep } as unknown as InquiryKeeper,
      }
      const app = createApp({ ...services, answerConcern: (concern) => answerConcern(concern, tools) })
      const sent = await request(app).post('/ask').type('form').send({ concern: danger }).expect(200)
      assert.equal(lines(sent.text)[0], 'tel:911')
      assert.equal(load(sent.text)('.not-kept').length, 1)
    })

  it('an inquiry that the database refuses: the next page has the lines', async () => {
    const { database } = service.services
    database.$client.exec('alter table inquiries rename to gone')
    try {
      const browser = request.agent(service.app)
      const sent = await browser.post('/ask').redirects(1).type('form').send({ concern: danger })
      assert.equal(lines(sent.text)[0], 'tel:911')
    } finally {
      database.$client.exec('alter table gone rename to inquiries')
    }
  })
})

describe('A service with an empty database', () => {
  it('shows the national lines on /help-now and above an answer, in both languages', async () => {
    const service = await startRealService({ SEED: 'none', MEANING: 'no' }, { finish: false })
    try {
      for (const path of ['/help-now', '/es/help-now']) {
        const shown = lines((await request(service.app).get(path).expect(200)).text)
        assert.ok(
          ['tel:911', 'tel:988', 'tel:+18004224453'].every((href) => shown.includes(href)),
          path,
        )
        const $ = load((await request(service.app).get(path)).text)
        assert.equal($('a[href="tel:"]').length, 0, 'no number that is not there')
      }
      const { body } = await request(service.app).post('/api/v1/ask').send({ concern: danger }).expect(200)
      assert.deepEqual(
        body.emergency.lines.map(({ call }: { call: string | null }) => call),
        ['911', '988'],
      )
    } finally {
      await service.remove()
    }
  })
})
