import assert from 'node:assert/strict'
import { type AnswerTools, answerConcern } from '../../src/answering/answer-concern.js'
import { askedByLabel, homeTopics } from '../../src/answering/asked-by-label.js'
import { createLanguage } from '../../src/platform/language/language.js'

describe('The label of a home topic, typed', () => {
  const language = createLanguage()

  it('asks what a tap asks, in each language', () => {
    for (const lang of language.offered)
      for (const topic of homeTopics) {
        const { t } = language.speech(lang)
        const asked = askedByLabel(t(`home.topics.${topic}.label`), language.speech(lang))
        assert.equal(asked, t(`home.topics.${topic}.ask`), `${topic} in ${lang}`)
      }
  })

  it('is known as people type it, and only whole', () => {
    const french = language.speech('fr')
    const absence = french.t('home.topics.absence.ask')
    assert.equal(askedByLabel("mon enfant est malade aujourd'hui.", french), absence)
    const more = 'Mon enfant est malade aujourd’hui et ne respire pas bien'
    assert.equal(askedByLabel(more, french), more)
  })

  it('is what is answered, while the typed words are kept', async () => {
    const [kept, asked]: [string[], string[]] = [[], []]
    const liveRevision = {
      detectLanguage: () => 'en',
      beginMatch({ text }: { text: string }) {
        asked.push(text)
        throw new Error('far enough')
      },
    }
    const tools = {
      ...{ language, mentionsOf: () => null, now: () => new Date(0) },
      liveRevision: { pinned: () => liveRevision },
      directory: { current: () => ({ school: () => null }) },
      redactor: {
        redact(text: string) {
          kept.push(text)
          return { text, masked: text }
        },
      },
    } as unknown as AnswerTools
    const concern = { text: 'My child is sick today', school: null, lang: null, language: 'en' }
    await assert.rejects(answerConcern({ ...concern, channel: 'page' }, tools), /far enough/)
    assert.deepEqual(kept, ['My child is sick today'])
    assert.deepEqual(asked, [language.speech('en').t('home.topics.absence.ask')])
  })
})
