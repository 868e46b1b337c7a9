import assert from 'node:assert/strict'
import request from 'supertest'
import { createLanguage } from '../../../src/platform/language/language.js'
import { readPage } from '../../support/app/page.js'
import { says } from '../../support/app/says.js'
import { createTestApp } from '../../support/app/test-app.js'

describe('The pages about the service', () => {
  const { app, services } = createTestApp()
  const read = async (path: string) => readPage((await request(app).get(path).expect(200)).text)

  it('explain how to get an interpreter in every language of the district’s families', async () => {
    const $ = await read('/languages')
    const { welcomeLanguages } = services.directory().district
    assert.ok(welcomeLanguages.length >= 12)
    for (const tag of welcomeLanguages) {
      assert.ok($(`.own-names strong[lang="${tag}"]`).text(), `${tag} is called by its own name`)
      assert.ok($(`.own-names p[lang="${tag}"]`).text(), `${tag} has its sentence`)
    }
    assert.equal($('.own-names p[lang="ar"]').attr('dir'), 'rtl')
    assert.equal($('main .call').attr('href'), 'tel:+12165550119')
  })

  it('name a language once where both names are the same, and set it in one direction', async () => {
    const $ = await read('/languages')
    assert.equal($('.own-names strong[lang="en"]').siblings().length, 0)
    assert.equal($('.own-names strong[lang="tl"]').siblings().length, 0)
    assert.equal($('.own-names strong[lang="es"] + .quiet').text(), 'Spanish')
    assert.equal((await read('/es/languages'))('.own-names strong[lang="es"]').siblings().length, 0)
    assert.equal($('.own-names li:has([lang="ar"])').attr('dir'), 'rtl')
  })

  it('link each language of the pages to its home page, by its own name', async () => {
    const $ = await read('/es/languages')
    for (const [lang, name, home] of [
      ['ko', '한국어', '/ko/?language=ko'],
      ['zh-Hant', '繁體中文', '/zh-Hant/?language=zh-Hant'],
      ['en', 'English', '/?language=en'],
    ]) {
      const link = $(`main .flow a[hreflang="${lang}"]`)
      assert.deepEqual([link.text(), link.attr('lang'), link.attr('href')], [name, lang, home])
    }
    assert.equal($('.own-names strong[lang="ar"][dir="rtl"] a').attr('href'), '/ar/?language=ar')
    assert.equal($('main .flow a[hreflang]').length, services.language.offered.length)
  })

  it('list the offices and schools that speak a language, with links', async () => {
    const $ = await read('/es/languages')
    const somali = $('h3:contains("Somalí"), h3:contains("somalí")').nextUntil('h3')
    assert.ok(somali.find('a[href="/es/offices/transportation"]').length, 'the bus office speaks Somali')
    assert.ok(somali.find('a[href^="/es/schools/"]').length, 'and so does a school')
  })

  it('say what is kept, in which cookies, and how long, in the language of the page', async () => {
    const english = (await read('/privacy'))('main').text()
    for (const words of ['30 minutes', 'asker', 'school', 'one year', 'erase'])
      assert.match(english, new RegExp(words))
    assert.match((await read('/es/privacy'))('main').text(), /30 minutos/)
  })

  it('say how many days words and answers are kept, according to the settings', async () => {
    const said = async (keepTextDays: number, path: string) => {
      const { app: set } = createTestApp({ keepTextDays })
      return readPage((await request(set).get(path).expect(200)).text)('main').text()
    }
    assert.match(await said(30, '/privacy'), /a copy for 30 days.*names.*After 30 days we erase all/s)
    assert.match(await said(7, '/privacy'), /a copy for 7 days.*After 30 days we erase all/s)
    assert.match(await said(1, '/es/privacy'), /una copia por 1 día .*Después de 30 días borramos todo/s)
    assert.match(await said(90, '/es/privacy'), /una copia por 90 días.*Después de 90 días borramos todo/s)
    const none = await said(0, '/privacy')
    assert.match(none, /We do not save them.*After 30 days we erase all/s)
    assert.doesNotMatch(none, /a copy/)
  })

  it('say how to report a barrier, and which office takes complaints', async () => {
    const $ = await read('/accessibility')
    assert.match($('main').text(), says('accessibilityPage.standardText'))
    assert.equal($('main a[href="/offices/civil-rights"]').length, 1)
    assert.equal($('main form').attr('action'), '/email')
    assert.equal($('main .call').attr('href'), 'tel:+12165550100')
  })

  it('may be indexed by search engines, in every language', async () => {
    const { text, headers } = await request(app).get('/es/privacy').expect(200)
    assert.equal(headers['x-robots-tag'], undefined)
    const $ = readPage(text)
    assert.match($('link[rel=canonical]').attr('href') ?? '', /\/es\/privacy$/)
    assert.deepEqual(
      $('link[rel=alternate][hreflang]')
        .toArray()
        .map((each) => $(each).attr('hreflang')),
      createLanguage().offered,
    )
  })
})
