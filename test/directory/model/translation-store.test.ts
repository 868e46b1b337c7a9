import assert from 'node:assert/strict'
import type { DirectorySnapshot } from '../../../src/directory/model/directory-snapshot.js'
import type { RoutingTopic } from '../../../src/directory/model/topic.js'
import { readTranslations } from '../../../src/directory/model/translation-store.js'
import { englishHash, type TranslatedKind, textId } from '../../../src/directory/model/translations.js'
import { directoryDocuments } from '../../../src/directory/search/directory-documents.js'
import type { Database } from '../../../src/platform/database/open-database.js'
import { openEmpty } from '../../support/samples/empty-database.js'

describe('Translations of several directories', () => {
  const opened: Database[] = []
  after(() => {
    for (const { $client } of opened) $client.close()
  })

  const topicWords = { title: 'Late bus', summary: 'The bus is late', bring: '' }
  const topicOf = (slug: string) => ({ slug, words: { en: topicWords } }) as unknown as RoutingTopic

  async function directory(): Promise<Database> {
    const database = await openEmpty()
    opened.push(database)
    const add = database.$client.prepare(
      'insert into translations (kind, owner, lang, words, english, shipped) values (?, ?, ?, ?, ?, 1)',
    )
    const put = (kind: TranslatedKind, owner: string, lang: string, words: object, english: string) =>
      add.run(kind, owner, lang, JSON.stringify(words), english)
    for (const slug of ['late-bus', 'lost-bus'])
      for (const lang of ['vi', 'fr']) {
        const words = { title: `${slug} ${lang}`, summary: `About\nit ${lang}`, bring: '' }
        put('topic', slug, lang, words, englishHash('topic', topicWords))
      }
    put('room', textId('room', 'Room #'), 'fr', { text: 'Salle #' }, textId('room', 'Room #'))
    return database
  }

  it('are in memory once while they are equal', async () => {
    const [elm, oakdale] = [readTranslations(await directory()), readTranslations(await directory())]
    const topic = topicOf('late-bus')
    const shown = elm.topic(topic)
    assert.deepEqual(Object.keys(shown.words), ['en', 'fr', 'vi'])
    assert.equal(oakdale.topic(topic), shown)
    assert.deepEqual(oakdale.room('Room 12'), { en: 'Room 12', fr: 'Salle 12' })
    assert.deepEqual(oakdale.room('Gym'), { en: 'Gym' })
  })

  it('differ where a district changed its own, and are shared elsewhere', async () => {
    const database = await directory()
    const elm = readTranslations(await directory())
    const own = { title: 'Bus en retard', summary: 'Le bus', bring: '' }
    database.$client
      .prepare("update translations set words = ? where owner = 'late-bus' and lang = 'fr'")
      .run(JSON.stringify(own))
    const oakdale = readTranslations(database)
    const [late, lost] = [topicOf('late-bus'), topicOf('lost-bus')]
    assert.deepEqual(oakdale.topic(late).words.fr, own)
    assert.equal(elm.topic(late).words.fr?.title, 'late-bus fr')
    assert.equal(oakdale.topic(late).words.vi, elm.topic(late).words.vi)
    assert.equal(oakdale.topic(lost).words.fr, elm.topic(lost).words.fr)
  })

  it('make the search documents of their topics once', async () => {
    const topics = [{ ...topicOf('late-bus'), ladders: { any: [] } }] as unknown as RoutingTopic[]
    const published = { topics, synonyms: [], phrasings: [] }
    const none = { schools: [], ownOffices: [], offices: [], contacts: [], people: [] }
    const [elm, oakdale] = [await directory(), await directory()].map((database) => {
      const translations = readTranslations(database)
      return directoryDocuments({ ...none, translations } as unknown as DirectorySnapshot, published)
    })
    assert.equal(elm?.[0]?.title.vi, 'late-bus vi')
    assert.equal(oakdale?.[0], elm?.[0])
  })

  it('follow a change, and its return', async () => {
    const database = await directory()
    const { $client } = database
    const title = () => readTranslations(database).topic(topicOf('lost-bus')).words.vi?.title
    const rows = $client.prepare("select * from translations where lang = 'vi' and kind = 'topic'").all()
    assert.equal(title(), 'lost-bus vi')
    $client.prepare("delete from translations where lang = 'vi'").run()
    assert.equal(title(), undefined)
    const back = $client.prepare(
      `insert into translations (kind, owner, lang, words, english, shipped)
       values (@kind, @owner, @lang, @words, @english, @shipped)`,
    )
    for (const row of rows) back.run(row)
    assert.equal(title(), 'lost-bus vi')
  })
})
