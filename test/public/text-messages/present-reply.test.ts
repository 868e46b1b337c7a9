import assert from 'node:assert/strict'
import { createLanguage } from '../../../src/platform/language/language.js'
import { countParts } from '../../../src/public/text-messages/count-parts.js'
import { withoutRareAccents, withPlainSigns } from '../../../src/public/text-messages/plain-letters.js'
import { presentReply } from '../../../src/public/text-messages/present-reply.js'
import {
  sampleAnswer,
  sampleContact,
  sampleEntry,
  sampleLines,
  sampleNow,
} from '../../support/samples/sample.js'

const language = createLanguage()

/** A choice of two whose names take all the room there is. */
const entries = (['+12165550112', '+12165550199'] as const).map((phone, i) => {
  const entry = sampleEntry({ name: 'Family Engagement and Community Partnerships' })
  const topic = { ...entry.topic!, slug: `topic-${i}`, title: 'Bus is late, early, or did not come at all' }
  return { ...entry, key: `${i}`, topic, contact: sampleContact({ phone, ext: null }) }
})

const replyIn = (lang: string, change: Parameters<typeof sampleAnswer>[0]) =>
  presentReply({
    answer: sampleAnswer({ outcome: 'choose', entries, ...change }),
    now: sampleNow,
    timeZone: 'America/New_York',
    speech: language.speech(lang),
    district: { shortName: 'Cedar Valley', phone: '+12165550100' },
    publicUrl: 'https://ask.example.org',
    interpreter: null,
  })

describe('A reply with today lines', () => {
  for (const lang of language.offered)
    it(`keeps the gravest before the names of offices, and both numbers: ${lang}`, () => {
      const { t } = language.speech(lang)
      const closure = t('today.ready.closure.all')
      const plain = withPlainSigns(closure)
      const reply = replyIn(lang, { today: [closure, t('today.ready.buses'), t('today.ready.outage.all')] })
      const [first = ''] = reply.split('\n')
      assert.ok([plain, withoutRareAccents(plain)].includes(first), reply)
      for (const number of ['555-0112', '555-0199', 'K7M2 Q9XD']) assert.ok(reply.includes(number), reply)
      assert.ok(countParts(reply).texts.length <= 2, reply)
    })

  it('cuts a long one before it drops an office', () => {
    const long = 'Сегодня школы закрыты. '.repeat(6).trim()
    const [first = ''] = replyIn('ru', { today: [long] }).split('\n')
    assert.match(first, /^Сегодня школы закрыты\. .*\.\.\.$/)
  })

  it('gives way to the crisis lines', () => {
    const emergency = { level: 'now' as const, kinds: ['suicide'], lines: sampleLines }
    const today = [language.speech('vi').t('today.ready.closure.all')]
    const reply = replyIn('vi', { emergency, today })
    assert.ok(!reply.includes(today[0]!), reply)
    assert.match(reply, /^[^\n]*911/)
  })

  for (const lang of ['ru', 'zh', 'ar', 'vi']) {
    const { t } = language.speech(lang)
    const closure = t('today.ready.closure.all')
    const today = [`${closure} `.repeat(Math.ceil(60 / closure.length)).trim(), t('today.ready.buses')]
    const support = { level: 'support' as const, kinds: ['suicide'], lines: sampleLines.slice(1, 2) }
    const asking = { ...support, asks: true }
    const one = { outcome: 'answer' as const, entries: [{ ...entries[0]!, name: 'Nurse' }] }

    it(`never drops the question about danger before them: ${lang}`, () => {
      for (const change of [{}, one]) {
        const reply = replyIn(lang, { ...change, today, emergency: asking })
        assert.equal(reply.split('\n')[0], withPlainSigns(t('sms.askDanger')), reply)
        for (const needed of ['555-0112', 'K7M2 Q9XD']) assert.ok(reply.includes(needed), reply)
        assert.ok(countParts(reply).texts.length <= 2, reply)
      }
    })

    it(`never drops the help line before them: ${lang}`, () => {
      const alone = replyIn(lang, { ...one, today, emergency: support })
      assert.ok(alone.includes('988 Lifeline'), alone)
      for (const emergency of [support, asking])
        for (const change of [{}, one]) {
          const reply = replyIn(lang, { ...change, today, emergency })
          const hasToday = reply.includes(withPlainSigns(closure).slice(0, 12))
          assert.ok(reply.includes('988 Lifeline') || !hasToday, reply)
        }
    })
  }
})
