import assert from 'node:assert/strict'
import { resolveEntry } from '../../src/answering/resolve-entry.js'
import type { DirectorySnapshot } from '../../src/directory/model/directory-snapshot.js'
import { createLanguage } from '../../src/platform/language/language.js'
import { sampleNow } from '../support/samples/sample.js'
import { translatedDirectory } from '../support/samples/translated-directory.js'

describe('resolveEntry', function () {
  this.timeout(60_000)
  const languages = createLanguage()
  let directory: DirectorySnapshot
  before(async () => {
    directory = await translatedDirectory()
  })

  /** An office on a page, for a family that speaks a language. */
  function shown(page: string, family: string | null, office = 'multilingual') {
    const told = { school: null, grade: null, lastInitial: null, language: family }
    const speech = languages.speech(page)
    const context = { directory, school: null, speech, now: sampleNow, askedAt: sampleNow, told }
    const contact = resolveEntry({ office, score: 1, topic: null }, null, context).contact
    assert.ok(contact)
    return contact
  }

  it('chooses the person by the family’s language, in the words of the page', () => {
    const pages: [string, string, string][] = [
      ['en', 'so', 'Family liaison, Somali'],
      ['es', 'so', 'Enlace familiar, somalí'],
      ['ar', 'so', 'مسؤول الاتصال بالأسر، الصومالية'],
    ]
    for (const [page, family, title] of pages) {
      const { person } = shown(page, family)
      assert.deepEqual([person?.name, person?.title], ['Ahmed Hirsi', { text: title, lang: null }], page)
    }
  })

  it('says in the page’s language where it is and what to bring, whoever asks', () => {
    for (const office of ['multilingual', 'transportation', 'superintendent', 'enrollment'])
      for (const page of ['en', 'es', 'ar', 'zh']) {
        const [own, other] = [null, 'vi'].map((family) => shown(page, family, office))
        assert.deepEqual([other?.room, other?.bring], [own?.room, own?.bring], `${office}, ${page}`)
      }
  })

  it('marks what has no words in the page’s language as English', () => {
    const { translations } = directory
    const plain = { ...translations, text: (_kind: string, text: { en: string }) => ({ en: text.en }) }
    const was = directory
    directory = { ...directory, translations: plain as typeof translations }
    const { person } = shown('ko', 'so')
    directory = was
    assert.deepEqual(person?.title, { text: 'Family liaison, Somali', lang: 'en' })
  })

  it('says that a person asked for by name is away, until when, and who helps', () => {
    const told = { school: null, grade: null, lastInitial: null, language: null }
    const away = (person: string, page: string, now: Date) => {
      const context = { directory, school: null, speech: languages.speech(page), now, askedAt: now, told }
      return resolveEntry({ office: 'transportation', score: 1, topic: null, person }, null, context).contact
        ?.personAway
    }
    const during = new Date('2025-11-28T15:00:00Z')
    assert.match(away('audrey-ackerman', 'en', during) ?? '', /December 4\b.+Solís/)
    assert.match(away('audrey-ackerman', 'es', during) ?? '', /\d de diciembre/)
    assert.equal(away('audrey-ackerman', 'en', new Date('2025-12-09T15:00:00Z')), undefined)
    assert.equal(away('leah-wyman', 'en', during), undefined)
  })
})
