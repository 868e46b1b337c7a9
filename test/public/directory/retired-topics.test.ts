import assert from 'node:assert/strict'
import request from 'supertest'
import type { RetiredTopic } from '../../../src/answering/revision/revision.js'
import { readPage } from '../../support/app/page.js'
import { says } from '../../support/app/says.js'
import { createTestApp } from '../../support/app/test-app.js'
import { sampleDirectory } from '../../support/samples/sample-directory.js'

const { published } = await sampleDirectory()

/** The published topics without the retired ones. */
const publishedWith = (...retired: RetiredTopic[]) => ({
  ...published,
  topics: published.topics.filter(({ slug }) => !retired.some((each) => each.slug === slug)),
  retired,
})
const merged = { slug: 'bus-late', title: 'Late bus', successor: 'bus-stop' }

describe('A retired topic', () => {
  it('leads from its old address to the one that took its words', async () => {
    const last = { slug: 'bus-stop', title: 'Bus stop', successor: 'bus-pass' }
    const successors = published.topics.map(({ slug }) => slug)
    const successor = successors.find((slug) => slug.startsWith('bus-') && slug !== 'bus-late')!
    const content = publishedWith(
      { ...merged, successor: 'between' },
      { ...last, slug: 'between', successor },
    )
    const { app } = createTestApp({ published: () => content })
    await request(app).get('/topics/bus-late').expect(302).expect('Location', `/topics/${successor}`)
    await request(app).get('/es/topics/bus-late').expect(302).expect('Location', `/es/topics/${successor}`)
    const { body } = await request(app).get('/api/v1/topics/bus-late').expect(200)
    assert.equal(body.slug, successor)
    await request(app).get('/topics/never-was').expect(404)
  })

  it('says that nobody answers it any more', async () => {
    const content = publishedWith({ ...merged, successor: null })
    const { app } = createTestApp({ published: () => content })
    for (const [prefix, lang] of [
      ['', 'en'],
      ['/es', 'es'],
    ] as const) {
      const $ = readPage((await request(app).get(`${prefix}/topics/bus-late`).expect(410)).text)
      assert.match($('h1').text(), says('topics.endedTitle', lang))
      assert.ok($('main a').length >= 2)
      assert.equal($('main .reach a').attr('href'), 'tel:+12165550100')
    }
    const { body } = await request(app).get('/api/v1/topics/bus-late').expect(410)
    assert.match(body.title, says('topics.endedTitle'))
    assert.equal(body.successor, null)
  })

  it('does not lead around in a circle', async () => {
    const content = publishedWith(
      { ...merged, successor: 'other' },
      { slug: 'other', title: 'Other', successor: 'bus-late' },
    )
    const { app } = createTestApp({ published: () => content })
    await request(app).get('/topics/bus-late').expect(404)
  })
})
