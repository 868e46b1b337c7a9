import { parseArgs } from 'node:util'
import { readAnswerCode } from '../answering/inquiries/answer-code.js'
import { trustClock } from '../answering/inquiries/clock-doubt.js'
import { eraseInquiry } from '../answering/inquiries/forget-inquiries.js'
import { eraseSpilled, spillFile } from '../answering/inquiries/spill-lines.js'
import { loadDotEnv, readConfig } from '../config.js'
import { readDistrictFacts } from '../directory/model/district-store.js'
import { createAuditStore } from '../platform/audit/audit-store.js'
import { databaseFile, openDatabase } from '../platform/database/open-database.js'
import { keepPrivate } from '../platform/files/keep-private.js'
import { Refusal } from '../platform/language/refusal.js'
import { wording } from '../platform/language/wording.js'
import { runCommand } from './run-command.js'

// `npm run erase -- CODE` erases a question early, while the service runs. `npm run erase -- --clock-is-right` confirms
// the clock, so that expired data is erased.

async function run(): Promise<string> {
  const { values, positionals } = readArguments()
  if (values['clock-is-right']) return confirmClock()
  const code = positionals.length > 0 ? readAnswerCode(positionals.join('')) : null
  if (!code) throw new Refusal(wording('erase.which'))
  loadDotEnv()
  const { dataDir } = readConfig(process.env)
  keepPrivate(dataDir)
  // First: the service may be about to move it from there into the database.
  const spilled = await eraseSpilled(spillFile(dataDir), code)
  const database = await openDatabase(databaseFile(dataDir))
  try {
    const { timeZone } = readDistrictFacts(database)
    if (!(await eraseInquiry(database, code, timeZone)) && !spilled)
      throw new Refusal(wording('erase.none', { code }))
    createAuditStore(database, () => new Date()).record({
      who: null,
      what: 'inquiry-erased',
      about: null,
      from: 'command',
    })
    return `${code} is erased. Only an anonymous daily count remains.`
  } finally {
    database.$client.close()
  }
}

function readArguments() {
  try {
    return parseArgs({ options: { 'clock-is-right': { type: 'boolean' } }, allowPositionals: true })
  } catch (error) {
    throw new Refusal(wording('asWritten', { text: (error as Error).message }))
  }
}

async function confirmClock(): Promise<string> {
  loadDotEnv()
  const { dataDir } = readConfig(process.env)
  keepPrivate(dataDir)
  const database = await openDatabase(databaseFile(dataDir))
  try {
    trustClock(database, new Date())
    return 'The clock is trusted again. Expired data is erased within a day, or at the next start of the service.'
  } finally {
    database.$client.close()
  }
}

await runCommand(async () => console.log(await run()))
