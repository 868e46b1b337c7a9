import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../database/open-database.js'
import { seedDatabase } from '../database/seed-database.js'
import { createProgressBar } from '../progress-bar.js'
import { fromRoot } from '../root.js'
import { readWorkingCopy } from '../routing/working-copy-store.js'
import { openEncoder } from './open-encoder.js'
import { encodeHead } from './semantic-head.js'
import { trainSemanticHead } from './train-semantic-head.js'
import { topicTrainingTexts } from './training-texts.js'

// `npm run semantic-head`: makes seeds/semantic-head.bin anew from the catalogue in seeds/.

const folder = join(tmpdir(), `semantic-head-${process.pid}`)
mkdirSync(folder)
try {
  const database = await openDatabase(join(folder, 'seeds.sqlite'))
  seedDatabase(database, fromRoot('seeds'))
  const texts = topicTrainingTexts(readWorkingCopy(database))
  database.$client.close()
  const bars = { embedding: createProgressBar('Embedding'), training: createProgressBar('Training') }
  const head = await trainSemanticHead(texts, await openEncoder(), (work, share) => bars[work].show(share))
  writeFileSync(fromRoot('seeds', 'semantic-head.bin'), encodeHead(head))
  console.log(`Made seeds/semantic-head.bin for ${head.linear.classes.length} topics.`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
