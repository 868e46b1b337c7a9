import assert from 'node:assert/strict'
import fc from 'fast-check'
import { findAsker } from '../../src/answering/mentions/find-asker.js'
import { findNames } from '../../src/answering/mentions/find-names.js'
import { findPlace } from '../../src/answering/mentions/find-place.js'
import {
  cacheMentionIndexes,
  createMentionIndex,
  type MentionIndex,
} from '../../src/answering/mentions/mention-index.js'
import { readMentionText } from '../../src/platform/text/mention-text.js'
import { anySign } from '../support/samples/any-sign.js'
import { catalogPhrasings, sampleMentions } from '../support/samples/sample-mentions.js'

describe('Mentions in families’ own writing', () => {
  let index: MentionIndex
  before(async () => {
    index = await sampleMentions()
  })

  function readAll(text: string, lang: string, given = index) {
    const read = readMentionText(text)
    const place = findPlace(read, lang, given)
    return {
      place,
      names: findNames(read, lang, given, { school: null }),
      asker: findAsker(read, given, place.grade, lang),
    }
  }

  const sampled = async (lang: string) => (await catalogPhrasings(lang)).filter((_, i) => i % 10 === 0)

  for (const lang of ['en', 'es']) {
    it(`take few catalog phrasings for look-ups, and only short ones (${lang})`, async () => {
      const texts = await sampled(lang)
      assert.ok(texts.length > 1000)
      const lookups = texts.filter((text) => readAll(text, lang).names.directory)
      assert.ok(lookups.length <= texts.length * 0.008, lookups.join('\n'))
      for (const text of lookups) assert.ok(text.split(/\s+/).length <= 12, text)
    })

    it(`see a school only where its name is written (${lang})`, async () => {
      const names =
        /lincoln|birchwood|canal|juniper|meadowlark|orchard|prairie|quarry|tamarack|garrison|harmony|whitfield|douglass|riverbend|summit/i
      for (const text of await sampled(lang)) {
        const { schools } = readAll(text, lang).place.evidence
        if (schools.length > 0) assert.match(text, names)
      }
    })

    it(`see staff in few phrasings, and only with a title or both names (${lang})`, async () => {
      const texts = (await sampled(lang)).filter((text) => readAll(text, lang).names.people.length > 0)
      assert.ok(texts.length < 10, texts.join('\n'))
    })
  }

  it('are found in any text without an error, and exist in this directory', () => {
    const pieces = fc.constantFrom(
      'Ms',
      'Alvarez',
      'at',
      'Lincoln',
      'last name',
      '3rd',
      'grade',
      'nurse',
      'speaks',
      'Somali',
      ',',
      '.',
      '’s',
      'a',
      'de',
      'apellido',
      '12',
      'y',
      'school',
      'who',
      '-',
      'constructor',
      '__proto__',
      'toString',
      'L.',
      'Canal Street',
    )
    const mixed = fc.array(pieces, { maxLength: 25 }).map((words) => words.join(' '))
    const any = fc.oneof(mixed, fc.string({ unit: anySign, maxLength: 300 }), fc.string({ maxLength: 300 }))
    fc.assert(
      fc.property(any, fc.constantFrom('en', 'es', 'vi', 'zh', 'ar', 'und'), (text, lang) => {
        const { place, names, asker } = readAll(text, lang)
        assert.ok(place.school === null || index.directory.school(place.school))
        assert.ok(names.people.length <= 5)
        for (const { slug, score } of names.people) {
          assert.ok(index.directory.person(slug)?.public)
          assert.ok(score >= 0 && score <= 1)
        }
        assert.ok(!names.directory || names.people.length > 0 || names.role !== null)
        assert.equal(asker.grade, place.grade)
      }),
      { numRuns: 2000 },
    )
  })

  it('are found at the end of a long text, among 5,000 people', async () => {
    const big = createMentionIndex(withPeople(index, 5000), index.isOrdinary)
    const text = `${(await sampled('en')).join(' ').slice(0, 1900)} Ms Alvarez at Lincoln, last name Garcia`
    const { names, asker } = readAll(text, 'en', big)
    assert.ok(names.people.some(({ slug }) => slug === 'luz-alvarez'))
    assert.equal(asker.lastName, 'Garcia')
  })

  it('are rebuilt when the directory has changed, and not before', () => {
    const { of: indexOf } = cacheMentionIndexes(index.isOrdinary)
    const first = indexOf(index.directory)
    assert.equal(indexOf(index.directory), first)
    assert.notEqual(indexOf({ ...index.directory }), first)
  })

  it('are not found in an empty directory', () => {
    const empty = {
      ...index.directory,
      schools: [],
      offices: [],
      contacts: [],
      people: [],
      office: () => null,
      officeWithRole: () => null,
    }
    const nothing = createMentionIndex(empty, index.isOrdinary)
    const { place, names } = readAll('Ms Alvarez, nurse at Lincoln', 'en', nothing)
    assert.equal(place.school, null)
    assert.deepEqual(names, { people: [], role: null, directory: false })
  })
})

/** The sample district plus made-up people. */
function withPeople({ directory }: MentionIndex, most: number): MentionIndex['directory'] {
  const syllables = 'ka lo mi ren tas vor bel dun fi gra hol jes kin lum mar nov os pri qui sal'.split(' ')
  const nameOf = (n: number) =>
    [n % 20, Math.floor(n / 20) % 20, Math.floor(n / 400) % 20].map((i) => syllables[i]).join('')
  const [first] = directory.people
  const made = Array.from({ length: most - directory.people.length }, (_, i) => ({
    ...first!,
    id: 100_000 + i,
    slug: `made-${i}`,
    firstName: nameOf(i * 7),
    lastName: nameOf(i),
    public: true,
  }))
  return { ...directory, people: [...directory.people, ...made] }
}
