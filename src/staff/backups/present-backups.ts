import { type BackupFile, keptBackups } from '../../content/backups/backup-files.js'
import type { BackupState } from '../../content/backups/nightly-backup.js'
import { momentAt } from '../../directory/time/local-time.js'
import { backupPaths } from '../../paths/backup-paths.js'
import { setupPaths } from '../../paths/setup-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import { dateTimeText } from '../date-time-text.js'

interface BackupSources {
  /** Null while no folder is set. */
  state: BackupState | null
  /** Newest first; null when the folder cannot be read. */
  files: readonly BackupFile[] | null
  timeZone: string
}

export function presentBackups({ state, files, timeZone }: BackupSources, speech: Speech): Page {
  const { t, code } = speech
  const model = {
    title: t('backups.title'),
    back: setupPaths.steps(code),
    action: backupPaths.list(code),
    isOn: state !== null,
    isRunning: state?.isRunning ?? false,
    fault: state?.fault ? t(state.fault.key, state.fault.values) : null,
    last: state && lastText(state, timeZone, speech),
    facts: state ? factsOf(state, speech) : [],
    rows: (files ?? []).map((file) => presentFile(file, speech)),
  }
  return { view: 'staff/backups/list', model }
}

function lastText({ lastDone }: BackupState, timeZone: string, speech: Speech): string {
  if (!lastDone) return speech.t('backups.never')
  return speech.t('backups.last', { moment: dateTimeText(lastDone, timeZone, speech) })
}

function factsOf({ folder, hour, isEncrypted }: BackupState, speech: Speech) {
  const { t } = speech
  const time = speech.time(momentAt('2000-01-01', hour * 60, 'UTC'), 'UTC')
  return [
    { name: t('backups.when'), value: t('backups.nightly', { time }) },
    { name: t('backups.where'), value: folder },
    { name: t('backups.kept'), value: t('backups.keptHow', { ...keptBackups }) },
    { name: t('backups.passphrase'), value: isEncrypted ? t('backups.encrypted') : t('backups.plain') },
  ]
}

const megabyte = 1_000_000

function presentFile({ name, kind, date, bytes, isEncrypted }: BackupFile, speech: Speech) {
  const { t } = speech
  return {
    name,
    date: speech.date(date, 'year'),
    kind: t(`backups.kind.${kind}`),
    size: t('backups.megabytes', {
      megabytes: speech.number(Math.max(0.1, Math.round((bytes / megabyte) * 10) / 10)),
    }),
    encrypted: isEncrypted ? t('backups.yes') : t('backups.no'),
  }
}
