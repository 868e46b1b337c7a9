import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInstance } from 'i18next'
import request from 'supertest'
import { fitWords } from '../../../src/platform/language/fit-words.js'
import { createLanguage, readLanguageCodes, readWords } from '../../../src/platform/language/language.js'
import { findMissingWords } from '../../../src/platform/language/missing-words.js'
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

  it('have every word of their pages, in every plural form', () => {
    assert.deepEqual(findMissingWords(folder), [])
    assert.deepEqual(stems('es'), stems('en'))
  })

  for (const code of readLanguageCodes(folder))
    it(`${code} has only words that English has, and only its own plural forms`, () => {
      const known = new Set(stems('en'))
      assert.deepEqual(
        stems(code).filter((stem) => !known.has(stem)),
        [],
      )
      const forms = new Set<string>(new Intl.PluralRules(code).resolvedOptions().pluralCategories)
      const others = keysOf(code).filter((key) => {
        const [, form] = pluralForms.exec(key) ?? []
        // i18next takes this one for a count of 0 in every language.
        return form !== undefined && form !== 'zero' && !forms.has(form)
      })
      assert.deepEqual(others, [])
    })

  it('names the service in its own words, also by text message', () => {
    const english = createLanguage().speech('en').t('site.name')
    for (const code of readLanguageCodes(folder).filter((each) => each !== 'en')) {
      // Staff and commands of two languages share the English name.
      const forFamilies = ['words.json', 'sms.json', 'open.json'].map((file) =>
        readFileSync(join(folder, code, file), 'utf8'),
      )
      assert.ok(!forFamilies.join().includes(english), code)
    }
  })

  it('lists the words that a language lacks', () => {
    const lacking = mkdtempSync(join(tmpdir(), 'who-to-ask-lacking-'))
    try {
      cpSync(folder, lacking, { recursive: true })
      const file = join(lacking, 'ru', 'words.json')
      const words = JSON.parse(readFileSync(file, 'utf8'))
      delete words.site.skip
      delete words.answer.replyBy_few
      writeFileSync(file, JSON.stringify(words))
      assert.deepEqual(findMissingWords(lacking), [{ lang: 'ru', keys: ['site.skip', 'answer.replyBy_few'] }])
    } finally {
      rmSync(lacking, { recursive: true })
    }
  })

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

  it('fill their blanks as i18next does, whatever the values are', () => {
    const values = ['Ms. Cho', '{{office}}', '$t(home.title)', '$&', '', 'é 3/4 <b>']
    for (const code of ['en', 'es', 'vi']) {
      const words = createInstance()
      words.init({
        resources: { [code]: { translation: readWords(join(folder, code)) } },
        ...{ lng: code, initAsync: false, interpolation: { escapeValue: false } },
      })
      const { t } = createLanguage(folder).speech(code)
      const withBlanks = [...slotsOf(code)].filter(
        ([key, slots]) => slots !== '' && !/_(?:one|few|many|other|zero|two)$/.test(key),
      )
      assert.ok(withBlanks.length > 100)
      withBlanks.forEach(([key, slots], i) => {
        const names = slots.split(' ').map((slot) => slot.slice(2, -2))
        const filled = Object.fromEntries(names.map((name, at) => [name, values[(i + at) % values.length]!]))
        assert.equal(t(key as WordKey, filled), fitWords(code, words.t(key, filled)), key)
      })
    }
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
    assert.equal(language.nearest('fil-PH'), 'tl')
    assert.equal(language.nearest('pt-BR'), 'pt')
  })

  it('tells readers of simplified and of traditional Chinese apart', () => {
    const { readBy, speech } = createLanguage()
    for (const tag of ['zh', 'zh-CN', 'zh-SG', 'zh-Hans-HK', 'zh-hans']) assert.equal(readBy(tag), 'zh', tag)
    for (const tag of ['zh-TW', 'zh-HK', 'zh-Hant', 'zh-hant-us', 'yue', 'yue-HK'])
      assert.equal(readBy(tag), 'zh-Hant', tag)
    assert.equal(readBy('tlh'), null)
    assert.equal(speech('zh').t('about.languages'), '语言和口译员')
    assert.equal(speech('zh-Hant').t('about.languages'), '語言和口譯員')
  })

  it('offers the staff’s pages in fewer languages, first in the list', () => {
    const { offered, ofStaff } = createLanguage()
    assert.deepEqual(ofStaff, ['en', 'es'])
    assert.deepEqual(offered.slice(0, 2), ofStaff)
    assert.deepEqual(offered.slice(2), [
      'ar',
      'fr',
      'ht',
      'ko',
      'pt',
      'ru',
      'so',
      'tl',
      'vi',
      'zh',
      'zh-Hant',
    ])
  })

  it('adds a language from its folder of words alone', async () => {
    const language = withLanguage('de', readWords(join(folder, 'es')))
    const { app } = createTestApp({ language })
    const $ = readPage((await request(app).get('/de/privacy').expect(200)).text)
    assert.equal($('html').attr('lang'), 'de')
    assert.equal($('h1').text(), 'Privacidad')
    const links = $('.languages a')
      .toArray()
      .map((each) => [$(each).attr('href'), $(each).text()])
    assert.deepEqual(links.slice(0, 2), [
      ['/privacy?language=en', 'English'],
      ['/es/privacy?language=es', 'Español'],
    ])
    const asked = await request(app)
      .post('/de/ask')
      .type('form')
      .send({ concern: 'Le bus est en retard' })
      .expect(303)
    assert.match(asked.headers.location ?? '', /^\/de\/answers\//)
    await request(app).post('/de/ask').type('form').send({ concern: '' }).expect(422)
    await request(app)
      .get('/de/nada')
      .expect(404, /lang="de"/)
    assert.match((await request(app).get('/').expect(200)).text, /hreflang="de"[^>]*>Deutsch</)
  })
})

describe('A language that lacks a word', () => {
  const words = readWords(join(folder, 'vi')) as { site: Record<string, string> }
  delete words.site.skip
  delete words.site.errorTitle
  const { app } = createTestApp({ language: withLanguage('de', words) })

  it('shows it in English, and says that it is English', async () => {
    const { text } = await request(app).get('/de/privacy').expect(200)
    assert.match(text, /<a class="skip" href="#main"><span lang="en" dir="ltr">Skip to main content<\/span>/)
    assert.doesNotMatch(text, /[\ufdd0\ufdd1]/)
  })

  it('has plain words where no element may be', async () => {
    const { text } = await request(app).post('/de/ask').type('form').send({ concern: '' }).expect(422)
    assert.match(text, /<title>Error: /)
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
    assert.deepEqual(speech.hours('24/7'), ['24 hours a day, every day'])
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
    assert.equal(speech.date('2026-10-14', 'long'), 'miércoles 14 de octubre')
    assert.deepEqual(['en', 'ht', 'tl'].map(speech.languageName), ['inglés', 'criollo haitiano', 'tagalo'])
  })

  it('write a count and its limit as numbers of the language', () => {
    const english = createLanguage().speech('en')
    const text = english.t('problem.concernLong', { count: 8499, most: 2000 })
    assert.match(text, /8,499 .*2,000/)
    assert.match(english.t('problem.concernLong', { count: 1, most: 900 }), /1 .*900/)
  })

  it('count school days in every plural form', () => {
    const by = (count: number) => speech.t('answer.replyBy', { count, date: 'el lunes' })
    assert.match(by(0), /El mismo día/)
    assert.match(by(1), /1 día de clases/)
    assert.match(by(2), /2 días de clases/)
    assert.match(by(1_000_000), /de días de clases/)
  })
})

describe('Formats in Haitian Creole, which computers do not know', () => {
  const speech = createLanguage().speech('ht')
  const plain = (text: string) => text.replaceAll('\u202F', ' ')

  it('have its own days, months, and lists', () => {
    assert.equal(speech.date('2026-10-14', 'long'), 'mèkredi 14 oktòb')
    assert.equal(speech.date('2026-08-01', 'year'), '1 out 2026')
    assert.deepEqual(speech.hours('Mo-Fr 07:30-16:00').map(plain), ['len.–van., 7:30 AM – 4:00 PM'])
    assert.equal(speech.list(['a', 'b', 'c']), 'a, b ak c')
    assert.equal(speech.either(['a', 'b']), 'a oswa b')
    assert.deepEqual(['en', 'vi', 'hmn'].map(speech.languageName), ['angle', 'vyetnamyen', 'hmong'])
  })
})

describe('Formats in every language', () => {
  const language = createLanguage()
  for (const code of language.offered)
    it(`write ${code} with digits that phones have, and in its own words`, () => {
      const speech = language.speech(code)
      const written = [
        speech.date('2026-10-14', 'long'),
        speech.dates('2026-12-21', '2027-01-01'),
        ...speech.hours('Mo-Fr 07:30-16:00'),
        speech.number(50_000),
        speech.t('answer.replyBy', { count: 3, date: speech.date('2026-10-14', 'short') }),
      ]
      for (const text of written) assert.match(text, /\d/, text)
      assert.match(speech.time(new Date('2026-10-14T12:05:00Z'), 'UTC'), /12:05/, 'noon')
      if (code !== 'en') assert.doesNotMatch(written.join(), /\b(?:Wednesday|October|school days)\b/)
    })
})

describe('Numbers between words that run from right to left', () => {
  const language = createLanguage()
  const call = (code: string) => language.speech(code).t('phone.call', { number: '(216) 555-0112' })

  it('keep the order of their groups', () => {
    assert.ok(call('ar').includes('\u2066(216) 555-0112\u2069'))
    assert.equal(call('en'), 'Call (216) 555-0112')
    const date = language.speech('ar').t('offline.asOf', { date: '14 أكتوبر' })
    assert.doesNotMatch(date, /\u2066/)
  })
})
