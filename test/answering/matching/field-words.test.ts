import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { fieldTopics, findField, readFields } from '../../../src/answering/matching/field-words.js'
import { WordListError } from '../../../src/answering/read-word-list.js'
import { fromRoot } from '../../../src/platform/root.js'
import { briefFault } from '../../support/app/brief-fault.js'

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

  it('leads to topics that ship', () => {
    const topics = parse(readFileSync(fromRoot('seeds', 'topics.csv')), { columns: true }) as {
      slug: string
    }[]
    const shipped = new Set(topics.map(({ slug }) => slug))
    assert.deepEqual(
      fieldTopics().filter((slug) => !shipped.has(slug)),
      [],
    )
  })
})

describe('The files of fields', () => {
  const sound = {
    fields: 'field,topics\nlunch,lunch-account menu-diet\nbus,bus-late bus-route\n',
    words: 'field,lang,phrases\nlunch,en,lunch | Kids Lunch\nbus,vi,xe buýt\nfiller,es,el | la\n',
  }

  function read({ fields = sound.fields, words = sound.words }) {
    const folder = mkdtempSync(join(tmpdir(), 'fields-'))
    try {
      writeFileSync(join(folder, 'fields.csv'), fields)
      writeFileSync(join(folder, 'field-words.csv'), words)
      return readFields(folder)
    } finally {
      rmSync(folder, { recursive: true })
    }
  }

  it('are read by language', () => {
    const { topics, phrases, fillers } = read({})
    assert.deepEqual(topics.get('bus'), ['bus-late', 'bus-route'])
    assert.deepEqual(
      [...phrases].map(([lang, named]) => [lang, ...named]),
      [
        ['en', ['lunch', 'lunch'], ['kids lunch', 'lunch']],
        ['vi', ['xe buyt', 'bus']],
      ],
    )
    assert.deepEqual([...fillers], ['el', 'la'])
  })

  function faultsOf(files: Parameters<typeof read>[0]): string[] {
    try {
      read(files)
      return []
    } catch (error) {
      assert.ok(error instanceof WordListError, String(error))
      return error.faults.map(briefFault)
    }
  }

  it('name every bad row', () => {
    assert.deepEqual(
      faultsOf({
        fields:
          'field,topics\nThe Bus,bus-late bus-route\nfiller,a b\none,bus-late\ntwice,a a\nmany,a b c d e f g\nspaced,a  b\nodd,A b\n',
      }),
      [
        'fields.csv 2 field: fault.id',
        'fields.csv 3 field: fault.id',
        ...[4, 5, 6, 7, 8].map((line) => `fields.csv ${line} topics: fault.topicList(most: 6)`),
      ],
    )
    assert.deepEqual(
      faultsOf({
        words: 'field,lang,phrases\nlunches,en,lunch\nlunch,de,Essen\nlunch,en,lunch | \nbus,en,\n',
      }),
      [
        'field-words.csv 2 field: fault.oneOf(list: lunch, bus, filler)',
        'field-words.csv 3 lang: fault.oneOf(list: en, es, ar, fr, ht, ko, pt, ru, so, tl, vi, zh)',
        'field-words.csv 4 phrases: fault.empty',
        'field-words.csv 5 phrases: fault.empty',
      ],
    )
  })
})
