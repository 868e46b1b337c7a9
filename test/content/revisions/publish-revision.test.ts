import assert from 'node:assert/strict'
import { contentHash } from '../../../src/answering/revision/content-hash.js'
import { compileRules } from '../../../src/answering/rules/compile-rules.js'
import { publishRevision } from '../../../src/content/revisions/publish-revision.js'
import { findRevision, latestRevision, listRevisions } from '../../../src/content/revisions/revision-store.js'
import { readWorkingCopy } from '../../../src/content/revisions/working-copy-store.js'
import { seedDatabase } from '../../../src/content/seeds/seed-database.js'
import type { Database } from '../../../src/platform/database/open-database.js'
import { createLanguage } from '../../../src/platform/language/language.js'
import { openEmpty } from '../../support/samples/empty-database.js'
import { aRuleRow, writeSeedFolder } from '../../support/samples/seed-folder.js'

const english = createLanguage().speech('en')

describe('publishRevision', () => {
  let database: Database
  beforeEach(async () => {
    database = await openEmpty()
    seed()
  })
  afterEach(() => database.$client.close())

  function seed(changes: Parameters<typeof writeSeedFolder>[0] = {}) {
    const { folder, remove } = writeSeedFolder(changes)
    seedDatabase(database, folder)
    remove()
  }
  const publish = (note = 'first') => publishRevision(database, { note, by: 'Ana' })
  const topicRows = () =>
    database.$client.prepare("select key from outbox where kind = 'topic'").pluck().all()

  it('publishes everything the routing uses', () => {
    const { content } = publish()
    const worry = content.topics.find(({ slug }) => slug === 'worry')
    assert.deepEqual(worry?.ladders, {
      any: [['counselor'], ['principal'], ['transportation']],
      high: [['principal']],
    })
    assert.equal(worry?.words.es?.title, 'Una preocupación')
    assert.deepEqual(content.topics[0]?.also, ['principal'])
    assert.equal(content.phrasings.length, 4)
    assert.deepEqual(content.synonyms, [{ lang: 'en', word: 'coach', means: ['transportation', 'bus'] }])
    assert.deepEqual(
      content.dangerPhrases.map(({ danger }) => danger),
      [false, true],
    )
    assert.deepEqual(topicRows(), ['late-bus', 'worry'])
  })

  it('returns what was published, even after later edits', () => {
    const published = publish()
    database.$client.exec("delete from phrasings where lang = 'es'")
    assert.deepEqual(latestRevision(database), published)
    assert.deepEqual(findRevision(database, published.id), published)
    assert.equal(findRevision(database, 99), null)
  })

  it('returns the latest revision when nothing changed', () => {
    const published = publish()
    assert.deepEqual(publish('again'), published)
    assert.equal(listRevisions(database).length, 1)
    assert.equal(topicRows().length, 2)
  })

  it('counts what changed, and queues changed topics for the index', () => {
    publish()
    database.$client.exec("delete from outbox where kind = 'topic'")
    seed({
      'phrasings/en.csv': (sound) =>
        `${sound.replace('my child is sad', 'my child cries')}worry,she is afraid\n`,
      'topics.csv': (sound) => sound.replace('A worry', 'Worries'),
      'ladders.csv': (sound) => sound.replace('worry,high,1,principal\n', ''),
    })
    const second = publish('second')
    const [entry] = listRevisions(database)
    assert.equal(entry?.id, second.id)
    assert.equal(entry?.publishedBy, 'Ana')
    const summary = entry?.summary.map(({ key, values }) => english.t(key, values)).join('; ')
    assert.equal(summary, 'topics: 1 changed; ladders: 1 changed; phrasings: 2 added and 1 removed')
    assert.deepEqual(topicRows(), ['worry'])
  })

  it('has the same hash for the same content, in any order of rows and keys', () => {
    const before = readWorkingCopy(database)
    database.$client.exec(
      "delete from phrasings where topic = 'worry'; insert into phrasings (topic, lang, text) values ('worry', 'en', 'my child is sad')",
    )
    const { offices, ...others } = readWorkingCopy(database)
    assert.equal(contentHash({ ...others, offices }), contentHash(before))
    assert.notEqual(contentHash({ ...before, synonyms: [] }), contentHash(before))
  })

  it('combines the ladders of all levels when there is no general one', () => {
    seed({
      'ladders.csv': (sound) =>
        sound.replace(
          'worry,any,1,counselor\nworry,any,2,principal\nworry,any,3,transportation\n',
          'worry,elementary,1,principal\nworry,middle,1,counselor\nworry,middle,2,principal\n',
        ),
    })
    const worry = readWorkingCopy(database).topics.find(({ slug }) => slug === 'worry')
    assert.deepEqual(worry?.ladders.any, [['principal', 'counselor'], ['principal']])
  })

  it('publishes the rules, in order', () => {
    const second = aRuleRow({ id: 'second', position: '20', any: 'late bus', ends: '2026-12-01' })
    const first = aRuleRow({ id: 'first', topic: '', notice_en: 'Hello' })
    seed({ 'rules.csv': (sound) => `${sound}${second}\n${first}\n` })
    const { content } = publish()
    const named = { name: 'Passes', why: 'Asked', startsOn: null }
    assert.deepEqual(content.rules, [
      {
        ...named,
        id: 'first',
        conditions: {},
        action: { kind: 'notice', words: { en: 'Hello' } },
        endsOn: null,
      },
      {
        ...named,
        id: 'second',
        conditions: { any: ['late bus'] },
        action: { kind: 'topic', topic: 'late-bus' },
        endsOn: '2026-12-01',
      },
    ])
    assert.deepEqual(compileRules(content, null).faults, [])
    assert.equal(publish('again').id, latestRevision(database)?.id)
  })

  it('leaves out rules that are off', () => {
    const add = database.$client.prepare(
      "insert into rules (id, position, name, why, conditions, action, active) values (?, ?, ?, '', '{}', '{}', ?)",
    )
    add.run('off', 1, 'Off', 0)
    add.run('on', 2, 'On', 1)
    assert.deepEqual(
      publish().content.rules.map(({ id }) => id),
      ['on'],
    )
  })

  it('never lets a revision be changed or removed', () => {
    publish()
    assert.throws(() => database.$client.exec("update revisions set note = 'x'"), /never changes/)
    assert.throws(() => database.$client.exec('delete from revisions'), /is kept/)
  })
})
