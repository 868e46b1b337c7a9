import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEncoder } from '../answering/models/open-encoder.js'
import { encodeHead } from '../answering/models/semantic-head.js'
import { trainSemanticHead } from '../answering/models/train-semantic-head.js'
import { catalogTexts } from '../answering/models/training-texts.js'
import { readWorkingCopy } from '../content/revisions/working-copy-store.js'
import { seedDatabase } from '../content/seeds/seed-database.js'
import { openDatabase } from '../platform/database/open-database.js'
import { fromRoot } from '../platform/root.js'
import { createProgressBar } from '../platform/threads/progress-bar.js'

// `npm run semantic-head` rebuilds seeds/semantic-head.bin from the catalog in seeds/.

const folder = join(tmpdir(), `semantic-head-${process.pid}`)
mkdirSync(folder)
try {
  const database = await openDatabase(join(folder, 'seeds.sqlite'))
  seedDatabase(database, fromRoot('seeds'))
  const texts = catalogTexts(readWorkingCopy(database))
  database.$client.close()
  const bars = { embedding: createProgressBar('Embedding'), training: createProgressBar('Training') }
  const head = await trainSemanticHead(texts, await openEncoder(), (work, share) => bars[work].show(share))
  writeFileSync(fromRoot('seeds', 'semantic-head.bin'), encodeHead(head))
  console.log(`Built seeds/semantic-head.bin for ${head.linear.classes.length} topics.`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
