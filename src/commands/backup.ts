import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { minPassphrase } from '../config.js'
import { readCommandConfig } from '../districts/command-config.js'
import { BackupFault } from '../platform/backup/backup-fault.js'
import { makeBackup } from '../platform/backup/make-backup.js'
import { keepPrivate } from '../platform/files/keep-private.js'
import type { Speech } from '../platform/language/language.js'
import { wording } from '../platform/language/wording.js'
import { nameBackup } from './name-backup.js'
import { readPassphrase } from './read-passphrase.js'
import { runCommand } from './run-command.js'

// `npm run backup -- FILE|FOLDER [--models] [--encrypt]`, also while the service runs.

async function run({ t }: Speech): Promise<void> {
  const { target, models, encrypt } = readArguments()
  const { dataDir, backupPassphrase, settingsText: settings } = readCommandConfig({ ofCenter: true })
  keepPrivate(dataDir)
  const now = new Date()
  const passphrase = backupPassphrase ?? (encrypt ? await askTwice(t) : null)
  const file = nameBackup(target, now, passphrase !== null)
  const order = { dataDir, file, mayReplace: false, withModels: models, passphrase, settings, now }
  const { bytes, rows } = await makeBackup(order)
  console.log(t('backup.done', { file, bytes, rows }))
  console.log(passphrase === null ? t('backup.plain') : t('backup.encrypted'))
}

function readArguments(): { target: string; models: boolean; encrypt: boolean } {
  const usage = wording('backup.usage')
  try {
    const { values, positionals } = parseArgs({
      options: { models: { type: 'boolean', default: false }, encrypt: { type: 'boolean', default: false } },
      allowPositionals: true,
    })
    const [target, ...more] = positionals
    if (target && more.length === 0) return { target: resolve(target), ...values }
  } catch (error) {
    throw new BackupFault(usage, { cause: error })
  }
  throw new BackupFault(usage)
}

async function askTwice(t: Speech['t']): Promise<string> {
  const first = await readPassphrase(t('backup.ask'))
  if (first === null) throw new BackupFault(wording('backup.nobodyToAsk'))
  if (first.length < minPassphrase) throw new BackupFault(wording('backup.short', { least: minPassphrase }))
  if ((await readPassphrase(t('backup.askAgain'))) !== first)
    throw new BackupFault(wording('backup.twoDiffer'))
  return first
}

await runCommand(run)
