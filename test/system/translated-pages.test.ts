import assert from 'node:assert/strict'
import { gzipSync } from 'node:zlib'
import request from 'supertest'
import { createTranslateContent } from '../../src/answering/translate-content.js'
import { readWorkingCopy } from '../../src/content/revisions/working-copy-store.js'
import { addShippedTranslations } from '../../src/content/translations/add-shipped-translations.js'
import { translatedLanguages } from '../../src/content/translations/translation-editor.js'
import { allEmergencyLines } from '../../src/directory/contacts/emergency-lines.js'
import { readDirectory } from '../../src/directory/model/directory-snapshot.js'
import { fromRoot } from '../../src/platform/root.js'
import { readPage } from '../support/app/page.js'
import { createTestApp, type TestApp } from '../support/app/test-app.js'

const maxBytes = 14 * 1024
const pages = [
  ...['/topics', '/offices', '/help-now', '/topics/self-harm-worry'],
  // With staff, their duties, rooms, and what to have ready.
  ...['/offices/transportation', '/people/leah-wyman', '/schools/lincoln-elementary/teacher'],
]

describe('Pages with translated data', function () {
  this.timeout(60_000)
  let made: TestApp
  let languages: string[]
  before(() => {
    const { database, services } = createTestApp()
    languages = translatedLanguages(services.language.offered).filter((code) => code !== 'es')
    addShippedTranslations(database, [fromRoot('seeds', 'translations')], languages)
    const directory = readDirectory(database)
    const published = createTranslateContent()(readWorkingCopy(database), directory.translations)
    made = createTestApp({
      directory: () => directory,
      published: () => published,
      emergencyLines: (lang) => allEmergencyLines(directory.crisisLines, lang, null),
    })
  })

  for (const path of pages)
    it(`are in each language, and light: ${path}`, async () => {
      for (const lang of [...languages, 'zh-Hant']) {
        const { text } = await request(made.app).get(`/${lang}${path}`).expect(200)
        const $ = readPage(text)
        assert.ok(gzipSync(text).length <= maxBytes, `${lang}: ${gzipSync(text).length} bytes`)
        const english = $('main [lang=en]')
          .toArray()
          .map((each) => $(each).text())
          // Street addresses are in English everywhere.
          .filter((words) => !words.includes('English') && !/, OH \d{5}$/.test(words))
        assert.deepEqual(english, [], `${lang} has words in English`)
      }
    })

  it('give what to have ready at an office in the language', async () => {
    const page = async (lang: string) =>
      readPage((await request(made.app).get(`/${lang}/offices/transportation`).expect(200)).text)
    const first = async (lang: string) => (await page(lang))('.bring li').first().text()
    assert.equal(await first('fr'), 'Numéro du bus ou de la ligne')
    assert.equal(await first('zh-Hant'), '校車號碼或路線')
    const { body } = await request(made.app).get('/api/v1/people/leah-wyman?lang=pt').expect(200)
    assert.equal(body.posts[0].duty, 'Rotas de ônibus, zona norte')
  })

  it('name offices and lines in the language for programs', async () => {
    const { body } = await request(made.app).get('/api/v1/offices/transportation?lang=ru').expect(200)
    assert.match(JSON.stringify(body), /Отдел школьных автобусов/)
    const topic = await request(made.app).get('/api/v1/topics/bus-late?lang=vi').expect(200)
    assert.match(JSON.stringify(topic.body), /Xe buýt trễ/)
  })
})
