import assert from 'node:assert/strict'
import { fitWords } from '../../../src/platform/language/fit-words.js'
import { createLanguage } from '../../../src/platform/language/language.js'

describe('A sentence that ends with a date or a time', () => {
  const language = createLanguage()

  for (const code of language.offered)
    it(`has one period: ${code}`, () => {
      const speech = language.speech(code)
      const [date, time] = [speech.date('2026-12-03', 'short'), speech.time(new Date(50_000), 'UTC')]
      const sentences = [
        speech.t('messages.state.sent.lead', { office: 'Transportation', date, time }),
        speech.t('replied.lead', { date }),
        speech.t('offline.asOf', { date: speech.date('2026-12-03', 'year') }),
      ]
      for (const text of sentences) assert.doesNotMatch(text, /\.[\u2069\s]*\./u)
    })

  it('keeps its dots where it trails off', () => {
    const { t } = language.speech('en')
    assert.match(t('replied.lead', { date: 'some day..' }), /some day\.\.\.$/)
  })
})

describe('Dates and times in Spanish', () => {
  const es = createLanguage().speech('es')

  it('abbreviate with a period', () => {
    assert.equal(es.date('2026-12-02', 'short'), 'mié. 2 de dic.')
    assert.equal(es.date('2027-05-04', 'short'), 'mar. 4 de may.')
    assert.equal(es.date('2027-05-04', 'long'), 'martes 4 de mayo')
    assert.match(es.dates('2026-12-21', '2027-01-01'), /^lun\. 21 de dic\..* – vie\. 1 de ene\./)
  })

  it('use the article of one o’clock', () => {
    assert.equal(es.t('answer.opensToday', { time: '1:00 p. m.' }), 'Cerrado ahora. Abre hoy a la 1:00 p. m.')
    assert.equal(es.t('answer.openUntil', { time: '11:00 a. m.' }), 'Abierto ahora, hasta las 11:00 a. m.')
  })
})

describe('A sentence that ends with an abbreviation', () => {
  const language = createLanguage()

  it('has one period', () => {
    const sent = { office: 'Transporte', date: 'viernes 10 de octubre', time: '10:14 a.m.' }
    assert.match(language.speech('es').t('messages.state.sent.lead', sent), /a\.m\.$/)
    assert.doesNotMatch(language.speech('es').t('messages.state.sent.lead', sent), /\.\./)
    const ru = language.speech('ru')
    assert.match(ru.t('answer.away', { date: '1 дек.', person: 'Анна' }), /до 1 дек\. Сейчас/)
  })

  it('keeps each hour of a range beside its half of the day', () => {
    for (const [lang, half] of [
      ['ar', 'ص'],
      ['es', 'a.'],
      ['so', 'AM'],
    ] as const)
      assert.match(
        language.speech(lang).hours('Mo-Fr 05:30-17:30')[0]!,
        new RegExp(`5:30[\u00a0\u202f]${half}`),
      )
  })
})

describe('A path or an ellipsis in a text', () => {
  it('keeps its dots', () => {
    assert.equal(fitWords('en', '../old/b.zip already exists'), '../old/b.zip already exists')
    assert.equal(fitWords('en', 'Wait...'), 'Wait...')
  })
})

describe('Dates in Russian', () => {
  const ru = createLanguage().speech('ru')
  const week = ['11-30', '12-01', '12-02', '12-03', '12-04', '12-05', '12-06'].map((day) => `2026-${day}`)

  it('say on which weekday something opens', () => {
    const days = week.map((day) => ru.weekday(new Date(`${day}T12:00:00Z`), 'UTC'))
    assert.deepEqual(
      days.map((day) => /Откроется (.+) в 7:30$/.exec(ru.t('answer.opensOn', { day, time: '7:30' }))?.[1]),
      ['в понедельник', 'во вторник', 'в среду', 'в четверг', 'в пятницу', 'в субботу', 'в воскресенье'],
    )
    const date = ru.date('2026-12-01', 'long')
    assert.match(ru.t('schools.today.closed', { date }), /снова во вторник, 1 декабря$/)
  })

  it('say until which weekday, and by which', () => {
    const until = (day: string) =>
      ru.t('answer.away', { date: ru.date(day, 'long'), person: 'Анна' }).split(' до ')[1]
    assert.deepEqual(
      week.map((day) => until(day)?.split(',')[0]),
      ['понедельника', 'вторника', 'среды', 'четверга', 'пятницы', 'субботы', 'воскресенья'],
    )
    const date = ru.date('2026-12-02', 'long')
    assert.match(ru.t('messages.replyBy', { date }), /не позже среды, 2 декабря\.$/)
    assert.match(ru.t('today.through', { when: date }), /^До конца среды, 2 декабря$/)
  })
})

describe('Marks in French', () => {
  const fr = createLanguage().speech('fr')

  it('stay on the line of the word before them', () => {
    assert.match(fr.t('messages.callTitle', { office: 'Transport' }), /appel\u00A0: Transport$/)
    assert.match(fr.t('home.example'), /«\u00A0.*\u00A0»/)
    assert.match(fr.t('home.title'), /\S\u00A0\?$/)
  })

  it('are unchanged in other languages', () => {
    assert.equal(fitWords('en', 'a : b ?'), 'a : b ?')
  })
})
