import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import type { Config } from '../config.js'
import { readDirectory } from '../directory/model/directory-snapshot.js'
import { centerHouse } from '../districts/center/center-house.js'
import { readCommandConfig } from '../districts/command-config.js'
import { type Database, databaseFile } from '../platform/database/open-database.js'
import { keepPrivate } from '../platform/files/keep-private.js'
import { wording } from '../platform/language/wording.js'
import { openAccounts } from './open-accounts.js'
import { runCommand } from './run-command.js'
import { UserCommandError, userCommands } from './user-commands.js'
import { withDatabase } from './with-database.js'

const usage = `npm run user -- add --email name@district.org --role admin [--name "Ana Bell"] [--school lincoln] [--office nutrition]…
npm run user -- link --email name@district.org [--reset-second-step]
npm run user -- close --email name@district.org [--leave-no-admin]
npm run user -- open --email name@district.org
npm run user -- list

add asks for a password at the terminal, or reads it from standard input; without one it prints a link that works once.`

async function run(): Promise<void> {
  const { values, positionals } = readArguments()
  const command = userCommands[positionals[0] ?? '']
  if (!command || values.help || positionals.length > 1)
    throw new UserCommandError(wording('asWritten', { text: usage }))
  const config = readCommandConfig({ ofCenter: true })
  keepPrivate(config.dataDir)
  const file = databaseFile(config.dataDir)
  // The first account may be made before the first start; all else is about accounts that are there.
  if (positionals[0] !== 'add' && !existsSync(file))
    throw new UserCommandError(wording('index.noDatabase', { file }))
  console.log(await withDatabase(file, (database) => command(values, toolsFor(config, database))))
}

function readArguments() {
  const text = { type: 'string' } as const
  try {
    return parseArgs({
      options: {
        email: text,
        role: text,
        name: text,
        school: text,
        office: { ...text, multiple: true },
        'reset-second-step': { type: 'boolean' },
        'leave-no-admin': { type: 'boolean' },
        help: { type: 'boolean' },
      },
      allowPositionals: true,
    })
  } catch (error) {
    throw new UserCommandError(wording('asWritten', { text: `${(error as Error).message}\n\n${usage}` }))
  }
}

function toolsFor(config: Config, database: Database) {
  const now = () => new Date()
  const { schools, offices } = readDirectory(database)
  return {
    ...openAccounts(config, database, now),
    now,
    ...(config.centerUrl !== null && config.district === null
      ? { roles: centerHouse.roles.map(({ role }) => role) }
      : {}),
    schools: schools.map(({ slug }) => slug),
    offices: offices.map(({ id }) => id),
    readPassword,
  }
}

/** Typed at a terminal, without echo; otherwise all of standard input, without the final line end. */
async function readPassword(): Promise<string> {
  const { stdin, stderr } = process
  if (!stdin.isTTY) return (await text(stdin)).replace(/\r?\n$/, '')
  stderr.write('Password (leave empty for a link that works once): ')
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const reader = createInterface({ input: stdin, output: nowhere, terminal: true })
  try {
    return await reader.question('')
  } finally {
    reader.close()
    stderr.write('\n')
  }
}

await runCommand(run)
