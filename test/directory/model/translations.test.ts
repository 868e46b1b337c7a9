import assert from 'node:assert/strict'
import type { RoutingTopic } from '../../../src/directory/model/topic.js'
import {
  collectTranslations,
  englishHash,
  missingNumbers,
  textId,
} from '../../../src/directory/model/translations.js'

const english = { name: 'Bus office', answersFor: 'buses' }
const vi = { name: 'Xe buýt', answersFor: 'xe buýt' }

describe('Translations', () => {
  const of = (words: Record<string, string>, from: Record<string, string> = english) =>
    collectTranslations([
      { kind: 'office', owner: 'bus', lang: 'vi', words, english: englishHash('office', from) },
    ])
  const shown = (words: Record<string, string>, now: Record<string, string> = english, from = english) =>
    (of(words, from).addTo('office', 'bus', { en: now }) as Record<string, unknown>).vi ?? null

  it('are added to the words of their owner alone', () => {
    assert.deepEqual(shown(vi), vi)
    assert.deepEqual(of(vi).addTo('office', 'other', { en: english }), { en: english })
    assert.deepEqual(of(vi).addTo('topic', 'bus', { en: english }), { en: english })
  })

  it('give way to words that the district wrote itself', () => {
    const own = { name: 'Của học khu', answersFor: '' }
    assert.deepEqual(of(vi).addTo('office', 'bus', { en: english, vi: own } as never), {
      en: english,
      vi: own,
    })
  })

  it('are left out while a part is missing, or emptied', () => {
    assert.equal(shown({ name: 'Xe buýt' }), null)
    assert.equal(shown({}), null)
    assert.deepEqual(shown({ name: 'Xe' }, { name: 'Bus', answersFor: '' }), { name: 'Xe' })
  })

  it('stay when the English changed, unless its numbers differ', () => {
    assert.deepEqual(shown(vi, { ...english, name: 'The bus office' }), vi)
    assert.equal(shown(vi, { ...english, answersFor: 'buses; call 216-555-0100' }), null)
    assert.equal(shown({ ...vi, answersFor: 'gọi 988' }, { ...english, answersFor: 'buses!' }), null)
  })

  it('of a line to text are left out when it wants another word', () => {
    const line = (word: string) => ({ name: 'Crisis Text Line', text: `Text ${word} to 741741.` })
    const own = { name: 'Đường dây', text: 'Nhắn HOME đến 741741.' }
    const all = collectTranslations([
      {
        ...{ kind: 'crisis-line' as const, owner: 'text', lang: 'vi' },
        ...{ words: own, english: englishHash('crisis-line', line('HOME')) },
      },
    ])
    const shownFor = (en: Record<string, string>) =>
      (all.addTo('crisis-line', 'text', { en }) as Record<string, unknown>).vi ?? null
    assert.deepEqual(shownFor(line('HOME')), own)
    assert.deepEqual(shownFor({ ...line('HOME'), name: 'The Crisis Text Line' }), own)
    assert.equal(shownFor(line('START')), null)
  })

  it('compare numbers whatever their order', () => {
    const numbers = (text: string) => missingNumbers('crisis-line', { text }, { text: 'Call 911, then 988.' })
    assert.deepEqual(numbers('988 … 911 … 988'), [])
    assert.deepEqual(numbers('911 741741'), ['988', '741741'])
  })

  it('leave a published topic as it is, and make its translated one once', () => {
    const words = { title: 'Late bus', summary: 'Call.', bring: '' }
    const topic: RoutingTopic = {
      ...{ slug: 'late-bus', also: [], straight: false, legal: false, ladders: { any: [['bus']] } },
      words: { en: words },
    }
    const translated = { title: 'Xe trễ', summary: 'Gọi.', bring: '' }
    const all = collectTranslations([
      {
        kind: 'topic',
        owner: 'late-bus',
        lang: 'vi',
        words: translated,
        english: englishHash('topic', words),
      },
    ])
    assert.deepEqual(all.topic(topic).words, { en: words, vi: translated })
    assert.equal(all.topic(topic), all.topic(topic))
    assert.deepEqual(topic.words, { en: words })
  })

  describe('of texts that are used more than once', () => {
    const text = (kind: 'room' | 'job-title' | 'duty', en: string, words: string) =>
      ({
        kind,
        owner: textId(kind, en),
        lang: 'es',
        words: { text: words },
        english: textId(kind, en),
      }) as const
    const texts = collectTranslations([
      text('job-title', 'Teacher', 'Maestra'),
      text('room', 'Room #', 'Salón #'),
      text('room', 'Hall #, Room #', 'Salón # del pasillo #'),
      { ...text('room', 'Gym', ''), words: {} },
      text('duty', 'Backup, last names #', 'Suplente, apellidos #'),
      text('duty', 'Room #, #th grade math', 'Salón #, matemáticas de # grado'),
      text('duty', 'Pre-K and grades # to #', 'Pre-K y grados # a #'),
    ])

    it('are found by the English words, and give way to the district’s own', () => {
      assert.deepEqual(texts.text('job-title', { en: 'Teacher' }), { en: 'Teacher', es: 'Maestra' })
      assert.deepEqual(texts.text('job-title', { en: 'Teacher', es: 'Profesora' }).es, 'Profesora')
      assert.deepEqual(texts.text('job-title', { en: 'Teachers' }), { en: 'Teachers' })
      assert.deepEqual(texts.text('calendar-day', { en: 'Teacher' }), { en: 'Teacher' })
    })

    it('keep the grades, letters, and numbers of a duty in their order', () => {
      const duty = (en: string) => texts.duty({ en }).es
      assert.equal(duty('Backup, last names A-L'), 'Suplente, apellidos A-L')
      assert.equal(duty('Room 124, 6th grade math'), 'Salón 124, matemáticas de 6 grado')
      assert.equal(duty('Pre-K and grades K-2 to 9-12'), 'Pre-K y grados K-2 a 9-12')
      assert.equal(duty('Backup, last names Smith-Jones'), undefined)
      assert.deepEqual(texts.duty({ en: 'Backup, last names A-L', es: 'Otra' }).es, 'Otra')
      assert.deepEqual(texts.duty({ en: '' }), { en: '' }, 'a duty may be empty')
    })

    it('keep the numbers of a room in their order', () => {
      assert.equal(texts.room('Room 12')?.es, 'Salón 12')
      assert.equal(texts.room('Room #12')?.es, 'Salón #12')
      assert.equal(texts.room('Room #')?.es, 'Salón #')
      assert.equal(texts.room('Hall 3, Room 104')?.es, 'Salón 3 del pasillo 104')
      assert.deepEqual(texts.room('Room 12')?.en, 'Room 12')
      assert.deepEqual(texts.room('Room 12B'), { en: 'Room 12B' })
      assert.deepEqual(texts.room('Gym'), { en: 'Gym' }, 'emptied: shown in English')
      assert.equal(texts.room(null), null)
    })
  })
})
