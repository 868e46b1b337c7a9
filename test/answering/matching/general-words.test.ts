import assert from 'node:assert/strict'
import { answerUnsaid } from '../../../src/answering/matching/answer-unsaid.js'
import { findUnsaid } from '../../../src/answering/matching/general-words.js'
import { createMatchIndex } from '../../../src/answering/matching/match-index.js'
import { numberTopics } from '../../../src/answering/matching/topic-scores.js'
import { smallContent } from '../../support/samples/small-revision.js'

describe('A text that does not say what it is about', () => {
  const general = [
    ...[
      'help',
      'Help!',
      'my kid',
      'hi',
      'hello?',
      'question',
      'I have a question',
      'info',
      'my daughter',
      'school',
    ],
    ...[
      'please help me',
      'who do I call',
      'phone number',
      'I need to talk to someone about my son',
      'problem',
      'forms',
    ],
    ...[
      'ayuda',
      'mi hijo',
      'escuela',
      'hola',
      'pregunta',
      'tengo una pregunta',
      'información',
      '¿A quién llamo?',
      'mi niña',
    ],
    ...[
      'necesito ayuda por favor',
      'papeles',
      'bonjour',
      'mon enfant',
      'ajuda',
      'meu filho',
      'giúp tôi',
      'con tôi',
      '帮助',
      '孩子',
    ],
    ...['помощь', 'школа', 'caawimaad', 'مساعدة', '도와주세요', 'èd', 'tulong po'],
  ]
  for (const text of general)
    it(`greets, or asks for help: ${text}`, () => assert.equal(findUnsaid(text), 'general'))

  const unsure = [
    ...[
      "I don't know",
      'i don’t know',
      'idk',
      'not sure',
      'no idea',
      "I don't know who to ask",
      'No sé',
      'no se',
      'no estoy segura',
    ],
    ...[
      'je ne sais pas',
      'não sei',
      'không biết',
      '我不知道',
      'не знаю',
      'hindi ko alam',
      'ma garanayo',
      'لا أعرف',
    ],
  ]
  for (const text of unsure) it(`does not know: ${text}`, () => assert.equal(findUnsaid(text), 'unsure'))

  const said = [
    ...[
      'lunch',
      'grades',
      'a complaint',
      'una queja',
      'bus',
      'my kid hates lunch',
      'help with homework',
      'ayuda con la tarea',
    ],
    ...["I don't know my bus", 'no sé leer', 'mi hijo no come', '孩子的校车', '', '!?', 'i '.repeat(30)],
  ]
  for (const text of said)
    it(`not where it says something: ${text.slice(0, 20)}`, () => assert.equal(findUnsaid(text), null))
})

describe('The answer to it', () => {
  const { topics } = createMatchIndex(smallContent())
  const officeOf = (role: string) => role

  it('asks between what families ask most, of what the district has, and names nobody', () => {
    const answer = answerUnsaid('general', { officeOf }, { topics })
    assert.equal(answer?.outcome, 'choose')
    assert.equal(answer.vague, true)
    assert.deepEqual(
      answer.topics.map(({ slug }) => slug),
      ['bus-late', 'lunch-account'],
    )
    assert.deepEqual(
      answer.offices.map(({ office, topic }) => [office, topic]),
      [['front-office', null]],
    )
  })

  it('is a person where the writer does not know, with no guess beside it', () => {
    const answer = answerUnsaid('unsure', { officeOf }, { topics })
    assert.deepEqual([answer?.outcome, answer?.offices, answer?.topics], ['handover', [], []])
  })

  it('is left to matching in a district with topics of its own', () => {
    assert.equal(answerUnsaid('general', { officeOf }, { topics: numberTopics(['own']) }), null)
  })
})
