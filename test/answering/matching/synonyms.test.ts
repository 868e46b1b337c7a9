import assert from 'node:assert/strict'
import { allStages, type MatchSources, matchConcern } from '../../../src/answering/matching/match-concern.js'
import {
  createMatchIndex,
  matchIndexLike,
  phrasingDocuments,
} from '../../../src/answering/matching/match-index.js'
import { createSynonyms } from '../../../src/answering/matching/synonyms.js'
import { buildLexicon } from '../../../src/answering/models/lexicon.js'
import { topicTraining } from '../../../src/answering/models/numbers.js'
import { trainModel } from '../../../src/answering/models/train-model.js'
import { topicTrainingTexts } from '../../../src/answering/models/training-texts.js'
import { createTermTable } from '../../../src/platform/search/term-table.js'
import { tokenize } from '../../../src/platform/text/tokenize.js'
import { smallContent, smallRevision } from '../../support/samples/small-revision.js'

describe('Synonyms', () => {
  const lexicon = buildLexicon([
    { lang: 'en', text: 'the bus is late at my stop, and where is the nurse' },
    { lang: 'es', text: 'el autobús llega tarde' },
  ])
  const synonyms = createSynonyms(
    [
      { lang: 'en', word: 'velotram', means: ['school', 'bus'] },
      { lang: 'en', word: 'late', means: ['lunch'] },
      { lang: 'en', word: 'ride-o-matic', means: ['bus'] },
      { lang: 'en', word: 'ride', means: ['driver'] },
      { lang: 'es', word: 'guaguón', means: ['autobús'] },
      { lang: 'zh', word: '校车', means: ['巴士'] },
    ],
    lexicon,
  )
  const read = (text: string, lang = 'en') => synonyms.read({ text, tokens: tokenize(text, lang) }, lang)

  it('are read as the meaning in the revision, and the text around stays as typed', () => {
    const reading = read("My Velotram's driver; the VELOTRAM, again!")
    assert.equal(reading.text, "My Velotram's driver; the school bus, again!")
    assert.deepEqual(reading.tokens, tokenize(reading.text, 'en'))
  })

  it('are compared without accents and case, and only in their own language', () => {
    assert.equal(read('EL GUAGUON llegó tarde', 'es').text, 'EL autobús llegó tarde')
    assert.equal(read('the guaguon', 'en').text, 'the guaguon')
    assert.equal(read('我的校车晚了', 'zh').text, '我的巴士晚了', 'where words have no spaces between them')
  })

  it('may have several words, and the longest match wins', () => {
    assert.equal(read('the ride-o-matic at my stop').text, 'the bus at my stop')
    assert.equal(read('a ride to the stop').text, 'a driver to the stop')
  })

  it('are read for a word that a large catalog has only twice, but not for one that it has more often', () => {
    const large = {
      counts: new Map([
        [
          'en',
          new Map([
            ['ppt', 2],
            ['ap', 3],
          ]),
        ],
      ]),
      totals: new Map([['en', 1_000_000]]),
    }
    const known = createSynonyms(
      [
        { lang: 'en', word: 'ppt', means: ['iep', 'meeting'] },
        { lang: 'en', word: 'ap', means: ['advanced', 'placement'] },
      ],
      large,
    )
    const typed = 'a PPT about AP'
    assert.equal(
      known.read({ text: typed, tokens: tokenize(typed, 'en') }, 'en').text,
      'a iep meeting about AP',
    )
  })

  it('do not touch a text without them: catalog words are learned from phrasings', () => {
    const typed = { text: 'the bus is late', tokens: tokenize('the bus is late', 'en') }
    assert.equal(synonyms.read(typed, 'en'), typed)
    assert.equal(synonyms.read(typed, 'ar'), typed)
  })
})

describe('A concern with a synonym in it', () => {
  const content = smallContent({ synonyms: [{ lang: 'en', word: 'velotram', means: ['school', 'bus'] }] })
  const index = createMatchIndex(content)
  const table = createTermTable(phrasingDocuments(content))
  const model = trainModel(topicTrainingTexts(content), { ...topicTraining, minSeen: 1, epochs: 20 })
  const heard: string[] = []
  const sources: MatchSources = {
    revision: smallRevision(content),
    index,
    topicModel: () => model,
    meaning: async (text) => {
      heard.push(text)
      return null
    },
    countInMemory: (terms) => table.countNow(terms),
    termCounts: async (terms) => ({ counts: table.countNow(terms), engine: 'fallback' }),
  }
  const asked = { text: 'velotram again', lang: 'en', level: null, officeOf: () => null }
  const noted = ({ trace }: Awaited<ReturnType<typeof matchConcern>>) =>
    trace.stages.find(({ stage }) => stage === 'synonyms')?.note

  it('reaches the office of its meaning, by each of the signals', async () => {
    for (const only of ['words', 'terms'] as const) {
      const stages = { ...allStages, words: false, terms: false, [only]: true }
      const match = await matchConcern(asked, sources, stages)
      assert.equal(match.offices[0]?.office, 'transportation', only)
      assert.deepEqual(noted(match), { read: true })
    }
    assert.equal(heard.at(-1), 'school bus again')
  })

  it('reaches nobody when the stage is off', async () => {
    const match = await matchConcern(asked, sources, { ...allStages, synonyms: false })
    assert.equal(match.outcome, 'handover')
    assert.equal(noted(match), undefined)
    assert.equal(heard.at(-1), 'velotram again')
  })

  it('is noticed in one of two concerns in a message, too', async () => {
    const two = { ...asked, text: 'velotram again. And the grade for her essay is wrong' }
    const parts = async (synonyms: boolean) =>
      (await matchConcern(two, sources, { ...allStages, synonyms })).parts?.length ?? 0
    assert.equal(await parts(true), 2)
    assert.equal(await parts(false), 0)
  })

  it('is not corrected as a misspelling', async () => {
    const near = createMatchIndex({
      ...content,
      synonyms: [{ lang: 'en', word: 'lunchh', means: ['school', 'bus', 'late'] }],
    })
    const match = await matchConcern({ ...asked, text: 'lunchh' }, { ...sources, index: near })
    assert.equal(match.offices[0]?.office, 'transportation')
  })

  it('is read by each revision’s words, even when both trained the same model', async () => {
    const without = matchIndexLike({ ...content, synonyms: [] }, index)
    const match = await matchConcern(asked, { ...sources, index: without })
    assert.equal(match.outcome, 'handover')
    assert.equal(index.synonyms.has('velotram'), true)
    assert.equal(without.synonyms.has('velotram'), false)
  })
})
