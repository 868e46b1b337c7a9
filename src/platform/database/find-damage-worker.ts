import { parentPort, workerData } from 'node:worker_threads'
import { letOthersGoFirst, lowest } from '../threads/let-others-go-first.js'
import type { DamageOrder, DamageReport } from './find-damage.js'
import { findDamage } from './find-damage.js'
import { openReadOnly } from './open-database.js'

// Main file of a worker; nothing imports it.
if (parentPort) {
  const { file, isAwaited } = workerData as DamageOrder
  if (!isAwaited) letOthersGoFirst({ by: lowest })
  const database = openReadOnly(file)
  const damage = findDamage(database.$client)
  database.$client.close()
  parentPort.postMessage({ damage } satisfies DamageReport)
}
