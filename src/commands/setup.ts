import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { noteInstalled } from '../content/catalog/note-installed.js'
import { publishRevision } from '../content/revisions/publish-revision.js'
import { createSampleDistrict } from '../content/sample/sample-district.js'
import { isUnseeded, seedDatabase } from '../content/seeds/seed-database.js'
import { AnswersRefused, applyAnswers } from '../content/setup/apply-answers.js'
import { type AnswerFault, readAnswers } from '../content/setup/read-answers.js'
import { readDirectory } from '../directory/model/directory-snapshot.js'
import { readCommandConfig } from '../districts/command-config.js'
import { type Database, databaseFile } from '../platform/database/open-database.js'
import { keepPrivate } from '../platform/files/keep-private.js'
import { readLanguageCodes, type Speech } from '../platform/language/language.js'
import { Refusal } from '../platform/language/refusal.js'
import { wording } from '../platform/language/wording.js'
import { fromRoot } from '../platform/root.js'
import { writeLogo } from '../platform/theme/logo.js'
import { LogoFault } from '../platform/theme/logo-fault.js'
import { shrinkLogo } from '../platform/theme/shrink-logo.js'
import { plainEmail } from '../staff/sign-in/account-store.js'
import { openAccounts } from './open-accounts.js'
import { runCommand } from './run-command.js'
import { withDatabase } from './with-database.js'

// `npm run setup -- --answers FILE [--again]`

class SetupRefused extends Refusal {
  override name = 'SetupRefused'
}

async function run(english: Speech): Promise<void> {
  const { answers: file, again } = readArguments()
  const config = readCommandConfig()
  const now = () => new Date()
  const faults: AnswerFault[] = []
  const answers = readAnswers(readFile(file), faults)
  const logo = answers.logo ? await readLogo(dirname(file), answers.logo, faults) : null
  keepPrivate(config.dataDir)
  await withDatabase(databaseFile(config.dataDir), async (database) => {
    const { $client } = database
    const { accounts, record, linkTo } = openAccounts(config, database, now)
    const work = $client.transaction(() => {
      const filled = fillIfEmpty(database, config.catalogFolder ?? config.standardFolder)
      refuseOthers(database, config.standardFolder, again)
      if (!answers.admin && !accounts.store.list().length)
        faults.push({ place: 'admin', fault: wording('answers.noAdmin') })
      else if (answers.admin) faults.push(...adminFaults(answers.admin))
      const offered = readLanguageCodes(fromRoot('views', 'words'))
      try {
        const done = applyAnswers(database, answers, { offered, now, logo })
        if (faults.length > 0) throw new AnswersRefused([])
        return { ...done, filled, link: answers.admin && addAdmin(answers.admin) }
      } catch (error) {
        throw error instanceof AnswersRefused ? new AnswersRefused([...faults, ...error.faults]) : error
      }
    })
    // SEED is not loaded: what is installed is the catalog.
    await noteInstalled(database, { ...config, seedFolder: null }, now(), () => {
      const { added, changed, filled, link } = work.immediate()
      console.log(english.t('answers.done', { added, changed }))
      if (link) console.log(english.t('answers.link', { link }))
      return filled
    })

    /** An account that is there stays as it is. */
    function addAdmin({ name, email }: { name: string; email: string }): string | null {
      const facts = { name, email: plainEmail(email), role: 'admin' as const, offices: [], school: null }
      const account = accounts.store.byEmail(facts.email) ? null : accounts.store.add(facts, now())
      if (!account) return null
      const about = `account:${account.id}`
      record({
        who: null,
        what: 'invited',
        about,
        from: 'command',
        details: { email: facts.email, by: 'setup' },
      })
      return linkTo(accounts.links.make(account.id, 'invitation'))
    }
  })
}

function readArguments(): { answers: string; again: boolean } {
  const usage = wording('answers.usage')
  try {
    const { values } = parseArgs({
      options: { answers: { type: 'string' }, again: { type: 'boolean', default: false } },
    })
    if (values.answers) return { answers: values.answers, again: values.again }
  } catch (error) {
    throw new SetupRefused(usage, { cause: error })
  }
  throw new SetupRefused(usage)
}

function readFile(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new SetupRefused(wording('answers.noFile', { file }), { cause })
  }
}

async function readLogo(folder: string, name: string, faults: AnswerFault[]): Promise<string | null> {
  const place = 'district, logo'
  if (name !== basename(name)) {
    faults.push({ place, fault: wording('answers.logoPath') })
    return null
  }
  try {
    return writeLogo(await shrinkLogo(readFileSync(join(folder, name))))
  } catch (error) {
    const fault = error instanceof LogoFault ? error.wording : wording('answers.noLogo', { name })
    faults.push({ place, fault })
    return null
  }
}

/** As `SEED=none` starts: topics, usual offices, danger phrases, and national help lines. @returns false if it was filled before */
function fillIfEmpty(database: Database, standardFolder: string): boolean {
  if (!isUnseeded(database)) return false
  seedDatabase(database, standardFolder, { standard: true })
  publishRevision(database, { note: 'As installed', by: null })
  return true
}

function refuseOthers(database: Database, standardFolder: string, again: boolean): void {
  const directory = readDirectory(database)
  if (
    createSampleDistrict(
      database,
      () => directory,
      () => [],
      standardFolder,
    ).isHere()
  )
    throw new SetupRefused(wording('answers.sample'))
  if (directory.district.phone !== '' && !again)
    throw new SetupRefused(wording('answers.alreadySetUp', { district: directory.district.name }))
}

function adminFaults({ name, email }: { name: string; email: string }): AnswerFault[] {
  const isEmail = z.email().max(254).safeParse(plainEmail(email)).success
  return [
    ...(isEmail ? [] : [{ place: 'admin, email', fault: wording('fault.email') }]),
    ...(name === '' ? [{ place: 'admin, name', fault: wording('fault.empty') }] : []),
  ]
}

await runCommand(run)
