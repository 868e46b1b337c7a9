import assert from 'node:assert/strict'
import type { DirectoryDocument, DocumentKind } from '../../../src/platform/search/directory-document.js'
import { createDirectoryTable } from '../../../src/platform/search/directory-table.js'
import { assertKeepsLess } from '../../support/measures/kept-bytes.js'

describe('createDirectoryTable', () => {
  const table = createDirectoryTable()
  beforeEach(async () => {
    await table.fill([
      entry('person', '1', 'Ana Rodríguez', 'school counselor', 'grant'),
      entry('person', '2', 'Tom Miller', 'bus routes', 'lincoln'),
      entry('office', 'transportation', 'Transportation', 'bus late missing stop', null),
      entry('topic', 'late-bus', 'Late or missing bus', 'transport', null, '校车晚点或没来'),
    ])
  })
  const ids = (query: string, options = {}) => table.search(query, options).map((hit) => hit.id)

  it('finds names without accents, misspelled, and by prefix', () => {
    assert.deepEqual(ids('rodriguez'), ['person-1'])
    assert.deepEqual(ids('Rodrigez'), ['person-1'])
    assert.deepEqual(ids('rodr'), ['person-1'])
    assert.deepEqual(ids('rodr', { whole: true }), [], 'not where the word is whole')
  })

  it('ranks titles before other words, and more matches before fewer', () => {
    assert.equal(ids('bus')[0], 'topic-late-bus')
    assert.equal(ids('missing bus stop')[0], 'topic-late-bus')
    assert.equal(ids('stop')[0], 'office-transportation')
  })

  it('finds a substring in scripts without spaces', () => {
    assert.deepEqual(ids('晚点'), ['topic-late-bus'])
  })

  it('respects the requested kinds and school', () => {
    assert.deepEqual(ids('bus', { kinds: ['person'] }), ['person-2'])
    assert.deepEqual(ids('bus', { school: 'grant' }), [])
    assert.deepEqual(ids('', { school: 'grant' }), ['person-1'])
  })

  it('finds nothing for an unknown word', () => {
    assert.deepEqual(ids('zebra'), [])
  })

  it('suggests by title and by families’ words, in one language on request', async () => {
    const topic = {
      ...entry('topic', 'lost-found', 'Lost and found', '', null, '失物招领'),
      said: { en: 'jacket coat' },
    }
    await table.upsert([topic])
    const suggested = (query: string, lang: string) => table.suggest(query, { lang }).map((hit) => hit.id)
    assert.deepEqual(suggested('jack', 'en'), ['topic-lost-found'])
    assert.deepEqual(suggested('jack', 'zh'), [])
    assert.deepEqual(suggested('bus', 'zh'), [])
    assert.deepEqual(suggested('失物', 'zh'), ['topic-lost-found'])
    assert.equal('said' in table.suggest('jack')[0]!, false)
  })

  it('suggests by no other words', () => {
    assert.deepEqual(
      table.suggest('tran').map((hit) => hit.id),
      ['office-transportation'],
    )
  })

  it('never returns the words a document is found by', () => {
    assert.equal('words' in table.search('bus')[0]!, false)
  })

  it('answers from its old content while being refilled, and loses no change made meanwhile', async () => {
    const many = Array.from({ length: 5000 }, (_, i) =>
      entry('person', String(i), `Ida Number${i}`, '', null),
    )
    const filled = table.fill([...many, entry('person', 'late', 'Zoe Late', '', null)])
    assert.deepEqual(ids('rodriguez'), ['person-1'])
    await table.upsert([entry('person', '7', 'Ada Changed', '', null)])
    table.remove(['person-late'])
    await filled
    assert.deepEqual([ids('rodriguez'), ids('late'), ids('changed')], [[], [], ['person-7']])
    assert.deepEqual(ids('number8').slice(0, 1), ['person-8'])
  })

  it('keeps a word that many documents have once', async () => {
    // 240,000 for the lists; with each word by itself, 1,100,000.
    await assertKeepsLess(500_000, 'directoryTable')
  })

  it('applies changes', async () => {
    table.remove(['person-1'])
    await table.upsert([entry('person', '2', 'Tom Ashe', '', null)])
    assert.deepEqual(ids('rodriguez'), [])
    assert.deepEqual(ids('miller'), [])
    assert.deepEqual(ids('ashe'), ['person-2'])
  })
})

function entry(
  kind: DocumentKind,
  key: string,
  title: string,
  words: string,
  school: string | null,
  zh?: string,
): DirectoryDocument {
  return {
    id: `${kind}-${key}`,
    kind,
    title: zh ? { en: title, zh } : { en: title },
    subtitle: {},
    school,
    office: null,
    words,
    url: `/${kind}/${key}`,
  }
}
