import assert from 'node:assert/strict'
import type { AnswerEntry } from '../../../src/answering/answer.js'
import { presentAnswerModel, presentTypedHint } from '../../../src/public/ask/present-answer-model.js'
import { lincoln, sampleEntry } from '../../support/samples/sample.js'
import { sampleSources, speech } from '../../support/samples/sample-sources.js'

describe('presentAnswerModel', () => {
  const [first, second] = [sampleEntry(), sampleEntry({ office: 'enrollment', name: 'Enrollment' })]
  const entries = [first, second]
  const present = (entry: AnswerEntry | null, ...[answer, change]: Parameters<typeof sampleSources>) =>
    presentAnswerModel(sampleSources({ entries, ...answer }, change), 'Title', entry)

  it('shares the answer without its words, and names the office only where the code opens at another', () => {
    const typed = { typedText: 'My son Pat missed his bus' }
    const url = 'https://ask.example.org/answers/K7M2Q9XD'
    const share = present(first, {}, typed).share
    assert.equal(share?.url, url)
    assert.equal(share.urlText, 'ask.example.org/answers/K7M2Q9XD')
    assert.equal(share.codeUrl, 'ask.example.org/answers')
    assert.ok(decodeURIComponent(share.mail).includes(url), share.mail)
    assert.ok(decodeURIComponent(share.sms).includes(url), share.sms)
    assert.doesNotMatch(JSON.stringify(share), /Pat|missed/)
    assert.equal(present(second).share?.url, `${url}?office=enrollment`)
    assert.equal(present(first, { outcome: 'choose' }).share?.url, `${url}?office=transportation`)
    assert.equal(present(null, { school: lincoln }).share?.url, `${url}?school=lincoln`)
  })

  it('offers neither sharing nor feedback for an answer that could not be stored', () => {
    const model = present(first, { code: null })
    assert.deepEqual([model.code, model.share, model.feedback], [null, null, null])
  })

  it('asks whether the named office was right, for the school of the answer', () => {
    assert.deepEqual(present(first, { school: lincoln }).feedback, {
      action: '/answers/K7M2Q9XD/feedback',
      school: 'lincoln',
      offices: [{ key: 'transportation', name: 'Transportation' }],
    })
    assert.equal(present(null).feedback, null)
  })

  it('asks for the school in place of feedback while the office has no number, by the code or else by the words', () => {
    const unplaced = sampleEntry({ level: 'school', contact: null })
    const typed = { typedText: 'my kid is bullied' }
    const model = present(unplaced, {}, typed)
    assert.equal(model.feedback, null)
    assert.equal(model.problems, null)
    assert.equal(model.schoolForm?.action, '/answers/K7M2Q9XD/school')
    assert.equal(model.schoolForm.office, 'transportation')
    assert.equal(model.schoolForm.concern, null)
    const unstored = present(unplaced, { code: null }, typed).schoolForm
    assert.deepEqual([unstored?.action, unstored?.concern], ['/ask', 'my kid is bullied'])
  })

  it('says at the field and above the page that the school is missing', () => {
    const model = present(sampleEntry({ contact: null }), {}, { schoolMissing: true })
    const message = speech.t('problem.schoolMissing')
    assert.equal(model.schoolForm?.problem, message)
    assert.deepEqual(model.problems, [{ href: '#school', message }])
  })
})

describe('presentTypedHint', () => {
  const hint = (...kinds: Parameters<typeof presentTypedHint>[0]) => presentTypedHint(kinds, speech)

  it('tells names from numbers, and says nothing without either', () => {
    const care = speech.t('typedHint.care')
    assert.equal(hint(), null)
    assert.equal(hint('name'), `${speech.t('typedHint.name')} ${care}`)
    assert.equal(hint('phone', 'address'), `${speech.t('typedHint.number')} ${care}`)
    assert.equal(hint('id', 'name'), `${speech.t('typedHint.both')} ${care}`)
  })
})
