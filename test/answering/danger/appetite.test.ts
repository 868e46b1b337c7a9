import assert from 'node:assert/strict'
import { leaveOutAppetite } from '../../../src/answering/danger/appetite.js'
import { assessDanger } from '../../../src/answering/danger/assess-danger.js'

const appetites: [lang: string, text: string][] = [
  ['en', 'he is starving when he gets off the bus'],
  ['en', "She's always starving after practice!"],
  ['en', 'my daughter comes home starving'],
  ['en', 'hungry by the time he gets home'],
  ['en', 'my kids are so hungry before lunch'],
  ['es', 'sale muerta de hambre'],
  ['es', 'llega a la casa muerto de hambre'],
]

const wants: [lang: string, text: string][] = [
  ['en', 'he is starving after school, they do not feed him'],
  ['en', 'she comes home starving and there is no food at home'],
  ['en', 'starving when he gets home from his dad'],
  ['en', 'they are starving him when he gets home'],
  ['en', 'the kids are hungry'],
  ['en', 'he comes home hungry'],
  ['es', 'llega muerto de hambre porque no le dan de comer'],
  ['es', 'los niños tienen hambre'],
]

describe('What a text says of appetite after school', () => {
  for (const [lang, text] of appetites)
    it(`is left out: ${text}`, () => assert.match(leaveOutAppetite(text, lang), /^[.?!]?$/))

  for (const [lang, text] of wants)
    it(`stays where it may be want: ${text}`, () => assert.equal(leaveOutAppetite(text, lang), text))

  it('takes nothing from danger beside it', () => {
    const text = 'she is starving after school, and she swallowed bleach'
    assert.equal(assessDanger(text, 'en', null).level, 'now')
    assert.match(leaveOutAppetite(text, 'en'), /swallowed bleach/)
  })
})
