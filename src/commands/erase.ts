import { parseArgs } from 'node:util'
import { readAnswerCode } from '../answering/inquiries/answer-code.js'
import { trustClock } from '../answering/inquiries/clock-doubt.js'
import { CopiesLeft, eraseInquiry, LogInUse } from '../answering/inquiries/forget-inquiries.js'
import { eraseSpilled, spillFile } from '../answering/inquiries/spill-lines.js'
import { ConfigError, loadDotEnv, readConfig } from '../config.js'
import { readDistrictFacts } from '../directory/model/district-store.js'
import { createAuditStore } from '../platform/audit/audit-store.js'
import { DatabaseError } from '../platform/database/explain-database.js'
import { databaseFile, openDatabase } from '../platform/database/open-database.js'
import { keepPrivate } from '../platform/files/keep-private.js'

// `npm run erase -- CODE` erases a question early, while the service runs. `npm run erase -- --clock-is-right` confirms
// the clock, so that expired data is erased.

class EraseError extends Error {}

async function run(): Promise<string> {
  const { values, positionals } = readArguments()
  if (values['clock-is-right']) return believeTheClock()
  const code = positionals.length > 0 ? readAnswerCode(positionals.join('')) : null
  if (!code)
    throw new EraseError('Say which answer: npm run erase -- K7M2Q9XD. The code stands below each answer.')
  loadDotEnv()
  const { dataDir } = readConfig(process.env)
  keepPrivate(dataDir)
  // First: the service may be about to move it from there into the database.
  const spilled = await eraseSpilled(spillFile(dataDir), code)
  const database = await openDatabase(databaseFile(dataDir))
  try {
    const { timeZone } = readDistrictFacts(database)
    if (!(await eraseInquiry(database, code, timeZone)) && !spilled)
      throw new EraseError(`No answer has the code ${code}. It may be erased already: nothing of it is kept.`)
    createAuditStore(database, () => new Date()).record({
      ...{ who: null, what: 'inquiry-erased', about: null, from: 'command' },
    })
    return `${code} is erased. What stays is a count of the day, of which nobody can tell whose it was.`
  } finally {
    database.$client.close()
  }
}

function readArguments() {
  try {
    return parseArgs({ options: { 'clock-is-right': { type: 'boolean' } }, allowPositionals: true })
  } catch (error) {
    throw new EraseError((error as Error).message)
  }
}

async function believeTheClock(): Promise<string> {
  loadDotEnv()
  const { dataDir } = readConfig(process.env)
  keepPrivate(dataDir)
  const database = await openDatabase(databaseFile(dataDir))
  try {
    trustClock(database, new Date())
    return 'The clock is taken to be right. What is kept no longer is erased within a day, or when the service is started again.'
  } finally {
    database.$client.close()
  }
}

try {
  console.log(await run())
} catch (error) {
  const expected = [EraseError, LogInUse, CopiesLeft, ConfigError, DatabaseError].some(
    (kind) => error instanceof kind,
  )
  console.error(expected ? (error as Error).message : error)
  process.exitCode = 1
}
