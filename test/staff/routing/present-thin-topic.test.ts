import assert from 'node:assert/strict'
import type { ThinTopic } from '../../../src/answering/models/thin-topics.js'
import type { TopicEntry } from '../../../src/content/revisions/topic-editor-store.js'
import { createLanguage } from '../../../src/platform/language/language.js'
import { presentThinTopic } from '../../../src/staff/routing/present-thin-topic.js'

const topic = (slug: string, phrasings: number): TopicEntry => ({
  ...{ slug, phrasings, title: `Title of ${slug}`, titles: { es: `Título de ${slug}` }, offices: [] },
})
const topics = [topic('scooters', 10), topic('bus-late', 300), topic('grades', 290)]
const scooters: ThinTopic = {
  ...{ slug: 'scooters', key: '', phrasings: 10, found: 7 },
  takenFor: [
    { slug: 'bus-late', count: 2 },
    { slug: 'gone', count: 1 },
  ],
}
const say = (slug: string, measured: ThinTopic[], lang = 'en') =>
  presentThinTopic({ slug, topics, measured }, createLanguage().speech(lang))

describe('The note about a topic with few phrasings', () => {
  it('says how often it was found, and what it was mistaken for', () => {
    const said = say('scooters', [scooters])
    assert.match(said?.said ?? '', /each of its 10 phrasings .* 7 reached the right office/)
    assert.equal(said?.isOld, false)
    assert.deepEqual(
      said?.takenFor.map(({ title, times }) => [title, times]),
      [['Title of bus-late', 2]],
    )
    assert.match(say('scooters', [scooters], 'es')?.takenFor[0]?.title ?? '', /Título/)
  })

  it('asks for a measurement at first, and again when phrasings have changed', () => {
    assert.match(say('scooters', [])?.said ?? '', /few phrasings \(10\)/)
    assert.equal(say('scooters', [{ ...scooters, phrasings: 8 }])?.isOld, true)
  })

  it('is absent when there are enough, and says how many are enough here', () => {
    assert.equal(say('grades', []), null)
    for (const lang of ['en', 'es']) assert.match(say('scooters', [], lang)?.advice ?? '', /\b30\b/)
    const fuller = topics.map((each) => (each.slug === 'scooters' ? topic('scooters', 40) : each))
    const language = createLanguage().speech('en')
    assert.equal(
      presentThinTopic({ slug: 'scooters', topics: fuller, measured: [] }, language)?.advice ?? null,
      null,
    )
  })
})
