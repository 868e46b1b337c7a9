import assert from 'node:assert/strict'
import { dangerNumbers } from '../../src/answering/danger/danger-limits.js'
import type { MatchRequest } from '../../src/answering/matching/match.js'
import { compileRules } from '../../src/answering/rules/compile-rules.js'
import { type UnderstandTools, understandConcern } from '../../src/answering/understand-concern.js'
import { createLog } from '../../src/platform/web/log.js'
import { sampleMentions } from '../support/samples/sample-mentions.js'

describe('Understanding a concern', () => {
  it('lets the sentence encoder begin before the danger check, without identifying details', async () => {
    const steps: string[] = []
    const liveRevision = {
      beginMatch: ({ text }: { text: string }) => steps.push(`begins: ${text}`),
      assess: (text: string) => {
        steps.push(`assesses: ${text}`)
        throw new Error('stop here')
      },
    }
    const tools = { liveRevision, log: createLog('silent') } as unknown as UnderstandTools
    const redacted = { text: '', masked: 'Call ———', pieces: [] }
    await understandConcern(
      { text: 'Call Ana', lang: null, school: null, moment: new Date(), redacted },
      tools,
    )
    assert.deepEqual(steps.slice(0, 2), ['begins: Call ———', 'assesses: Call Ana'])
  })

  it('takes a concern that says a student’s last name for one about the district', async () => {
    const index = await sampleMentions()
    const about = async (text: string, lang: string) => {
      let namesDistrict: boolean | undefined
      const liveRevision = {
        beginMatch: () => {},
        assess: () => ({ level: null, kinds: [], evidence: [] }),
        detectLanguage: () => lang,
        live: () => ({ rules: compileRules({ rules: [], topics: [], offices: [], phrasings: [] }, null) }),
        match: (request: MatchRequest) => {
          namesDistrict = request.namesDistrict
          throw new Error('stop here')
        },
      }
      const tools = { liveRevision, directory: index.directory, mentions: index, log: createLog('silent') }
      const moment = new Date()
      await understandConcern({ text, lang, school: null, moment }, tools as unknown as UnderstandTools)
      return namesDistrict
    }
    assert.equal(await about('Кто консультант? Фамилия Иванов', 'ru'), true)
    assert.equal(await about('Консультант опять опоздал', 'ru'), false)
    assert.equal(await about('whose counselor has last names like mine, last name Garcia', 'en'), true)
  })

  it('brings the calm line for a need among everyday matters', async () => {
    const index = await sampleMentions()
    const said = { level: null, kinds: [], likely: ['abuse-neglect'], byClause: null, evidence: [] }
    const liveRevision = {
      beginMatch: () => {},
      assess: () => ({ ...said, odds: -6, seriousOdds: -6 }),
      detectLanguage: () => 'en',
      live: () => ({
        rules: compileRules({ rules: [], topics: [], offices: [], phrasings: [] }, null),
        dangerLimits: dangerNumbers,
      }),
      match: async () => ({ offices: [], topics: [], parts: null, trace: { lang: 'en', stages: [] } }),
    }
    const tools = { liveRevision, directory: index.directory, mentions: index, log: createLog('silent') }
    const text = 'where is the lost-found box, also we were evicted'
    const { danger } = await understandConcern(
      { text, lang: 'en', school: null, moment: new Date() },
      tools as unknown as UnderstandTools,
    )
    assert.deepEqual([danger.level, danger.kinds], ['support', ['distress']])
  })
})
