import assert from 'node:assert/strict'
import { leaveOutHome } from '../../../src/answering/matching/leave-out-home.js'

describe('A text without where its writer lives', () => {
  const told: [text: string, rest: string][] = [
    ['The bus did not come. I live on the north side.', 'The bus did not come'],
    ['Le bus n’est pas venu, j’habite au nord', 'Le bus n’est pas venu'],
    ['Tôi sống ở phía bắc. Xe buýt không đến.', 'Xe buýt không đến'],
    ['校车没来。我住在北边。', '校车没来'],
    ['أسكن في الشمال، الحافلة لم تأت', 'الحافلة لم تأت'],
  ]
  for (const [text, rest] of told) it(`asks the rest: ${text}`, () => assert.equal(leaveOutHome(text), rest))

  for (const text of [
    'I live on the north side',
    'The bus did not come.',
    'We live in a car. Is there help?',
    '',
  ])
    it(`is the same where there is nothing else, or nothing of it: ${text}`, () =>
      assert.equal(leaveOutHome(text), null))
})
