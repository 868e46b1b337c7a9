import assert from 'node:assert/strict'
import request from 'supertest'
import { drawErrorPage } from '../../src/app.js'
import { mainLanguage } from '../../src/paths/paths.js'
import { readPage } from '../support/app/page.js'
import { createTestApp } from '../support/app/test-app.js'

describe('Error pages', () => {
  const { app, services } = createTestApp()
  const faults = { '/nowhere': 404, '/answers/FAXCT500': 500, '/answers/VNAVA503': 503 }

  for (const lang of services.language.offered)
    for (const [path, status] of Object.entries(faults))
      it(`tell at ${status} what to do, and give a number and its hours: ${lang}`, async () => {
        const address = lang === mainLanguage ? path : `/${lang}${path}`
        const $ = readPage((await request(app).get(address).expect(status)).text)
        const { t, hours } = services.language.speech(lang)
        const words = { 404: 'notFound', 500: 'server', 503: 'unavailable' } as const
        const name = words[status as keyof typeof words]
        assert.equal($('html').attr('lang'), lang)
        assert.equal($('h1').text(), t(`errors.${name}.title`))
        assert.equal($('main .lead').text(), t(`errors.${name}.detail`))
        assert.equal($('main .call').attr('href'), 'tel:+12165550100')
        assert.ok($('main').text().includes(hours('Mo-Fr 07:30-16:30')[0]!), 'the hours')
        assert.equal($('main a.plain').attr('href'), lang === mainLanguage ? '/' : `/${lang}/`)
      })

  it('are the same when each is drawn as it is needed, and the main one stands in when that fails', () => {
    let isDown = true
    const districtCard: typeof services.districtCard = (lang) => {
      if (isDown && lang !== mainLanguage) throw new Error('no database')
      return services.districtCard(lang)
    }
    const later = drawErrorPage({ ...services, districtCard }, (lang) => lang === mainLanguage)
    const inAdvance = drawErrorPage(services)
    const draw = (page: typeof later, lang: string) =>
      page(
        { title: 'Title', detail: 'Detail', reference: '7' },
        { html: '', retry: '' },
        services.language.speech(lang),
      )
    assert.equal(draw(later, 'es'), draw(inAdvance, mainLanguage))
    isDown = false
    assert.equal(draw(later, 'es'), draw(inAdvance, 'es'))
    isDown = true
    assert.equal(draw(later, 'es'), draw(inAdvance, 'es'), 'the last good one')
  })
})
