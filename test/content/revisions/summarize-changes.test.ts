import assert from 'node:assert/strict'
import type { WrittenContent } from '../../../src/answering/revision/revision.js'
import { listRevisions } from '../../../src/content/revisions/revision-store.js'
import { summarizeChanges } from '../../../src/content/revisions/summarize-changes.js'
import { createLanguage } from '../../../src/platform/language/language.js'
import { presentRevisionHistory } from '../../../src/staff/routing/present-revision-history.js'
import { briefWording } from '../../support/app/brief-fault.js'
import { openEmpty } from '../../support/samples/empty-database.js'
import { smallContent } from '../../support/samples/small-revision.js'

describe('The change summary of a revision', () => {
  const before = smallContent()

  it('counts what was added, changed, and removed, part by part', () => {
    const [first, ...rest] = before.synonyms
    const after: WrittenContent = {
      ...{ ...before, phrasings: before.phrasings.slice(2) },
      synonyms: first
        ? [{ ...first, means: ['another'] }, ...rest]
        : [{ lang: 'en', word: 'a', means: ['b'] }],
    }
    const [phrasings, synonyms] = summarizeChanges(before, after).map(briefWording)
    assert.match(phrasings!, /part: [\w.]+\.phrasings, counts: [\w.]+\.removed\(count: 2\)\)$/)
    assert.match(synonyms!, /part: [\w.]+\.synonyms, counts: [\w.]+\.(?:changed|added)\(count: 1\)\)$/)
    assert.deepEqual(summarizeChanges(before, before).map(briefWording), ['routing.summary.order'])
    assert.ok(summarizeChanges(null, before).length > 2)
  })

  it('is in the language of the page; older sentences stay as written', async () => {
    const database = await openEmpty()
    const add = database.$client.prepare(
      "insert into revisions (published_at, note, summary, content_hash, content) values (0, '', ?, '', x'')",
    )
    add.run('phrasings: 2 removed; rules: 1 changed')
    add.run(JSON.stringify(summarizeChanges(before, { ...before, phrasings: before.phrasings.slice(2) })))
    const sources = { revisions: listRevisions(database), live: 2, timeZone: 'America/New_York' }
    const { model } = presentRevisionHistory(sources, createLanguage().speech('es'))
    const { revisions } = model as unknown as { revisions: { summary: string }[] }
    assert.deepEqual(
      revisions.map(({ summary }) => summary),
      ['frases: quitados: 2', 'phrasings: 2 removed; rules: 1 changed'],
    )
    database.$client.close()
  })
})
