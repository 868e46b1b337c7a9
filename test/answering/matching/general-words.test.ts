import assert from 'node:assert/strict'
import { answerUnsaid } from '../../../src/answering/matching/answer-unsaid.js'
import { findUnsaid, isNeutral } from '../../../src/answering/matching/general-words.js'
import { createMatchIndex } from '../../../src/answering/matching/match-index.js'
import { numberTopics } from '../../../src/answering/matching/topic-scores.js'
import { smallContent } from '../../support/samples/small-revision.js'

describe('A text that does not say what it is about', () => {
  const general = [
    ...['help', 'Help!', 'my kid', 'question', 'I have a question', 'info', 'my daughter', 'school'],
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
      'pregunta',
      'tengo una pregunta',
      'información',
      '¿A quién llamo?',
      'mi niña',
    ],
    ...[
      'necesito ayuda por favor',
      'papeles',
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
    it(`asks for help, or names a child: ${text}`, () => assert.equal(findUnsaid(text), 'general'))

  const homes = [
    ...[
      'I live on the north side',
      'We live in town.',
      'north side',
      'Hello, we live downtown',
      'Vivo al norte de la ciudad',
    ],
    ...[
      'Je vis au nord',
      'J’habite à l’ouest de la ville',
      'côté nord',
      'Eu moro na zona norte',
      'Mwen rete nan nò',
    ],
    ...[
      'Я живу на севере',
      'Мы живём в северной части города',
      'Waxaan ku noolahay waqooyiga',
      'Nakatira ako sa hilaga',
    ],
    ...['Tôi sống ở phía bắc', '我住在北边', '我們住在城西', '저는 북쪽에 살아요', 'أسكن في الشمال'],
  ]
  for (const text of homes)
    it(`says where its writer lives: ${text}`, () => {
      assert.equal(findUnsaid(text), 'home')
      assert.equal(isNeutral(text), false, 'danger is looked for in it')
    })

  const more = [
    ...[
      'We live in a car in town',
      'My son lives with someone in town',
      'The bus goes north',
      'Vivo con mi hermana en el norte',
    ],
    ...['Je vis au nord et le bus ne vient pas', 'дом сгорел на севере', '我住在', '我们', 'I live here'],
  ]
  for (const text of more)
    it(`not where it says more, or no place: ${text}`, () => assert.notEqual(findUnsaid(text), 'home'))

  const greetings = [
    ...['hi', 'hello?', 'Good morning!', 'thank you', 'thx', 'hola', 'Hola, buenas tardes', 'gracias'],
    ...[
      'bonjour',
      'olá, bom dia',
      'xin chào',
      '你好',
      '안녕하세요',
      'Здравствуйте!',
      'salaan',
      'bonjou',
      'kumusta po',
      'مرحبا',
    ],
  ]
  for (const text of greetings) it(`only greets: ${text}`, () => assert.equal(findUnsaid(text), 'greeting'))

  for (const text of [
    'hello',
    'my kid',
    'mi hijo',
    '孩子',
    'school form',
    'I have a question',
    'nobody answers the phone',
  ])
    it(`is not even a call for help: ${text}`, () => assert.ok(isNeutral(text)))
  for (const text of [
    'help',
    'I need to talk to someone',
    'ayuda',
    'помогите',
    "I don't know",
    'my kid hit me',
  ])
    it(`may be a call for help: ${text}`, () => assert.ok(!isNeutral(text)))

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

  const person = [
    ...['I want to talk to a person', 'can I speak with a real human please', 'person', 'a live person'],
    ...['quiero hablar con una persona', 'quisiera hablar con una persona de verdad', 'una persona'],
    ...['je veux parler à une personne', 'quero falar com uma pessoa', 'mwen vle pale ak yon moun', '转人工'],
    ...[
      'хочу поговорить с живым человеком',
      'أريد التحدث مع شخص',
      '상담원',
      'tôi muốn nói chuyện với người thật',
    ],
    ...['nobody answers the phone', 'nadie contesta el teléfono'],
  ]
  for (const text of person) it(`wants a person: ${text}`, () => assert.equal(findUnsaid(text), 'unsure'))

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
    ...[
      'the person who drives the bus',
      'una persona le pegó a mi hijo',
      'nobody answers the phone at the bus garage',
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

  it('asks what depends on where a family lives, unless their words are a name in the district', () => {
    const home = { topics: numberTopics(['bus-late', 'which-school', 'absence']) }
    const answer = answerUnsaid('home', { officeOf }, home)
    assert.deepEqual(
      [answer?.outcome, answer?.topics.map(({ slug }) => slug)],
      ['choose', ['bus-late', 'which-school']],
    )
    assert.equal(answerUnsaid('home', { officeOf, namesDistrict: true }, home), null)
  })

  for (const unsaid of ['unsure', 'greeting'] as const)
    it(`is a person, with no guess beside it: ${unsaid}`, () => {
      const answer = answerUnsaid(unsaid, { officeOf }, { topics })
      assert.deepEqual([answer?.outcome, answer?.offices, answer?.topics], ['handover', [], []])
    })

  it('is left to matching in a district with topics of its own', () => {
    assert.equal(answerUnsaid('general', { officeOf }, { topics: numberTopics(['own']) }), null)
  })
})
