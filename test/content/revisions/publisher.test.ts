import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { faultAt } from '../../../src/content/revisions/file-fault.js'
import { freezeContent } from '../../../src/content/revisions/freeze-content.js'
import { createPublicationStore } from '../../../src/content/revisions/publication-store.js'
import { createPublisher, type PublisherOptions } from '../../../src/content/revisions/publisher.js'
import { latestRevision } from '../../../src/content/revisions/revision-store.js'
import { wording } from '../../../src/platform/language/wording.js'
import { createLog } from '../../../src/platform/web/log.js'
import { createTestApp } from '../../support/app/test-app.js'

describe('createPublisher', () => {
  const { database } = createTestApp()
  const now = () => new Date('2026-11-25T15:00:00Z')

  /** Restarts after a rollback that was to replace the working copy. @returns what was logged */
  async function logOf(kept: Awaited<ReturnType<PublisherOptions['restoreWorkingCopy']>>): Promise<string> {
    const revision = latestRevision(database)!
    const publications = createPublicationStore(database)
    const asked = { kind: 'roll-back' as const, source: revision.id, note: '', by: 'Ana' }
    const { id } = publications.add(
      { ...asked, blockers: [], override: null, touchesDanger: false, discards: 'abc' },
      freezeContent(database, revision.content),
      now(),
    )!
    publications.becomeRevision(id, now())
    const lines: string[] = []
    const to = new Writable({ write: (line, _encoding, done) => done(void lines.push(String(line))) })
    const publisher = createPublisher({
      ...{ database, now, log: createLog('debug', to) },
      liveRevision: { live: () => ({ revision: latestRevision(database)! }) },
      restoreWorkingCopy: async () => kept,
    } as unknown as PublisherOptions)
    publisher.start()
    await publisher.settled()
    await publisher.stop()
    assert.equal(publications.find(id)?.discards, null)
    return lines.join('')
  }

  it('logs why it kept the working copy after a rollback', async () => {
    assert.match(await logOf('changed'), /it has changed since/)
    const gone = faultAt(wording('configurationFile.what.unknownOffice', { office: 'ferry' }))
    const log = await logOf([gone])
    assert.match(log, /unknownOffice.*ferry.*has faults/)
    assert.doesNotMatch(log, /changed since/)
    assert.equal(await logOf([]), '')
  })
})
