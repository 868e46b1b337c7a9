import assert from 'node:assert/strict'
import { createTallies } from '../../../../src/content/insights/board/tallies.js'
import type { PublishedCount } from '../../../../src/content/insights/insight-store.js'
import type { LetterSources } from '../../../../src/content/insights/letter/monthly-letter.js'
import { createLanguage } from '../../../../src/platform/language/language.js'
import { sayAbout, sayHowMany } from '../../../../src/staff/insights/letter/say-asked.js'
import { sayHowQuick, sayHowRight } from '../../../../src/staff/insights/letter/say-right.js'
import { sayWrong } from '../../../../src/staff/insights/letter/say-wrong.js'
import { textOf, textWith } from '../../../support/app/says.js'
import { sampleNight } from '../../../support/gallery/shop-in-vain.js'

type Count = Partial<PublishedCount> & { times: number }

const weeks = ['2025-09-22', '2025-09-29', '2025-10-06', '2025-10-13']

/** Counts of all four weeks as one. */
function tallies(...counts: Count[]) {
  const common = {
    startsOn: weeks[0]!,
    endsOn: '2025-10-19',
    period: 'month' as const,
    weeks: weeks.join(' '),
  }
  const of = { result: '', about: '', group: null, value: null } as const
  return createTallies(counts.map((count) => ({ ...common, ...of, ...count })))
}
const topic = (value: string, times: number, result: PublishedCount['result'] = 'open'): Count => ({
  ...{ result, about: 'matter', group: 'transportation', value, times },
})

describe('The sentences of the letter', () => {
  const speech = createLanguage().speech('en')
  const names = { directory: null!, published: { topics: [], retired: [], rules: [] } }
  const gone = (name: string) => textWith('insights.gone', { name })

  function sources(change: Partial<LetterSources> = {}, now = tallies(), before = tallies()): LetterSources {
    const span = { from: 64, until: 68 }
    const period = {
      ...span,
      length: 'month' as const,
      before: span,
      lastYear: span,
      isOpen: false,
      asked: null,
    }
    return {
      counts: { period, now, before, lastYear: tallies() },
      ...{ beganOn: null, isCounted: { before: true, lastYear: true }, year: null, wrongTopics: [] },
      ...{ grades: { right: null, sure: null, agreed: null }, night: null, nightBefore: null, today: null },
      fixes: { publications: 0, changed: [] },
      ...change,
    }
  }

  const compared: [number, number, string][] = [
    [150, 100, textWith('letter.asked.before.more', { percent: '50%', times: '100' })],
    [75, 100, textWith('letter.asked.before.fewer', { percent: '25%', times: '100' })],
    [101, 100, textWith('letter.asked.before.same', { times: '100' })],
  ]
  for (const [now, before, sentence] of compared)
    it(`compare ${now} questions with ${before} before`, () => {
      const said = sayHowMany(sources({}, tallies({ times: now }), tallies({ times: before })), speech)
      assert.deepEqual(said, [
        textWith('letter.asked.times', { times: now }),
        sentence,
        textOf('letter.asked.lastYear.few'),
      ])
    })

  it('say nothing of a share where numbers are missing, too small, or not whole', () => {
    assert.deepEqual(sayHowMany(sources(), speech), [textOf('letter.asked.few')])
    const isCounted = { before: false, lastYear: false }
    assert.deepEqual(sayHowMany(sources({ isCounted }, tallies({ times: 40 })), speech).slice(1), [
      textOf('letter.asked.noBefore'),
      textOf('letter.asked.noLastYear'),
    ])
    const began = sayHowMany(
      sources({ beganOn: '2025-10-06' }, tallies({ times: 40 }), tallies({ times: 50 })),
      speech,
    )
    assert.deepEqual(began.slice(2), [textOf('letter.asked.noBefore'), textOf('letter.asked.noLastYear')])
  })

  it('name what grew and what fell, and no small change', () => {
    const all = { times: 500 }
    const now = tallies(all, topic('late-bus', 90), topic('lunch', 30), topic('busy', 50))
    const before = tallies(all, topic('late-bus', 40), topic('lunch', 70), topic('busy', 45))
    const said = sayAbout(sources({}, now, before), names, speech)
    const values = (name: string, times: string, before: string) => ({ name: gone(name), times, before })
    assert.deepEqual(said.slice(1, 3), [
      textWith('letter.about.before.grown', values('late-bus', '90+', '40+')),
      textWith('letter.about.before.fallen', values('lunch', '30+', '70+')),
    ])
    const calm = tallies(all, topic('busy', 50))
    assert.equal(sayAbout(sources({}, calm, calm), names, speech)[1], textOf('letter.about.before.none'))
  })

  it('give a topic that grew the same number as in the list of topics', () => {
    const all = { times: 500 }
    const now = tallies(all, topic('late-bus', 78), topic('late-bus', 11, 'right'))
    const said = sayAbout(sources({}, now, tallies(all, topic('late-bus', 18))), names, speech)
    const counted = textWith('letter.counted', { name: `“${gone('late-bus')}”`, times: '89+' })
    assert.equal(said[0], textWith('letter.about.most', { topics: counted }))
    const values = { name: gone('late-bus'), times: '89+', before: '18+' }
    assert.equal(said[1], textWith('letter.about.before.grown', values))
  })

  it('compare nothing with a topic of which only a part is known in both months', () => {
    const all = { times: 500 }
    const now = tallies(all, topic('late-bus', 20), topic('late-bus', 80, 'wrong'))
    const before = tallies(all, topic('late-bus', 60))
    assert.equal(sayAbout(sources({}, now, before), names, speech)[1], textOf('letter.about.before.none'))
  })

  it('tell how right answers are only where enough were graded', () => {
    assert.deepEqual(sayHowRight(sources(), speech), [
      textOf('letter.right.tooFew'),
      textOf('letter.right.noTest'),
    ])
    const exact = { kind: 'exact' as const, share: 0.937, low: 0.91, high: 0.958 }
    const grades = { right: exact, sure: { kind: 'atLeast' as const, share: 0.905 }, agreed: exact }
    const nightBefore = sampleNight({ counts: { ...sampleNight().counts, national: { part: 280, of: 300 } } })
    const now = tallies({ times: 200 }, { result: 'handover', times: 20 })
    assert.deepEqual(sayHowRight(sources({ grades, night: sampleNight(), nightBefore }, now), speech), [
      textWith('letter.right.graded', { share: '93%', low: '91%', high: '96%' }),
      textWith('letter.right.sure', { share: textWith('statusPage.atLeast', { percent: '90%' }) }),
      textWith('letter.right.agreed', { share: '93%' }),
      textWith('letter.right.testSince', { part: '274', of: '300', before: '280' }),
      textWith('letter.right.dangers', { part: '33', of: '36' }),
      textWith('letter.right.falseAlarms', { part: '4', of: '264' }),
      textWith('letter.right.passed', { share: '10%' }),
    ])
    assert.deepEqual(sayHowQuick(sources(), speech), [
      textOf('letter.quick.noTest'),
      textOf('letter.quick.noPromises'),
    ])
  })

  it('say where families were sent wrong, for the year where a month has too few', () => {
    const date = 'September 22, 2025'
    assert.deepEqual(sayWrong(sources(), names, speech), [
      textOf('letter.wrong.few'),
      textWith('letter.wrong.nothingDone', { date }),
    ])
    const year = sources({}, tallies({ times: 900 }, topic('late-bus', 14, 'wrong'))).counts
    const fixes = { publications: 2, changed: ['late-bus'] }
    const now = tallies({ times: 500 }, { result: 'wrong', times: 12 })
    assert.deepEqual(sayWrong(sources({ year, fixes, wrongTopics: ['late-bus'] }, now), names, speech), [
      textWith('letter.wrong.times', { times: '12' }),
      textWith('letter.wrong.mostOfYear', {
        date: 'October 19, 2025',
        names: textWith('letter.counted', { name: `“${gone('late-bus')}”`, times: '14' }),
      }),
      textWith('letter.wrong.published', { count: 2, date }),
      textWith('letter.wrong.changed', { names: `“${gone('late-bus')}”` }),
    ])
  })
})
