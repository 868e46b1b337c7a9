import assert from 'node:assert/strict'
import { answersForText } from '../../../src/directory/model/office.js'

describe('What an office answers for', () => {
  for (const [written, shown] of [
    ['lost and found; visiting', 'Lost and found. Visiting.'],
    ['校车路线；校车证', '校车路线。校车证。'],
    ['버스 노선; 학교 버스 (校車)', '버스 노선. 학교 버스 (校車).'],
  ] as const)
    it(`is in sentences of its script: ${shown}`, () => assert.equal(answersForText(written), shown))
})
