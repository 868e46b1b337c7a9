import assert from 'node:assert/strict'
import {
  allStages,
  beginMatching,
  type MatchSources,
  matchConcern,
} from '../../../src/answering/matching/match-concern.js'
import { createMatchIndex, phrasingDocuments } from '../../../src/answering/matching/match-index.js'
import { countFeatures, type FeatureCounts } from '../../../src/answering/models/features.js'
import { topicTraining } from '../../../src/answering/models/numbers.js'
import { trainModel } from '../../../src/answering/models/train-model.js'
import type { TrainedModel } from '../../../src/answering/models/trained-model.js'
import { topicTrainingTexts } from '../../../src/answering/models/training-texts.js'
import { createTermTable } from '../../../src/platform/search/term-table.js'
import { tokenize } from '../../../src/platform/text/tokenize.js'
import { smallContent, smallRevision } from '../../support/samples/small-revision.js'

const content = smallContent()
const index = createMatchIndex(content)
const table = createTermTable(phrasingDocuments(content))
const model = trainModel(topicTrainingTexts(content), { ...topicTraining, minSeen: 1, epochs: 20 })

function sources(change: Partial<MatchSources> = {}): MatchSources {
  return {
    revision: smallRevision(content),
    index,
    topicModel: () => model,
    meaning: async () => null,
    countInMemory: (terms) => table.countNow(terms),
    termCounts: async (terms) => ({ counts: table.countNow(terms), engine: 'fallback' }),
    ...change,
  }
}

const wordHash = (word: string) => countFeatures(tokenize(word, 'en')).hashes[0]!
const [busHash, cardHash] = [wordHash('bus'), wordHash('card')]

/** A late bus, a lunch account, and for words of both a missing child. */
const mixesUp = {
  vocabulary: {
    vectorOf: ({ hashes, ends }: FeatureCounts) => {
      const words = hashes.subarray(0, ends[0])
      const [bus, card] = [words.includes(busHash), words.includes(cardHash)]
      return { ids: [bus && card ? 2 : card ? 1 : 0], values: [1] }
    },
  } as unknown as TrainedModel['vocabulary'],
  linear: {
    classes: ['bus-late', 'lunch-account', 'child-missing'],
    full: 3,
    starts: Uint32Array.of(0, 3, 6, 9),
    places: new Uint16Array(),
    weights: Int8Array.of(100, 0, 0, 0, 100, 0, 0, 0, 100),
    scales: Float32Array.of(0.05, 0.05, 0.05),
    bias: new Float32Array(3),
  },
}

const ask = (text: string, change: Partial<{ lang: string; level: 'elementary' | 'high' }> = {}) => ({
  text,
  lang: change.lang ?? null,
  level: change.level ?? null,
  officeOf: (role: string) => role,
})

describe('Matching a concern', () => {
  it('names the office of the topic, and the topic that led there', async () => {
    const match = await matchConcern(ask('the bus never came for my daughter'), sources())
    assert.equal(match.outcome, 'answer')
    assert.equal(match.offices[0]?.office, 'transportation')
    assert.equal(match.offices[0]?.topic, 'bus-late')
  })

  for (const [name, change, stages] of [
    ['without the word model', { topicModel: () => null }, allStages],
    ['with the word model switched off', {}, { ...allStages, words: false }],
    ['with the term counts switched off', {}, { ...allStages, terms: false }],
  ] as const) {
    it(`still answers ${name}`, async () => {
      const match = await matchConcern(ask('refund of lunch money'), sources(change), stages)
      assert.equal(match.offices[0]?.office, 'nutrition')
    })
  }

  it('uses the ladder of the level', async () => {
    const offices = async (level?: 'elementary' | 'high') =>
      (await matchConcern(ask('wrong math grade', level ? { level } : {}), sources())).offices.map(
        (o) => o.office,
      )
    assert.ok((await offices('high')).slice(0, 2).includes('counselor'))
    assert.ok(!(await offices('elementary')).slice(0, 2).includes('counselor'))
  })

  it('matches Spanish, announced or not', async () => {
    assert.equal(
      (await matchConcern(ask('no llego el autobus'), sources())).offices[0]?.office,
      'transportation',
    )
    assert.equal((await matchConcern(ask('no llego el autobus', { lang: 'en' }), sources())).trace.lang, 'es')
  })

  describe('that also says which language the family speaks', () => {
    const interpreter = {
      ...content.topics[1]!,
      slug: 'interpreter',
      ladders: { any: [['multilingual']] },
    }
    const known = {
      ...content,
      offices: [...content.offices, { ...content.offices[0]!, id: 'multilingual' }],
      topics: [...content.topics, interpreter],
      phrasings: [
        ...content.phrasings,
        ...[
          'we speak somali',
          'i speak little english',
          'we need an interpreter',
          'we only speak spanish',
        ].map((text) => ({ topic: 'interpreter', lang: 'en', text })),
      ],
    }
    const sourcesOf = () => {
      const table = createTermTable(phrasingDocuments(known))
      const model = trainModel(topicTrainingTexts(known), { ...topicTraining, minSeen: 1, epochs: 20 })
      return sources({
        index: createMatchIndex(known),
        topicModel: () => model,
        termCounts: async (terms) => ({ counts: table.countNow(terms), engine: 'fallback' }),
      })
    }
    const officesOf = async (text: string) =>
      (await matchConcern(ask(text), sourcesOf())).offices.map(({ office }) => office)

    it('is answered by the office of its matter, with the interpreters last', async () => {
      const offices = await officesOf('We speak Somali. We only speak Somali. The bus is late.')
      assert.equal(offices[0], 'transportation')
      assert.equal(offices.at(-1), 'multilingual')
    })

    it('is answered by the interpreters where it says no other, or wants them', async () => {
      assert.equal((await officesOf('We speak Somali'))[0], 'multilingual')
      assert.equal((await officesOf('We speak Somali. We need an interpreter.'))[0], 'multilingual')
    })

    it('does not count as a matter of its own', async () => {
      const match = await matchConcern(
        ask('We speak Somali, the bus is late, and her math grade is wrong'),
        sourcesOf(),
      )
      const first = match.parts?.map((_, i) => match.offices.find(({ part }) => part === i)?.office)
      assert.deepEqual(first ?? [], ['transportation', 'teacher'])
    })
  })

  it('names nobody when no district answers for it', async () => {
    const match = await matchConcern(ask('write me a poem about pizza and the weather'), sources())
    assert.equal(match.outcome, 'handover')
  })

  it('asks between the topics of a field that one word names, even one that no signal knows', async () => {
    const topics = [...content.topics, { ...content.topics[1]!, slug: 'menu-diet' }]
    const index = createMatchIndex({ ...content, topics })
    for (const [text, lang] of [
      ['lunch', 'en'],
      ['qado', 'so'],
      ['cunto', 'so'],
    ] as const) {
      const match = await matchConcern(ask(text, { lang }), sources({ index }))
      assert.deepEqual([match.outcome, match.vague], ['choose', true], text)
      assert.deepEqual(
        match.topics.map(({ slug }) => slug),
        ['lunch-account', 'menu-diet'],
      )
    }
  })

  it('answers a word of a field as any other where the district has fewer than two of its topics', async () => {
    const lunch = await matchConcern(ask('lunch'), sources())
    assert.deepEqual([lunch.topics[0]?.slug, lunch.offices[0]?.office], ['lunch-account', 'nutrition'])
    assert.equal((await matchConcern(ask('sports'), sources())).outcome, 'handover')
  })

  it('never takes a thing that is not there for a missing child', async () => {
    const missing = { ...content.topics[1]!, slug: 'child-missing', ladders: { any: [['principal']] } }
    const known = {
      ...content,
      topics: [...content.topics, missing],
      phrasings: [
        ...content.phrasings,
        ...['the bus did not come', 'he did not come home', 'the bus came and he did not'].map((text) => ({
          topic: 'child-missing',
          lang: 'en',
          text,
        })),
      ],
    }
    const index = createMatchIndex(known)
    const table = createTermTable(phrasingDocuments(known))
    const trained = trainModel(topicTrainingTexts(known), { ...topicTraining, minSeen: 1, epochs: 20 })
    const firstOffice = async (text: string) =>
      (
        await matchConcern(
          ask(text),
          sources({
            index,
            topicModel: () => trained,
            termCounts: async (terms) => ({ counts: table.countNow(terms), engine: 'fallback' }),
          }),
        )
      ).offices[0]?.office
    assert.equal(await firstOffice('The bus did not come.'), 'transportation')
    assert.equal(await firstOffice('he did not come home'), 'principal')
  })

  it('leaves heat or food that is missing at school to whoever sees to it there', async () => {
    const needs = { ...content.topics[1]!, slug: 'basic-needs', ladders: { any: [['counselor']] } }
    const heat = { ...content.topics[1]!, slug: 'heat-air-water', ladders: { any: [['principal']] } }
    const phrasing = (topic: string) => (text: string) => ({ topic, lang: 'en', text })
    const known = {
      ...content,
      topics: [...content.topics, needs, heat],
      phrasings: [
        ...content.phrasings,
        ...['we have no heat at home', 'no food at home', 'our heat was cut off'].map(
          phrasing('basic-needs'),
        ),
        ...['the heat is not working in the school', 'no heat in school', 'cold classroom, no heat'].map(
          phrasing('heat-air-water'),
        ),
      ],
    }
    const table = createTermTable(phrasingDocuments(known))
    const trained = trainModel(topicTrainingTexts(known), { ...topicTraining, minSeen: 1, epochs: 20 })
    const change: Partial<MatchSources> = {
      index: createMatchIndex(known),
      topicModel: () => trained,
      termCounts: async (terms) => ({
        counts: table.countNow(terms),
        engine: 'fallback',
      }),
    }
    const firstOffice = async (text: string) =>
      (await matchConcern(ask(text), sources(change))).offices[0]?.office
    assert.equal(await firstOffice('The heat is not working in my kids school'), 'principal')
    assert.equal(await firstOffice('The heat is not working in our home'), 'counselor')
  })

  it('answers two sentences apart whose words together are those of a third matter', async () => {
    const missing = { ...content.topics[1]!, slug: 'child-missing', ladders: { any: [['principal']] } }
    const index = createMatchIndex({ ...content, topics: [...content.topics, missing] })
    const text = 'The bus was late today. My daughter lost her lunch card.'
    const match = await matchConcern(ask(text), sources({ index, topicModel: () => mixesUp }))
    assert.equal(match.parts?.length, 2)
    assert.deepEqual(
      match.offices.slice(0, 2).map(({ office }) => office),
      ['transportation', 'nutrition'],
    )
    const story = 'The bus was late today. My daughter was cold.'
    assert.equal((await matchConcern(ask(story), sources({ index, topicModel: () => mixesUp }))).parts, null)
  })

  it('answers each line of a list, and each of two questions', async () => {
    for (const text of [
      'the bus never came this morning\nlunch money balance',
      'how late is the bus today? how do I add money to her lunch account?',
    ]) {
      const { parts, offices } = await matchConcern(ask(text), sources())
      assert.equal(parts?.length, 2, text)
      assert.deepEqual(
        offices.slice(0, 2).map(({ office, part }) => [office, part]),
        [
          ['transportation', 0],
          ['nutrition', 1],
        ],
      )
    }
  })

  it('answers three sentences apart of which the word model knows two, and the sentence encoder the third', async () => {
    const classes = content.topics.map(({ slug }) => slug)
    const meaning = async (read: string) => ({
      classes,
      probabilities: Float32Array.from(classes, (slug) => {
        const meant = /bus/.test(read) ? 'bus-late' : /lunch/.test(read) ? 'lunch-account' : 'teacher-grades'
        return slug === meant ? 0.9 : 0.01
      }),
    })
    const text =
      'The bus is late again today. I add money to her lunch account. Zorbel quandle flimmy squonk.'
    const officesOf = async (said: string, stages = allStages) => {
      const { parts, offices } = await matchConcern(ask(said), sources({ meaning }), stages)
      return (parts ?? []).map((_, i) => offices.find(({ part }) => part === i)?.office)
    }
    assert.deepEqual(await officesOf(text), ['transportation', 'nutrition', 'teacher'])
    assert.notEqual((await officesOf(text, { ...allStages, meaning: false })).length, 3)
    const story = 'The bus is late again today. We waited for the bus. Another bus came by later.'
    assert.deepEqual(await officesOf(story), [])
  })

  it('answers three clauses that “and” joins, also before a pronoun, but no story that is so told', async () => {
    const classes = content.topics.map(({ slug }) => slug)
    const meaning = async (read: string) => {
      const meant = [/zorbel/, /flimmy/, /quandle/].map((word) => word.test(read))
      const chances = meant.every(Boolean) ? [0.33, 0.33, 0.28] : meant.map((said) => (said ? 0.9 : 0.02))
      return { classes, probabilities: Float32Array.from(chances) }
    }
    const officesOf = async (said: string) => {
      const { parts, offices } = await matchConcern(ask(said), sources({ meaning }))
      return (parts ?? []).map((_, i) => offices.find(({ part }) => part === i)?.office)
    }
    assert.deepEqual(await officesOf('zorbel trunk wibble and she flimmy brask and he quandle spoff dreeb'), [
      'transportation',
      'nutrition',
      'teacher',
    ])
    assert.deepEqual(
      await officesOf('zorbel trunk wibble and she zorbel brask and he quandle spoff dreeb'),
      [],
    )
  })

  it('answers two short sentences apart that lead to different offices', async () => {
    const classes = content.topics.map(({ slug }) => slug)
    const chancesOf: [RegExp, number[]][] = [
      [/zorbel/i, [0.85, 0.001, 0.001]],
      [/flimmy/i, [0.001, 0.85, 0.001]],
    ]
    const meaning = async (read: string) => {
      const chances = chancesOf.find(([words]) => words.test(read))?.[1] ?? [0, 0, 0]
      return { classes, probabilities: Float32Array.from(chances) }
    }
    const read = async (said: string, stages = allStages) => {
      const { parts, offices } = await matchConcern(ask(said), sources({ meaning }), stages)
      return [parts?.length ?? 1, ...offices.slice(0, 2).map(({ office }) => office)]
    }
    assert.deepEqual(await read('Zorbel trunk wibble. Flimmy brask dreeb.'), [
      2,
      'transportation',
      'nutrition',
    ])
    assert.deepEqual((await read('Zorbel trunk wibble. Zorbel brask dreeb.'))[0], 1)
    assert.equal((await read('Zorbel trunk wibble. But flimmy brask dreeb.'))[0], 1)
  })

  it('keeps a story of one matter whole, with a question at its end', async () => {
    const text = 'we waited at the bus stop, the bus never came, no bus this morning. how late is the bus?'
    assert.equal((await matchConcern(ask(text), sources())).parts, null)
  })

  for (const text of ['', 'x', '?!', '😀'.repeat(3000), '\u0000', 'qwrtz plmkn', '<b>x</b>']) {
    it(`hands over instead of failing for ${JSON.stringify(text.slice(0, 20))}`, async () => {
      assert.equal((await matchConcern(ask(text), sources())).outcome, 'handover')
    })
  }

  it('treats SQL as words', async () => {
    await assert.doesNotReject(matchConcern(ask("'; DROP TABLE schools; --"), sources()))
  })

  it('lets the sentence encoder begin with the same text that it then asks about', async () => {
    const texts = [
      'The bus is late again',
      'the buss is lateee',
      'Not about the bus, about her lunch account balance',
      'El autobús llegó tarde',
      'xe buýt đến muộn',
      '',
    ]
    for (const text of texts) {
      const said: string[] = []
      const begun: string[] = []
      const noting = (asked: string[]) =>
        sources({
          async meaning(read) {
            asked.push(read)
            return null
          },
        })
      beginMatching(ask(text), noting(begun), allStages)
      await matchConcern(ask(text), noting(said))
      assert.deepEqual(begun, said, text)
    }
  })

  it('traces what each stage did, but not what the family typed', async () => {
    const { trace } = await matchConcern(ask('the bus is late for Xaviera Quillfeather'), sources())
    assert.deepEqual(trace.stages.map((stage) => stage.stage).sort(), [
      'climb',
      'decide',
      'language',
      'meaning',
      'negation',
      'offices',
      'spelling',
      'synonyms',
      'terms',
      'words',
    ])
    assert.doesNotMatch(JSON.stringify(trace), /quillfeather/i)
  })

  it('traces only words of the topic, and not a name the catalog happens to have', async () => {
    const known = smallContent()
    known.phrasings.push({ topic: 'bus-late', lang: 'en', text: 'the bus forgot Xaviera' })
    const other = createMatchIndex(known)
    const counted = createTermTable(phrasingDocuments(known))
    const { trace } = await matchConcern(
      ask('the bus is late for Xaviera'),
      sources({
        index: other,
        termCounts: async (terms) => ({ counts: counted.countNow(terms), engine: 'fallback' }),
      }),
    )
    const terms = trace.stages.find(({ stage }) => stage === 'terms')
    assert.ok((terms!.note.matched as string[]).includes('bus'))
    assert.doesNotMatch(JSON.stringify(trace), /xaviera/i)
  })
})
