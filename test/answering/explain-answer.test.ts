import assert from 'node:assert/strict'
import { explainAnswer } from '../../src/answering/explain-answer.js'
import type { InquiryResult } from '../../src/answering/inquiries/inquiry-store.js'
import { createLanguage } from '../../src/platform/language/language.js'
import { says } from '../support/app/says.js'
import { smallContent } from '../support/samples/small-revision.js'

const topics = new Map(smallContent().topics.map((topic) => [topic.slug, topic]))
const speech = createLanguage().speech('en')
const topicOf = (slug: string) => topics.get(slug) ?? null

function result(change: Partial<InquiryResult> = {}): InquiryResult {
  return {
    outcome: 'answer',
    offices: [
      { office: 'transportation', score: 0.91, topic: 'bus-late' },
      { office: 'teacher', score: 0.12, topic: 'grades' },
    ],
    topics: [],
    parts: null,
    skipped: null,
    signals: ['words', 'terms'],
    notices: [],
    told: { school: null, grade: null, lastInitial: null, language: null },
    emergency: null,
    engine: 'meilisearch',
    revision: 7,
    ms: 12,
    ...change,
  }
}

const trace = {
  lang: 'en',
  stages: [
    { stage: 'rules', ms: 0, note: { fired: ['snow'] } },
    { stage: 'terms', ms: 1, note: { matched: ['bus', 'late'] } },
  ],
}

describe('Explaining an answer', () => {
  const why = (change: Partial<InquiryResult>) =>
    explainAnswer(result(change), trace, topicOf, speech).desk.runnerUp?.why

  it('shows the front office the words, topic, rules, and runner-up', () => {
    const { desk } = explainAnswer(result(), trace, topicOf, speech)
    assert.deepEqual(desk.matched, ['bus', 'late'])
    assert.equal(desk.topic, 'bus-late')
    assert.deepEqual(desk.rules, ['snow'])
    assert.equal(desk.runnerUp?.why, 'The words fit “bus-late” better (91%) than “grades” (12%).')
  })

  it('says plainly why nobody was found', () => {
    assert.match(why({ skipped: { office: 'teacher', because: 'asked' } })!, says('whyNot.asked'))
    assert.match(why({ skipped: { office: 'teacher', because: 'complaint' } })!, says('whyNot.complaint'))
    const offices = [
      { office: 'teacher', score: 0.9, topic: 'grades' },
      { office: 'principal', score: 0.2, topic: 'grades' },
    ]
    assert.match(why({ offices })!, /later step for “grades”/)
    assert.match(why({ offices: offices.map((office) => ({ ...office, topic: null })) })!, /by name/)
    assert.equal(why({ offices: offices.slice(0, 1) }), undefined)
  })

  it('shows admins every stage, score, and id', () => {
    const { admin } = explainAnswer(result(), trace, topicOf, speech)
    assert.equal(admin.revision, 7)
    assert.equal(admin.stages.length, 2)
    assert.equal(admin.offices[0]?.score, 0.91)
  })
})
