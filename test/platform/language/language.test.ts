import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import request from 'supertest'
import { createLanguage, readLanguageCodes, readWords } from '../../../src/platform/language/language.js'
import type { WordKey } from '../../../src/platform/language/words.js'
import { fromRoot } from '../../../src/platform/root.js'
import { readPage } from '../../support/app/page.js'
import { createTestApp } from '../../support/app/test-app.js'
import { withLanguage } from '../../support/samples/with-language.js'

const folder = fromRoot('views', 'words')
const pluralForms = /_(zero|one|two|few|many|other)$/

function keysOf(code: string): string[] {
  const walk = (value: unknown, path: string): string[] =>
    typeof value === 'string'
      ? [path]
      : Object.entries(value as object).flatMap(([key, each]) => walk(each, path ? `${path}.${key}` : key))
  return walk(readWords(join(folder, code)), '')
}

/** The placeholders in the words of a key, by key. */
function slotsOf(code: string): Map<string, string> {
  const walk = (value: unknown, path: string): [string, string][] =>
    typeof value === 'string'
      ? [[path, [...new Set(value.match(/\{\{\w+\}\}/g))].sort().join(' ')]]
      : Object.entries(value as object).flatMap(([key, each]) => walk(each, path ? `${path}.${key}` : key))
  return new Map(walk(readWords(join(folder, code)), ''))
}

function textsOf(code: string): string[] {
  const walk = (value: unknown): string[] =>
    typeof value === 'string' ? [value] : Object.values(value as object).flatMap(walk)
  return walk(readWords(join(folder, code)))
}

describe('Languages', () => {
  const stems = (code: string) => [...new Set(keysOf(code).map((key) => key.replace(pluralForms, '')))].sort()

  for (const code of readLanguageCodes(folder)) {
    it(`${code} has every word, and every plural form`, () => {
      assert.deepEqual(stems(code), stems('en'))
      const forms = new Intl.PluralRules(code).resolvedOptions().pluralCategories
      const plural = new Set(
        keysOf(code)
          .filter((key) => pluralForms.test(key))
          .map((key) => key.replace(pluralForms, '')),
      )
      const keys = new Set(keysOf(code))
      for (const stem of plural)
        for (const form of forms) assert.ok(keys.has(`${stem}_${form}`), `${stem}_${form}`)
    })
  }

  for (const code of readLanguageCodes(folder)) {
    it(`${code} has the same placeholders as English, and each room in one file`, () => {
      const english = slotsOf('en')
      for (const [key, slots] of slotsOf(code)) {
        const other = english.get(key) ?? english.get(key.replace(pluralForms, '_other'))
        // "The same day" needs no number.
        const needed = /_(zero|one)$/.test(key) ? slots : other
        assert.equal(slots, needed, `${code}: ${key}`)
      }
      const rooms = readdirSync(join(folder, code)).map((file) =>
        Object.keys(JSON.parse(readFileSync(join(folder, code, file), 'utf8'))),
      )
      assert.deepEqual(rooms.flat().sort(), [...new Set(rooms.flat())].sort())
    })
  }

  it('leaves no English words in Spanish', () => {
    const spanish = textsOf('es')
    const same = textsOf('en').filter(
      (text) => /\p{L}{3}.* .*\p{L}{3}/u.test(text.replaceAll(/\{\{\w+\}\}/g, '')) && spanish.includes(text),
    )
    assert.deepEqual(same, [])
  })

  it('has the words that the views use', () => {
    const views = readdirSync(fromRoot('views'), { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.hbs'),
    )
    const html = views.map((file) => readFileSync(fromRoot('views', file), 'utf8')).join('\n')
    const used = [...html.matchAll(/\bt '([\w.]+)'/g)].map(([, key]) => key ?? '')
    const known = new Set(stems('en'))
    assert.deepEqual(
      used.filter((key) => !known.has(key)),
      [],
    )
  })

  it('keeps sentences to 20 words', () => {
    for (const text of textsOf('en'))
      for (const sentence of text.split(/[.?!:](?:\s|$)/))
        assert.ok(sentence.split(/\s+/).length <= 20, `too long: ${sentence}`)
  })

  it('has typographic apostrophes', () => {
    for (const lang of ['en', 'es']) for (const text of textsOf(lang)) assert.doesNotMatch(text, /\w'/, text)
  })

  it('throws for an unknown key', () => {
    assert.throws(
      () =>
        createLanguage()
          .speech('en')
          .t('no.such' as WordKey),
      /no\.such/,
    )
  })

  it('picks the nearest language on offer, else the main one', () => {
    const language = createLanguage()
    assert.equal(language.nearest('en-GB'), 'en')
    assert.equal(language.nearest('tlh'), 'en')
    assert.equal(language.nearest(null), 'en')
    assert.equal(language.nearest('es-MX'), 'es')
  })

  it('adds a language from its folder of words alone', async () => {
    const language = withLanguage('fr', readWords(join(folder, 'es')))
    const { app } = createTestApp({ language })
    const $ = readPage((await request(app).get('/fr/privacy').expect(200)).text)
    assert.equal($('html').attr('lang'), 'fr')
    assert.equal($('h1').text(), 'Privacidad')
    const links = $('.languages a')
      .toArray()
      .map((each) => [$(each).attr('href'), $(each).text()])
    assert.deepEqual(links, [
      ['/privacy', 'English'],
      ['/es/privacy', 'Español'],
    ])
    const asked = await request(app)
      .post('/fr/ask')
      .type('form')
      .send({ concern: 'Le bus est en retard' })
      .expect(303)
    assert.match(asked.headers.location ?? '', /^\/fr\/answers\//)
    await request(app).post('/fr/ask').type('form').send({ concern: '' }).expect(422)
    await request(app)
      .get('/fr/nada')
      .expect(404, /lang="fr"/)
    assert.match((await request(app).get('/').expect(200)).text, /hreflang="fr"[^>]*>Français</)
  })
})

describe('English formats', () => {
  const speech = createLanguage().speech('en')
  const plain = (text: string) => text.replaceAll('\u202F', ' ')

  it('write hours as people say them', () => {
    assert.deepEqual(speech.hours('Mo-Fr 07:30-16:00').map(plain), ['Mon–Fri, 7:30 AM – 4:00 PM'])
    assert.deepEqual(speech.hours('Mo,We 08:00-12:00,13:00-15:00; Sa 09:00-11:00').map(plain), [
      'Mon and Wed, 8:00 AM – 12:00 PM and 1:00 – 3:00 PM',
      'Sat, 9:00 – 11:00 AM',
    ])
    assert.deepEqual(speech.hours('24/7'), ['Day and night, every day'])
    assert.deepEqual(speech.hours('by appointment'), ['by appointment'])
  })

  it('write dates, and name languages', () => {
    assert.equal(speech.date('2026-10-14', 'long'), 'Wednesday, October 14')
    assert.equal(speech.date('2026-10-01', 'year'), 'October 1, 2026')
    assert.deepEqual(['es', 'ht', 'hmn', 'so'].map(speech.languageName), [
      'Spanish',
      'Haitian Creole',
      'Hmong',
      'Somali',
    ])
  })
})

describe('Formats in Spanish', () => {
  const speech = createLanguage().speech('es')
  const plain = (text: string) => text.replaceAll(/[\u202F\u00A0]/g, ' ')

  it('use twelve-hour clocks, as Spanish in the United States does', () => {
    assert.deepEqual(speech.hours('Mo-Fr 07:30-16:00').map(plain), ['lun–vie, 7:30 a.m. – 4:00 p.m.'])
    assert.equal(plain(speech.time(new Date('2026-10-14T17:05:00Z'), 'America/New_York')), '1:05 p.m.')
    assert.equal(speech.date('2026-10-14', 'long'), 'miércoles, 14 de octubre')
    assert.deepEqual(['en', 'ht', 'tl'].map(speech.languageName), ['inglés', 'criollo haitiano', 'tagalo'])
  })

  it('count school days in every plural form', () => {
    const by = (count: number) => speech.t('answer.replyBy', { count, date: 'el lunes' })
    assert.match(by(0), /El mismo día/)
    assert.match(by(1), /1 día de clases/)
    assert.match(by(2), /2 días de clases/)
    assert.match(by(1_000_000), /de días de clases/)
  })
})
