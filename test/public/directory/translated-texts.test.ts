import assert from 'node:assert/strict'
import request from 'supertest'
import { readPage } from '../../support/app/page.js'
import { createTestApp } from '../../support/app/test-app.js'
import { translatedDirectory } from '../../support/samples/translated-directory.js'

describe('Texts of the directory in the languages of families', () => {
  async function look(path: string) {
    const directory = await translatedDirectory()
    const { app } = createTestApp({ directory: () => directory })
    return readPage((await request(app).get(path).expect(200)).text)
  }

  it('have the names of the school calendar', async () => {
    const $ = await look('/ko/schools/lincoln-elementary')
    const days = $('dd').text()
    assert.match(days, /추수감사절/)
    assert.doesNotMatch(days, /Thanksgiving before|Veterans Day(?!\))|Winter break/)
    assert.match((await look('/zh-Hant/schools/lincoln-elementary'))('dd').text(), /感恩節/)
  })

  it('have job titles, on the person’s page and in lists', async () => {
    assert.equal((await look('/vi/people/joaquin-solis'))('.place').text(), 'Nhân viên điều phối xe buýt')
    const $ = await look('/ar/offices/transportation')
    assert.match($('main').text(), /مسؤول توجيه الحافلات/)
    assert.equal((await look('/es/people/joaquin-solis'))('.place').text(), 'Despachador de autobuses')
  })

  it('have rooms, with their numbers', async () => {
    const rooms = async (path: string) => (await look(path))('main').text()
    assert.match(await rooms('/es/offices/special-education'), /oficina 210/)
    assert.match(await rooms('/ru/offices/special-education'), /офис 210/)
    assert.match(await rooms('/offices/special-education'), /Suite 210/)
    assert.doesNotMatch(await rooms('/es/schools/lincoln-elementary'), /\bRoom \d/)
  })

  it('have the labels of links', async () => {
    const $ = await look('/so/offices/transportation')
    assert.equal($('.own-link a').text(), 'Fiiri jidadka baska iyo dib-u-dhacyada')
    assert.equal($('.own-link [lang="en"], .own-link a[lang]').length, 0)
  })

  it('are in English where nobody translated them, and say so', async () => {
    const { app } = createTestApp()
    const page = async (path: string) => readPage((await request(app).get(path).expect(200)).text)
    const school = await page('/ko/schools/lincoln-elementary')
    assert.equal(school('dd [lang="en"]:contains("Thanksgiving")').length > 0, true)
    assert.equal((await page('/vi/people/joaquin-solis'))('.place [lang="en"]').text(), 'Bus dispatcher')
    const office = await page('/ru/offices/special-education')
    assert.match(office('main [lang="en"]').text(), /Suite 210/)
  })
})
