import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { allFieldTopics, findField } from '../../../src/answering/matching/field-words.js'
import { fromRoot } from '../../../src/platform/root.js'

describe('A word or two that name a whole field', () => {
  const first = [
    ['en', 'lunch', 'lunch-account'],
    ['en', 'School lunch?', 'lunch-account'],
    ['en', 'a grade', 'teacher-grades'],
    ['en', "my son's grades", 'teacher-grades'],
    ['en', 'a complaint', 'teacher-complaint'],
    ['en', 'question about the bus', 'bus-late'],
    ['en', 'testing', 'state-test'],
    ['en', 'sick', 'absence'],
    ['es', 'una queja', 'teacher-complaint'],
    ['es', 'Autobús', 'bus-late'],
    ['es', 'las notas', 'teacher-grades'],
    ['es', 'lunch', 'lunch-account'],
    ['fr', 'la cantine', 'lunch-account'],
    ['pt', 'uma reclamação', 'teacher-complaint'],
    ['vi', 'Điểm số', 'teacher-grades'],
    ['vi', 'xe buýt', 'bus-late'],
    ['zh', '校車', 'bus-late'],
    ['ko', '성적', 'teacher-grades'],
    ['ru', 'оценки', 'teacher-grades'],
    ['so', 'buundooyin', 'teacher-grades'],
    ['ht', 'nòt', 'teacher-grades'],
    ['tl', 'mga grado', 'teacher-grades'],
    ['ar', 'الحافلة', 'bus-late'],
  ] as const
  for (const [lang, text, topic] of first)
    it(`asks between its topics: ${text} (${lang})`, () => {
      const topics = findField(text, lang) ?? []
      assert.equal(topics[0], topic)
      assert.ok(topics.length >= 2 && topics.length <= 6)
    })

  for (const text of [
    'lice',
    'lunch menu',
    'the bus is late',
    'help with homework',
    'not lunch',
    'not',
    '',
    '?',
    'lunch '.repeat(9),
  ])
    it(`is not a text that says more, or names one topic: ${JSON.stringify(text.slice(0, 20))}`, () =>
      assert.equal(findField(text, 'en'), null))

  it('leads to topics that ship, each once in a field', () => {
    const topics = parse(readFileSync(fromRoot('seeds', 'topics.csv')), { columns: true }) as {
      slug: string
    }[]
    const shipped = new Set(topics.map(({ slug }) => slug))
    for (const field of allFieldTopics) {
      assert.deepEqual(
        field.filter((slug) => !shipped.has(slug)),
        [],
      )
      assert.equal(new Set(field).size, field.length)
      assert.ok(field.length >= 2 && field.length <= 6)
    }
  })
})
