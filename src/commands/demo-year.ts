import { parseArgs } from 'node:util'
import { publishWeeks } from '../content/insights/publish-weeks.js'
import { readDistrictFacts } from '../directory/model/district-store.js'
import { readCommandConfig } from '../districts/command-config.js'
import { databaseFile, openDatabase } from '../platform/database/open-database.js'
import { keepPrivate } from '../platform/files/keep-private.js'
import { Refusal } from '../platform/language/refusal.js'
import { wording } from '../platform/language/wording.js'
import { createProgressBar } from '../platform/threads/progress-bar.js'
import { refuseRealDistrict } from './demo-year/refuse-real-district.js'
import { writeDemoYear } from './demo-year/write-demo-year.js'
import { runCommand } from './run-command.js'

const maxYears = 20

const usage = `npm run demo-year -- [--seed 1] [--inquiries 26000] [--years 1]

Fills the sample district with made-up questions up to yesterday: --inquiries a year, for 1 to ${maxYears} years of 52 weeks.
The same seed, day and district make the same years. It refuses a district of your own, and one that has questions already.`

function readArguments() {
  try {
    return parseArgs({
      options: {
        seed: { type: 'string', default: '1' },
        inquiries: { type: 'string', default: '26000' },
        years: { type: 'string', default: '1' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
  } catch (error) {
    throw new Refusal(wording('asWritten', { text: `${(error as Error).message}\n\n${usage}` }))
  }
}

async function run(): Promise<void> {
  const { values } = readArguments()
  if (values.help) return console.log(usage)
  const [seed, inquiries, years] = [Number(values.seed), Number(values.inquiries), Number(values.years)]
  if (![seed, inquiries, years].every(Number.isInteger) || inquiries < 1 || years < 1 || years > maxYears)
    throw new Refusal(wording('demoYear.numbers'))
  const config = readCommandConfig()
  keepPrivate(config.dataDir)
  const database = await openDatabase(databaseFile(config.dataDir))
  try {
    refuseRealDistrict(database, config.standardFolder)
    const { timeZone } = readDistrictFacts(database)
    const now = new Date()
    const bar = createProgressBar('Writing a year')
    const counts = writeDemoYear(database, {
      ...{ now, timeZone, onProgress: bar.show },
      ...{ seed, inquiries, years },
    })
    const weeks = await publishWeeks(database, now, timeZone)
    console.log(
      `${counts.inquiries} inquiries, ${counts.wrongDoors} wrong doors, ${counts.referrals} referrals. ${weeks} weeks counted.`,
    )
    console.log(`${counts.grades} questions graded by two people, ${counts.nights} nights of test questions.`)
    if (counts.referrals === 0)
      console.log('No referrals: there is no account yet. Add one with npm run user.')
  } finally {
    database.$client.close()
  }
}

await runCommand(run)
