import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { createModelStore } from '../../src/answering/models/model-store.js'
import { topicTraining } from '../../src/answering/models/numbers.js'
import { topicTrainingTexts } from '../../src/answering/models/training-texts.js'
import { breakThreads } from '../support/processes/break-threads.js'
import { smallContent } from '../support/samples/small-revision.js'

const texts = topicTrainingTexts(smallContent())
const asked = {
  name: 'topics',
  key: 'a',
  texts: () => texts,
  options: { ...topicTraining, minSeen: 1, epochs: 20 },
}

describe('A training thread that breaks', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'models-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  for (const [how, failure] of [
    ['throw', 'failed'],
    ['end', 'ended'],
    ['hang', 'silent'],
  ] as const)
    it(`is reported (${how}), leaves nothing half done, and the next time it learns`, async () => {
      // Only a hanging thread should be given up soon: a busy machine may be slow to start the others.
      const store = createModelStore(folder, how === 'hang' ? 3000 : undefined)
      const broken = breakThreads(how, /share/)
      try {
        await assert.rejects(
          store.train(asked, () => {}),
          { failure },
        )
        await assert.rejects(
          store.learn(gzipSync(JSON.stringify(smallContent())), () => {}),
          { failure },
        )
      } finally {
        broken.mend()
      }
      assert.deepEqual(
        readdirSync(folder).filter((name) => !name.startsWith('stems')),
        [],
      )
      assert.ok(await createModelStore(folder).train(asked, () => {}))
    })
})
