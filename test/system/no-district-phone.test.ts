import assert from 'node:assert/strict'
import { load } from 'cheerio'
import request from 'supertest'
import { createTestApp } from '../support/app/test-app.js'
import { gallery } from '../support/gallery/gallery.js'
import { sampleDistrict } from '../support/samples/sample.js'

describe('A district without a phone number yet', () => {
  it('has no empty phone link on any page', async () => {
    const districtCard = () => ({ ...sampleDistrict, phone: '', interpreterPhone: null })
    const { app } = createTestApp({ districtCard })
    const paths = gallery.map(({ path }) => path).filter((path) => !path.includes('http'))
    let seen = 0
    for (const path of new Set([...paths, '/embed', '/offline', '/about'])) {
      const { text, status } = await request(app).get(path)
      if (status === 200) seen++
      const $ = load(text ?? '')
      assert.deepEqual(
        $('a[href="tel:"], a[href="tel:null"]')
          .toArray()
          .map((link) => $.html(link)),
        [],
        path,
      )
    }
    assert.ok(seen > 20, `${seen} pages`)
  })
})
