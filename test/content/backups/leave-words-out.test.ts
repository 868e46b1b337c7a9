import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInsertInquiry } from '../../../src/answering/inquiries/inquiry-store.js'
import { leaveWordsOut } from '../../../src/content/backups/leave-words-out.js'
import { publishRevision } from '../../../src/content/revisions/publish-revision.js'
import { checkCopy } from '../../../src/platform/backup/check-copy.js'
import { messages } from '../../../src/platform/database/message-schema.js'
import { databaseFile } from '../../../src/platform/database/open-database.js'
import { runInTransaction } from '../../../src/platform/database/statements.js'
import { openSampleFile } from '../../support/samples/sample-database.js'
import { sampleInquiry } from '../../support/samples/sample-inquiry.js'

const timeZone = 'America/New_York'

describe('leaveWordsOut', () => {
  it('leaves nothing that families wrote in any file of the copy, and keeps their answers', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'who-to-ask-words-'))
    try {
      const database = await openSampleFile(folder)
      publishRevision(database, { note: '', by: null })
      const now = new Date('2026-11-28T07:00:00Z')
      const asked = sampleInquiry({ askedAt: now, text: 'the bus on rainy mornings', textUntil: now })
      const later = new Date(now.getTime() + 60_000)
      const since = sampleInquiry({
        ...{ code: 'SINCE123', askedAt: later, text: 'rainy mornings again', textUntil: later },
      })
      const insert = createInsertInquiry(database)
      runInTransaction(database.$client, [insert(asked), insert(since)])
      database.insert(messages).values({ code: 'M1', sealed: 'rainy mornings, sealed', nextTry: 0 }).run()
      database.$client.close()
      writeFileSync(join(folder, 'not-yet-kept.jsonl'), '{"code":"A","text":"rainy mornings"}\n')
      mkdirSync(join(folder, 'imports'))
      const found = () =>
        readdirSync(folder).filter(
          (name) => name !== 'imports' && readFileSync(join(folder, name)).includes('rainy mornings'),
        )
      assert.deepEqual(found(), ['not-yet-kept.jsonl', 'who-to-ask.sqlite'])
      await leaveWordsOut(folder, now, timeZone)
      assert.deepEqual(found(), [])
      assert.deepEqual(readdirSync(folder), ['who-to-ask.sqlite'])
      checkCopy(databaseFile(folder))
      assert.equal(existsSync(join(folder, 'imports')), false)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
