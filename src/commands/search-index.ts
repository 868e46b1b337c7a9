import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Meilisearch } from 'meilisearch'
import type { Config } from '../config.js'
import { readCommandConfig, readFolders } from '../districts/command-config.js'
import { explainDatabase } from '../platform/database/explain-database.js'
import { lockFolder } from '../platform/database/lock-folder.js'
import { databaseFile, openReadOnly } from '../platform/database/open-database.js'
import { Refusal } from '../platform/language/refusal.js'
import { wording } from '../platform/language/wording.js'
import type { IndexDifference } from '../platform/search/compare-index.js'
import { isInStep } from '../platform/search/compare-index.js'
import { silentLog } from '../platform/search/log.js'
import { findRunningMeilisearch } from '../platform/search/meilisearch/find-running-meilisearch.js'
import { createMeilisearchServer } from '../platform/search/meilisearch/meilisearch-server.js'
import { openSearchConnection } from '../platform/search/meilisearch/search-connection.js'
import { type IndexReport, verifyIndexes } from '../platform/search/verify-indexes.js'
import { readExpectedFrom } from './read-expected-from.js'
import { runCommand } from './run-command.js'

// `npm run index -- verify [--check]`, also while the service runs.

interface Server {
  url: string
  key: string | null
  stop(): Promise<void>
}

async function run(): Promise<void> {
  const { check } = readArguments()
  const config = readCommandConfig()
  const file = databaseFile(config.dataDir)
  if (!existsSync(file)) throw new Refusal(wording('index.noDatabase', { file }))
  try {
    await verify(file, config, check)
  } catch (error) {
    throw explainDatabase(error, file) ?? error
  }
}

async function verify(file: string, config: Config, check: boolean): Promise<void> {
  const database = openReadOnly(file)
  try {
    const report = await withServer(config, (admin) =>
      verifyIndexes(admin, readExpectedFrom(database, config.district), { mend: !check }),
    )
    console.log(summarize(report, check))
    process.exitCode = report.left.every(isInStep) ? 0 : 1
  } finally {
    database.$client.close()
  }
}

async function withServer<T>(config: Config, work: (admin: Meilisearch) => Promise<T>): Promise<T> {
  const server = await findServer(config)
  try {
    const { admin, close } = await openSearchConnection(server.url, server.key, silentLog, config.district)
    return await work(admin).finally(close)
  } finally {
    await server.stop()
  }
}

function readArguments(): { check: boolean } {
  const usage = wording('index.usage')
  try {
    const { values, positionals } = parseArgs({
      options: { check: { type: 'boolean', default: false } },
      allowPositionals: true,
    })
    if (positionals.join() === 'verify') return values
  } catch (error) {
    throw new Refusal(usage, { cause: error })
  }
  throw new Refusal(usage)
}

/** The server of the running service; or else one of our own, for a moment. */
async function findServer({ dataDir: folder, district, meiliUrl, meiliKey }: Config): Promise<Server> {
  // The districts of one service have one server, in its own data folder.
  const dataDir = district === null ? folder : readFolders().service.dataDir
  const none = async () => {}
  if (meiliUrl) return { url: meiliUrl, key: meiliKey, stop: none }
  const running = await findRunningMeilisearch(dataDir)
  if (running) return { ...running, stop: none }
  const letGo = await lockFolder(dataDir, new AbortController().signal)
  const own = createMeilisearchServer({ dataDir, log: silentLog, onChange: () => {} })
  const stop = () => own.stop().finally(letGo)
  await own.start()
  const status = own.status()
  if (status.state === 'ready') return { url: status.url, key: status.key, stop }
  await stop()
  throw new Refusal(status.reason)
}

function summarize({ found, left }: IndexReport, check: boolean): string {
  const lines = left.map(({ expected }) => {
    const before = found.find((each) => each.expected.name === expected.name)
    return `${expected.name}: ${expected.documents.length} documents, ${before ? describe(before) : 'as in the database'}`
  })
  return [...lines, conclude(left.every(isInStep), found.length > 0, check)].join('\n')
}

function describe({ rebuild, missing, different, extra }: IndexDifference): string {
  if (rebuild) return 'not there, or with other settings'
  return `${missing.length} missing, ${different.length} different, ${extra.length} extra`
}

function conclude(inStep: boolean, differed: boolean, check: boolean): string {
  if (!inStep) return check ? 'They differ. To fix them, leave out --check.' : 'They still differ. Try again.'
  return differed ? 'Fixed: database and search are in step.' : 'Database and search are in step.'
}

await runCommand(run)
