import assert from 'node:assert/strict'
import request from 'supertest'
import { marksOf } from '../../../src/platform/language/punctuation.js'
import { readPage } from '../../support/app/page.js'
import { createTestApp } from '../../support/app/test-app.js'

describe('Punctuation between words', () => {
  const { app } = createTestApp()
  const textOf = async (path: string, selector: string) => {
    const $ = readPage((await request(app).get(path).expect(200)).text)
    return $(selector).first().text().replace(/\s+/g, ' ').trim()
  }

  it('is full-width in Chinese, and Arabic in Arabic, where someone may be in danger', async () => {
    for (const lang of ['zh', 'zh-Hant']) {
      const words = await textOf(`/${lang}/`, '.in-danger')
      assert.match(words, /911。/)
      assert.match(words, /988，/)
      assert.doesNotMatch(words, /[.,]/)
    }
    const arabic = await textOf('/ar/', '.in-danger')
    assert.match(arabic, /988\u2069?، /u)
    assert.doesNotMatch(arabic, /,/)
    assert.match(await textOf('/', '.in-danger'), /Call 911\. .*Call 988, Text 988\. /)
  })

  it('is so between a name and a title', async () => {
    assert.match(await textOf('/zh/answers/SCH00C1X', '.person'), /Alvarado，\S/)
    assert.match(await textOf('/ar/answers/SCH00C1X', '.person'), /Alvarado، \S/)
    assert.match(await textOf('/ko/answers/SCH00C1X', '.person'), /Alvarado, \S/)
  })

  it('has a space before it in French, and is that of English for an unknown language', () => {
    assert.equal(marksOf('fr').colon, '\u00a0: ')
    assert.equal(marksOf('fr').comma, ', ')
    assert.deepEqual(marksOf('xx'), marksOf('en'))
  })
})
