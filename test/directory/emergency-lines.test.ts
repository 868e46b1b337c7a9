import assert from 'node:assert/strict'
import type { CrisisLine } from '../../src/directory/crisis-line-store.js'
import { allEmergencyLines, emergencyLines } from '../../src/directory/emergency-lines.js'

function line(id: string, kinds: string, level: CrisisLine['level'], languages = 'en es'): CrisisLine {
  return {
    id,
    kinds: kinds.split(' '),
    level,
    languages: languages.split(' '),
    call: id === '911' ? '911' : '+12165550180',
    sms: null,
    smsText: null,
    position: 0,
    words: { en: { name: id, text: '' }, es: { name: `${id} en español`, text: '' } },
  }
}

const lines = [
  line('tips', 'weapon', 'both'),
  line('911', 'any', 'now'),
  line('988', 'suicide', 'both'),
  line('text', 'suicide', 'support', 'en'),
  line('text-es', 'suicide', 'support', 'es'),
  line('help', 'any', 'both'),
]
const ids = (kinds: string, level: 'now' | 'support', language = 'en', from = lines) =>
  emergencyLines(from, { kinds: kinds.split(' '), level, language }).map(({ id }) => id)

describe('emergencyLines', () => {
  it('begin with 911 when it is now, then what fits, then what fits anything', () => {
    assert.deepEqual(ids('suicide', 'now'), ['911', '988', 'help'])
    assert.deepEqual(ids('weapon', 'now'), ['911', 'tips', 'help'])
    assert.deepEqual(ids('suicide', 'support'), ['988', 'text', 'help'])
  })

  it('give the variant in the language of the family instead of the English one', () => {
    assert.deepEqual(ids('suicide', 'support', 'es'), ['988', 'text-es', 'help'])
    assert.deepEqual(ids('suicide', 'support', 'vi'), ['988', 'text', 'help'])
    assert.equal(
      emergencyLines(lines, { kinds: ['suicide'], level: 'now', language: 'es-MX' })[1]?.name,
      '988 en español',
    )
  })

  it('are five at most, and never none', () => {
    const many = [...lines, ...['a', 'b', 'c', 'd'].map((id) => line(id, 'suicide', 'both'))]
    assert.deepEqual(ids('suicide', 'now', 'en', many), ['911', '988', 'a', 'b', 'c'])
    assert.deepEqual(ids('fire', 'support', 'en', lines.slice(0, 2)), ['911'])
  })

  it('are all there on their own page, each once', () => {
    assert.deepEqual(
      allEmergencyLines(lines, 'es').map(({ id }) => id),
      ['tips', '911', '988', 'text-es', 'help'],
    )
  })
})
