import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readAnswerCode } from '../answering/inquiries/answer-code.js'
import { trustClock } from '../answering/inquiries/clock-doubt.js'
import { eraseInquiry } from '../answering/inquiries/forget-inquiries.js'
import { eraseSpilled, spillFile } from '../answering/inquiries/spill-lines.js'
import { readDistrictFacts } from '../directory/model/district-store.js'
import { localDate } from '../directory/time/local-time.js'
import { readCommandConfig } from '../districts/command-config.js'
import { createAuditStore } from '../platform/audit/audit-store.js'
import { listAsides } from '../platform/database/explain-database.js'
import { type Database, databaseFile } from '../platform/database/open-database.js'
import { runInTransaction } from '../platform/database/statements.js'
import { keepPrivate } from '../platform/files/keep-private.js'
import { Refusal } from '../platform/language/refusal.js'
import { wording } from '../platform/language/wording.js'
import { createMessageStore } from '../public/messages/message-store.js'
import { createOptOutStore } from '../public/text-messages/opt-out-store.js'
import { runCommand } from './run-command.js'
import { withDatabase } from './with-database.js'

// `npm run erase -- CODE` erases a question early, while the service runs. `npm run erase -- --clock-is-right` confirms
// the clock, so that expired data is erased; `npm run erase -- --stops-are-lost` confirms that no backup has the key with which
// those who texted STOP are recognized.

async function run(): Promise<string> {
  const { values, positionals } = readArguments()
  if (values['clock-is-right']) return confirm(confirmClock)
  if (values['stops-are-lost']) return confirm(confirmLostStops)
  const code = positionals.length > 0 ? readAnswerCode(positionals.join('')) : null
  if (!code) throw new Refusal(wording('erase.which'))
  const { dataDir } = readCommandConfig()
  keepPrivate(dataDir)
  // First: the service may be about to move it from there into the database.
  const spilled = await eraseSpilled(spillFile(dataDir), code)
  for (const aside of listAsides(dataDir)) await eraseSpilled(spillFile(join(dataDir, aside)), code)
  const file = databaseFile(dataDir)
  // An empty one would be made, and hold no such answer: nobody would look for the right folder.
  if (!existsSync(file)) throw new Refusal(wording('index.noDatabase', { file }))
  return withDatabase(file, async (database) => {
    const { timeZone } = readDistrictFacts(database)
    const wasMessage = await eraseMessage(database, code, timeZone)
    // Also empties the database's log and old copies of a message.
    const wasInquiry = await eraseInquiry(database, code, timeZone)
    if (!wasMessage && !wasInquiry && !spilled) throw new Refusal(wording('erase.none', { code }))
    createAuditStore(database, () => new Date()).record({
      who: null,
      what: 'inquiry-erased',
      about: null,
      from: 'command',
    })
    return `${code} is erased. Only an anonymous daily count remains.`
  })
}

/** A message to an office: deleted before it is sent, or its receipt. */
function eraseMessage(database: Database, code: string, timeZone: string): Promise<boolean> {
  const write = async (statements: Parameters<typeof runInTransaction>[1]) =>
    runInTransaction(database.$client, statements)
  return createMessageStore(database, write).erase(code, localDate(new Date(), timeZone))
}

function readArguments() {
  try {
    const options = { 'clock-is-right': { type: 'boolean' }, 'stops-are-lost': { type: 'boolean' } } as const
    return parseArgs({ options, allowPositionals: true })
  } catch (error) {
    throw new Refusal(wording('erase.which'), { cause: error })
  }
}

async function confirm(write: (database: Database) => string): Promise<string> {
  const { dataDir } = readCommandConfig()
  keepPrivate(dataDir)
  const file = databaseFile(dataDir)
  if (!existsSync(file)) throw new Refusal(wording('index.noDatabase', { file }))
  return withDatabase(file, write)
}

function confirmClock(database: Database): string {
  trustClock(database, new Date())
  return 'The clock is trusted again. Expired data is erased within a day, or at the next start of the service.'
}

function confirmLostStops(database: Database): string {
  createOptOutStore(database).noteKey(null)
  return 'The loss of data/sms-key is no longer shown. People who texted STOP before it get replies until they text STOP again.'
}

await runCommand(async () => console.log(await run()))
