import assert from 'node:assert/strict'
import { readRule } from '../../../src/answering/rules/read-rule.js'
import type { Rule } from '../../../src/answering/rules/rule.js'
import type { Change } from '../../../src/content/revisions/find-changes.js'
import { createLanguage } from '../../../src/platform/language/language.js'
import { sayChange } from '../../../src/staff/routing/say-change.js'
import { says, textOf } from '../../support/app/says.js'

describe('A change of the routing', () => {
  const speech = createLanguage().speech('es')
  const change: Change = {
    ...{ part: 'topic', what: 'changed', key: 'worry', name: 'A worry', lang: null },
    ...{ before: null, after: null, touchesDanger: false },
  }

  it('says in words what a topic does', () => {
    const facts = { kind: 'topic', straight: true, legal: true, also: ['Nurse', 'Meals'] } as const
    const before = { ...facts, straight: false, legal: false, also: [] }
    const said = sayChange(
      { ...change, part: 'topicFacts', before, after: { ...facts, also: ['Meals'] } },
      speech,
    )
    assert.equal(said.before, null, 'no label without words')
    assert.match(said.after?.start ?? '', says('routing.change.straight', 'es'))
    assert.match(said.after?.start ?? '', says('routing.change.legal', 'es'))
    assert.match(said.after?.start ?? '', says('routing.change.also', 'es'))
  })

  it('says in words where a ladder leads, and which offices share a step', () => {
    const after = { kind: 'ladder' as const, steps: [['Counselor', 'Nurse'], ['Principal']] }
    const said = sayChange({ ...change, part: 'ladder', level: 'any', after }, speech)
    assert.ok(said.sentence.includes(textOf('topicEditor.level.any', 'es')), said.sentence)
    assert.equal(said.after?.start, '1. Counselor o Nurse, 2. Principal')
  })

  it('says in words where an office is, and names languages', () => {
    const words = [{ lang: 'en', name: 'Nurse', answersFor: 'Fever' }]
    const after = { kind: 'office' as const, level: 'school' as const, words }
    const said = sayChange({ ...change, part: 'office', after }, speech)
    assert.equal(said.after?.start, `${textOf('recordValue.school', 'es')}; inglés: Nurse: Fever`)
  })

  it('writes shares as the language of the page does', () => {
    const share = (value: number) => ({ kind: 'share' as const, share: value })
    const said = sayChange(
      { ...change, part: 'threshold', name: 'choose', before: share(0.8), after: share(0.725) },
      speech,
    )
    assert.equal(`${said.before?.start} ${said.after?.start}`, '80% 72.5%')
  })

  it('says in words what a rule does', () => {
    const stored: Rule = {
      ...{ id: 'ice', name: 'Ice', startsOn: null, endsOn: null, conditions: { any: ['hielo'] } },
      action: { kind: 'emergency', level: 'now', kinds: ['medical-emergency'] },
    }
    const rule = readRule(stored)
    assert.ok(!Array.isArray(rule))
    const after = { kind: 'rule' as const, rule, named: null }
    const said = sayChange({ ...change, part: 'rule', after }, speech).after?.start ?? ''
    assert.match(said, says('routing.explain.now', 'es'))
    assert.match(said, new RegExp(textOf('routing.danger.kind.medical-emergency', 'es'), 'i'))
  })

  it('repeats the sentences of an older report', () => {
    const said = sayChange({ ...change, part: 'ladder', name: 'A worry (any)', after: '1. Nurse' }, speech)
    assert.match(said.sentence, says('routing.change.ladder', 'es'))
    assert.equal(said.after?.start, '1. Nurse')
  })
})
