import assert from 'node:assert/strict'
import { climbPast } from '../../../src/answering/matching/climb-past.js'
import { dropNegated } from '../../../src/answering/matching/drop-negated.js'
import { findAsked } from '../../../src/answering/matching/find-asked.js'
import { findComplaint } from '../../../src/answering/matching/find-complaint.js'
import { everyClause, possibleCuts, startOfMatters } from '../../../src/answering/matching/split-concerns.js'
import type { OfficeRole } from '../../../src/directory/model/office-role.js'

describe('A negated topic', () => {
  for (const [text, lang, left] of [
    ['not about the bus, about the driver yelling', 'en', 'about the driver yelling'],
    ["it's not the bus, it's the driver who yells at kids", 'en', "it's the driver who yells at kids"],
    ['not special ed, I want the boss of the nurses', 'en', 'I want the boss of the nurses'],
    ['no es por el camión sino por el chofer que grita', 'es', 'por el chofer que grita'],
  ] as const) {
    it(`is dropped from ${JSON.stringify(text)}`, () => assert.equal(dropNegated(text, lang), left))
  }

  it('stays when nothing else is left, or when nothing is negated', () => {
    for (const text of ['not the bus, sorry', 'he is not in school today', 'the bus did not come']) {
      assert.equal(dropNegated(text, 'en'), text)
    }
  })
})

describe('Offices the family has already asked', () => {
  for (const [text, lang, roles] of [
    ["the teacher won't answer my e-mails", 'en', ['teacher']],
    ['I already talked to the principal twice', 'en', ['principal']],
    ["we've met with the coach and nothing changed", 'en', ['coach']],
    ['the vice principal did nothing about it', 'en', ['assistant-principal']],
    ['ya hablé con la maestra y sigue igual', 'es', ['teacher']],
    ['el director no me contesta', 'es', ['principal']],
    ['who is the principal', 'en', []],
    ['I want to talk to the teacher about a grade', 'en', []],
    ['the teacher gave him a zero', 'en', []],
    ['quiero hablar con la directora', 'es', []],
  ] as const) {
    it(`in ${JSON.stringify(text)}: ${roles.join(', ') || 'nobody'}`, () =>
      assert.deepEqual(
        findAsked(text, lang).map(({ who }) => who),
        [...roles],
      ))
  }
})

describe('The office a concern complains about', () => {
  for (const [text, lang, roles] of [
    ['the superintendent lied to us', 'en', ['superintendent']],
    ['complaint against the principal', 'en', ['principal']],
    ['la directora me grita', 'es', ['principal']],
    ['another child is rude to the teacher', 'en', []],
    ['thank you to the principal', 'en', []],
  ] as const) {
    it(`in ${JSON.stringify(text)}: ${roles.join(', ') || 'nobody'}`, () =>
      assert.deepEqual(
        findComplaint(text, lang).map(({ who }) => who),
        [...roles],
      ))
  }
})

describe('Climbing past a step', () => {
  const named = (...roles: OfficeRole[]) => roles.map((role) => ({ who: role as string, role }))
  const officeOf = (role: OfficeRole): string => role
  const ladderOf = () => [['teacher'], ['principal'], ['superintendent']]
  const offices = [
    { office: 'teacher', score: 0.9, topic: 'grades' },
    { office: 'counselor', score: 0.3, topic: 'grades' },
  ]

  it('starts at the step after the one already asked', () => {
    const climbed = climbPast(offices, { asked: named('teacher'), complaint: named(), ladderOf, officeOf })
    assert.deepEqual(climbed.skipped, { office: 'teacher', because: 'asked' })
    assert.equal(climbed.offices[0]?.office, 'principal')
    assert.equal(climbed.offices[1]?.office, 'teacher')
  })

  it('starts above the highest step asked', () => {
    const climbed = climbPast(offices, {
      asked: named('teacher', 'principal'),
      complaint: named(),
      ladderOf,
      officeOf,
    })
    assert.equal(climbed.offices[0]?.office, 'superintendent')
  })

  it('does not send a complaint to its subject', () => {
    const climbed = climbPast(offices, { asked: named(), complaint: named('teacher'), ladderOf, officeOf })
    assert.deepEqual(climbed.skipped, { office: 'teacher', because: 'complaint' })
  })

  it('takes a complaint about the superintendent to the school board', () => {
    const first = [{ office: 'superintendent', score: 0.9, topic: 'complaint' }]
    const climbed = climbPast(first, {
      asked: named(),
      complaint: named('superintendent'),
      ladderOf: () => [['superintendent']],
      officeOf,
    })
    assert.equal(climbed.offices[0]?.office, 'school-board')
  })

  it('leaves a complaint about a board member with the board, and says so', () => {
    const first = [{ office: 'school-board', score: 0.9, topic: 'board' }]
    const climbed = climbPast(first, {
      asked: named(),
      complaint: named('school-board'),
      ladderOf: () => [['school-board']],
      officeOf,
    })
    assert.equal(climbed.offices[0]?.office, 'school-board')
    assert.deepEqual(climbed.skipped, { office: 'school-board', because: 'complaint' })
  })

  it('stays when nobody or another office was asked, or there is no further step', () => {
    assert.equal(climbPast(offices, { asked: named(), complaint: named(), ladderOf, officeOf }).skipped, null)
    assert.equal(
      climbPast(offices, { asked: named('nurse'), complaint: named(), ladderOf, officeOf }).skipped,
      null,
    )
    assert.equal(
      climbPast(offices, {
        asked: named('teacher'),
        complaint: named(),
        ladderOf: () => [['teacher']],
        officeOf,
      }).skipped,
      null,
    )
  })
})

describe('where a message may fall apart', () => {
  const cuts = (text: string, lang = 'en') =>
    possibleCuts(text, lang).map(({ from, to, kind }) => [text.slice(0, from), text.slice(to), kind])

  it('is at words that open a second matter', () => {
    assert.deepEqual(cuts('bus was late and I also need the IEP meeting moved').slice(0, 2), [
      ['bus was late', 'I also need the IEP meeting moved', 'joint'],
      ['bus was late', 'I also need the IEP meeting moved', 'and'],
    ])
  })

  it('is at a plain "and" only in a short message', () => {
    assert.deepEqual(cuts('lunch account is empty and lost chromebook'), [
      ['lunch account is empty', 'lost chromebook', 'and'],
    ])
    assert.deepEqual(cuts(`${'he waited there for a very long time in the cold '.repeat(2)}and went in`), [])
    assert.deepEqual(
      cuts('El bus no vino. Tuve que llevarla yo y entró tarde.', 'es').map(([, , kind]) => kind),
      ['stop'],
    )
  })

  it('is in a longer one where an "and" goes on with another thing, as a stop if it has others', () => {
    const kinds = (text: string, lang?: string) => cuts(text, lang).map(([, rest, kind]) => [rest, kind])
    const long = 'he has been waiting there in the cold for a very long time today'
    assert.deepEqual(kinds(`${long} and her coat is gone and blue`), [['her coat is gone and blue', 'and']])
    assert.deepEqual(
      kinds(
        'The bus was late, the stop was cold for a long time this morning and the office is closed',
      ).slice(-1),
      [['the office is closed', 'stop']],
    )
    assert.deepEqual(kinds('el bus llega tarde y como lleno la forma', 'es').slice(0, 1), [
      ['como lleno la forma', 'asked'],
    ])
  })

  it('is at the marks of a list, and at words that count', () => {
    assert.deepEqual(
      cuts('- bus stop - lunch money').map(([, rest, kind]) => [rest, kind]),
      [
        ['bus stop - lunch money', 'marked'],
        ['lunch money', 'marked'],
      ],
    )
    for (const opening of ['and another thing', 'One last question:', 'third,', 'finally,'])
      assert.deepEqual(
        cuts(`her coat is gone. ${opening} bus stop`)
          .map(([, rest, kind]) => [rest, kind])
          .slice(0, 1),
        [['bus stop', 'joint']],
        opening,
      )
  })

  it('is at the stops of a list, but not where the same matter goes on', () => {
    const rests = (text: string, lang?: string) => cuts(text, lang).map(([, rest]) => rest)
    assert.deepEqual(rests('The bus was late. How do I pay for lunch?'), ['How do I pay for lunch?'])
    assert.deepEqual(rests('1) bus stop 2) lunch money'), ['bus stop 2) lunch money', 'lunch money'])
    assert.deepEqual(rests('The bus was late. He cried, because nobody came there.'), [])
    assert.deepEqual(rests('El camión no pasó. Entonces lloró, porque nadie vino', 'es'), [])
  })

  it('is between two questions, with a stop, an "and", or nothing between them', () => {
    const kinds = (text: string, lang?: string) => cuts(text, lang).map(([, rest, kind]) => [rest, kind])
    assert.deepEqual(kinds('How do I order a yearbook? Where is the office?'), [
      ['Where is the office?', 'asked'],
    ])
    assert.deepEqual(kinds('We wait in the cold. Where is the office?'), [['Where is the office?', 'stop']])
    assert.deepEqual(kinds('how does she join the chess club and do you have care after school for her'), [
      ['do you have care after school for her', 'asked'],
    ])
    assert.deepEqual(kinds('it is cold in room 4 when is the board meeting'), [
      ['when is the board meeting', 'and'],
    ])
    assert.deepEqual(kinds('I do not know when is the board meeting'), [])
    assert.deepEqual(kinds('¿Cómo inscribo a mi hija? ¿Hay cuidado después?', 'es'), [
      ['¿Hay cuidado después?', 'asked'],
    ])
  })

  it('is at the ends of lines', () => {
    const text = 'bus stop lunch money'
    assert.deepEqual(possibleCuts(text, 'en', [8]), [{ from: 8, to: 9, kind: 'listed' }])
  })

  it('is behind words for "also" in other languages, and at their stops', () => {
    assert.deepEqual(cuts('校车没来，另外电脑坏了', 'zh'), [['校车没来', '电脑坏了', 'joint']])
    assert.deepEqual(cuts('Xe buýt trễ, ngoài ra tôi cần thông dịch', 'vi'), [
      ['Xe buýt trễ', 'tôi cần thông dịch', 'joint'],
    ])
    assert.deepEqual(
      cuts('الحافلة لم تأت، وكيف أسجل ابنتي', 'ar').map(([before]) => before),
      ['الحافلة لم تأت'],
    )
  })

  it('is not inside the words that announce a list', () => {
    const text = 'I have three questions: bus stop'
    assert.equal(text.slice(startOfMatters(text)).trim(), 'bus stop')
    assert.equal(startOfMatters('bus stop'), 0)
  })

  it('is nowhere between the sentences of a long story', () => {
    assert.deepEqual(cuts('We waited at the stop. '.repeat(20)), [])
  })
})

describe('Every clause of a message', () => {
  const clausesOf = (text: string, lang: string) =>
    everyClause(text, lang, 3).map(({ from, to }) => text.slice(from, to))

  it('ends at a comma, a stop, or an “and”, also before a pronoun', () => {
    assert.deepEqual(clausesOf('the roof leaks again, she lost her coat and I need a transcript', 'en'), [
      'the roof leaks again',
      'she lost her coat',
      'I need a transcript',
    ])
    assert.deepEqual(clausesOf('no pasó el camión y debe dinero del almuerzo', 'es'), [
      'no pasó el camión',
      'debe dinero del almuerzo',
    ])
  })

  it('has three words at least', () => {
    assert.deepEqual(clausesOf('mac and cheese is cold, and he wants more', 'en'), [
      'mac and cheese is cold',
      'he wants more',
    ])
    assert.deepEqual(clausesOf('the bus is late and the roof leaks, thank you', 'en'), [
      'the bus is late',
      'the roof leaks, thank you',
    ])
  })

  it('is none where one goes on with the one before, or in other languages', () => {
    assert.deepEqual(clausesOf('the bus was late, so she missed math and she cried', 'en'), [])
    assert.equal(clausesOf('le bus est en retard, elle est malade', 'fr').length, 1)
  })
})
