import assert from 'node:assert/strict'
import { dangerKinds } from '../../../../src/answering/danger/danger.js'
import { nameRow } from '../../../../src/content/insights/board/name-row.js'
import { createLanguage } from '../../../../src/platform/language/language.js'
import { createTestApp } from '../../../support/app/test-app.js'

describe('The name of a row of Insights', () => {
  const language = createLanguage()
  const { directory } = createTestApp().services
  const sources = { directory: directory(), published: { topics: [], retired: [], rules: [] } }
  const nameOf = (value: string, lang: string) =>
    nameRow('danger-kinds', { group: 'now', value }, sources, language.speech(lang))

  it('says each kind of danger in the language of the page', () => {
    assert.equal(nameOf('missing-child', 'en'), 'Missing child')
    assert.equal(nameOf('missing-child', 'es'), 'Niño perdido')
    for (const kind of dangerKinds) assert.notEqual(nameOf(kind, 'es'), nameOf(kind, 'en'), kind)
  })

  it('tells promises that were not due from those that were broken', () => {
    const promise = (value: string, lang: string) =>
      nameRow('promises', { group: '', value }, sources, language.speech(lang))
    assert.equal(promise('later', 'en'), 'Not due when counted')
    assert.equal(promise('later', 'es'), 'Sin vencer al contarse')
  })

  it('shows a kind that this version does not know as it was counted', () => {
    assert.equal(nameOf('flood', 'es'), 'flood')
  })
})
