import assert from 'node:assert/strict'
import type { RevisionContent } from '../../../src/answering/revision/revision.js'
import { summarizeChanges, summaryParts } from '../../../src/content/revisions/summarize-changes.js'
import { createLanguage } from '../../../src/platform/language/language.js'
import { saySummary } from '../../../src/staff/routing/say-summary.js'
import { smallContent } from '../../answering/matching/small-revision.js'

describe('The summary of a revision', () => {
  const language = createLanguage()
  const es = (summary: string) => saySummary(summary, language.speech('es'))

  it('is said in the language of the page', () => {
    const before = smallContent()
    const after: RevisionContent = { ...before, phrasings: before.phrasings.slice(2), synonyms: [] }
    assert.equal(es(summarizeChanges(before, after)), 'frases: quitados: 2')
    assert.equal(es(summarizeChanges(before, before)), 'Solo cambió el orden')
    assert.equal(
      es('out-of-scope phrases: 1200 added; rules: 1 changed'),
      'frases que ningún distrito responde: agregados: 1200; reglas: cambiados: 1',
    )
  })

  it('has words for every part, and leaves what it does not know', () => {
    for (const part of summaryParts) assert.doesNotMatch(es(`${part}: 1 added`), /added/)
    assert.equal(es('Brought in by hand: see note 3'), 'Brought in by hand: see note 3')
  })
})
