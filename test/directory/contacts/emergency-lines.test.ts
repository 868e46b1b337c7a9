import assert from 'node:assert/strict'
import { dangerKinds } from '../../../src/answering/danger/danger.js'
import { allEmergencyLines, emergencyLines } from '../../../src/directory/contacts/emergency-lines.js'
import type { CrisisLine } from '../../../src/directory/model/crisis-line-store.js'
import { sampleDirectory } from '../../support/samples/sample-directory.js'

const { directory } = await sampleDirectory()

function line(id: string, kinds: string, level: CrisisLine['level'], languages = 'en es'): CrisisLine {
  return {
    id,
    kinds: kinds.split(' '),
    level,
    languages: languages.split(' '),
    call: id === '911' || id === '988' ? id : '+12165550180',
    sms: null,
    smsText: null,
    hours: null,
    position: 0,
    words: { en: { name: id, text: '' }, es: { name: `${id} en español`, text: '' } },
  }
}

const lines = [
  line('tips', 'weapon', 'both'),
  line('911', 'any', 'now'),
  line('988', 'suicide self-harm', 'both'),
  line('text', 'suicide', 'support', 'en'),
  line('text-es', 'suicide', 'support', 'es'),
  line('help', 'any', 'both'),
]
const ids = (kinds: string, level: 'now' | 'support', language = 'en', from = lines) =>
  emergencyLines(from, { kinds: kinds.split(' '), level, language }, null).map(({ id }) => id)

describe('emergencyLines', () => {
  it('start with 911 in immediate danger, then specific lines, then general ones', () => {
    assert.deepEqual(ids('suicide', 'now'), ['911', '988', 'help'])
    assert.deepEqual(ids('weapon', 'now'), ['911', 'tips', 'help'])
    assert.deepEqual(ids('suicide', 'support'), ['988', 'text', 'help'])
  })

  it('give distress a number to call where the district lists none for it', () => {
    assert.deepEqual(ids('distress', 'support'), ['988', 'help'])
  })

  it('use the variant in the family’s language instead of the English one', () => {
    assert.deepEqual(ids('suicide', 'support', 'es'), ['988', 'text-es', 'help'])
    assert.deepEqual(ids('suicide', 'support', 'vi'), ['988', 'text', 'help'])
    assert.equal(
      emergencyLines(lines, { kinds: ['suicide'], level: 'now', language: 'es-MX' }, null)[1]?.name,
      '988 en español',
    )
  })

  it('are at most five', () => {
    const many = [...lines, ...['a', 'b', 'c', 'd'].map((id) => line(id, 'suicide', 'both'))]
    assert.deepEqual(ids('suicide', 'now', 'en', many), ['911', '988', 'a', 'b', 'c'])
  })

  it('say whether someone answers, and those closed now come last', () => {
    const counselor = { ...line('counselor', 'suicide', 'both'), hours: 'Mo-Fr 07:30-16:00' }
    const own = [counselor, ...lines]
    const at = (moment: string) => ({ directory, now: new Date(moment) })
    const asked = { kinds: ['suicide'], level: 'now', language: 'en' } as const
    const open = emergencyLines(own, asked, at('2026-12-02T15:00:00Z'))
    assert.deepEqual(open.map(({ id, hours }) => [id, hours?.state.open]).slice(0, 3), [
      ['911', undefined],
      ['counselor', true],
      ['988', undefined],
    ])
    const closed = emergencyLines(own, asked, at('2026-12-06T15:00:00Z')).at(-1)
    assert.deepEqual([closed?.id, closed?.hours?.state.open], ['counselor', false])
    assert.equal(
      allEmergencyLines(own, 'en', at('2026-11-26T15:00:00Z')).at(-1)?.id,
      'counselor',
      'a holiday',
    )
  })

  it('give someone to call for every kind of danger at every level', () => {
    for (const own of [directory.crisisLines, []])
      for (const kind of [...dangerKinds, ''])
        for (const level of ['now', 'support'] as const)
          for (const language of ['en', 'es', 'vi']) {
            const shown = emergencyLines(own, { kinds: [kind], level, language }, null)
            assert.ok(
              shown.some(({ call }) => call),
              `${kind} ${level} ${language}`,
            )
          }
  })

  it('fit the kind: an injury gets the emergency number, and no line for abuse, suicide, or poison', () => {
    for (const own of [directory.crisisLines, []])
      for (const level of ['now', 'support'] as const) {
        const asked = { kinds: ['medical-emergency'], level, language: 'en' }
        const calls = emergencyLines(own, asked, null).flatMap(({ call }) => call ?? [])
        assert.deepEqual(calls, ['911'])
      }
  })

  it('are all on their own page, 911 first, each once', () => {
    assert.deepEqual(
      allEmergencyLines(lines, 'es', null).map(({ id }) => id),
      ['911', 'tips', '988', 'text-es', 'help', ...['childhelp', 'poison', 'domestic-violence', 'ncmec']],
    )
  })
})

describe('National lines', () => {
  it('are given to a district without its own, by purpose, in both languages', () => {
    const none = (kinds: string, level: 'now' | 'support', language = 'en') => ids(kinds, level, language, [])
    assert.deepEqual(none('suicide', 'now'), ['911', '988', 'crisis-text'])
    assert.deepEqual(none('suicide', 'support', 'es'), ['988', 'crisis-text-es'])
    assert.deepEqual(none('abuse-neglect', 'now'), ['911', 'childhelp', 'crisis-text'])
    assert.deepEqual(none('missing-child', 'now'), ['911', 'ncmec', 'crisis-text'])
    assert.deepEqual(none('overdose-substance', 'now'), ['911', 'poison', 'crisis-text'])
    assert.deepEqual(none('domestic-violence', 'support'), ['domestic-violence', 'crisis-text'])
    assert.deepEqual(none('fire-hazard', 'now'), ['911', 'crisis-text'])
    assert.deepEqual(none('', 'now'), ['911', 'crisis-text'])
  })

  it('have their official numbers', () => {
    const numbers = allEmergencyLines([], 'en', null).map(({ call, sms, smsText }) => [call, sms, smsText])
    assert.deepEqual(numbers, [
      ['911', null, null],
      ['988', '988', null],
      ['+18004224453', '+18004224453', null],
      ['+18002221222', null, null],
      ['+18007997233', '88788', 'START'],
      ['+18008435678', null, null],
      [null, '741741', 'HOME'],
    ])
  })

  it('give way to the district’s own for the same purpose; 911 and 988 only to the same number', () => {
    const county = line('county', 'abuse-neglect sexual-abuse', 'both')
    assert.deepEqual(ids('abuse-neglect', 'now', 'en', [county]), ['911', 'county', 'crisis-text'])
    const nurse = line('counselor', 'suicide self-harm', 'both')
    assert.deepEqual(ids('suicide', 'now', 'en', [nurse]), ['911', 'counselor', '988', 'crisis-text'])
    const own911 = line('911', 'any', 'now')
    assert.deepEqual(ids('suicide', 'now', 'en', [own911]), ['911', '988', 'crisis-text'])
  })

  it('stay when the district’s own covers only part of their purpose', () => {
    const sexual = line('clinic', 'sexual-abuse', 'both')
    assert.deepEqual(ids('abuse-neglect', 'now', 'en', [sexual]), ['911', 'childhelp', 'crisis-text'])
    const rarely = line('county', 'abuse-neglect sexual-abuse', 'now')
    assert.deepEqual(ids('abuse-neglect', 'support', 'en', [rarely]), ['childhelp', 'crisis-text'])
  })
})
