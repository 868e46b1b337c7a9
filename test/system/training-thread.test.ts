import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
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

describe('A training thread', () => {
  it('lets those that answer go first, except while nothing can be answered', async function () {
    if (process.platform !== 'linux') return this.skip()
    const folder = mkdtempSync(join(tmpdir(), 'models-'))
    const content = gzipSync(JSON.stringify(smallContent()))
    const lowered = async (train: (onProgress: () => void) => Promise<unknown>) => {
      let count = 0
      await train(() => {
        count = Math.max(count, loweredThreads())
      })
      return count
    }
    const store = createModelStore(folder)
    const urgent = { ...asked, name: 'danger', key: 'b' }
    assert.equal(await lowered((onProgress) => store.train(urgent, onProgress)), 0)
    assert.ok((await lowered((onProgress) => store.train(asked, onProgress))) > 0)
    assert.ok((await lowered((onProgress) => store.learn(content, onProgress))) > 0)
    rmSync(folder, { recursive: true, force: true })
  })
})

/** How many threads of this process have a lower priority than the process. */
function loweredThreads(): number {
  const niceOf = (file: string) => Number(readFileSync(file, 'utf8').split(') ')[1]?.split(' ')[16])
  const own = niceOf('/proc/self/stat')
  return readdirSync('/proc/self/task').filter((id) => {
    try {
      return niceOf(`/proc/self/task/${id}/stat`) > own
    } catch {
      // It ended meanwhile.
      return false
    }
  }).length
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
