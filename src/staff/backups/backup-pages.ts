import type { RequestHandler } from 'express'
import { backupPaths } from '../../paths/backup-paths.js'
import { NotFound } from '../../platform/web/errors.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import { staffOf } from '../sign-in/staff-guard.js'
import type { BackupDeps } from './backup-deps.js'
import { presentBackups } from './present-backups.js'

/** How often the page loads again while a backup is made, in seconds. */
const refreshSeconds = 3

/** The nightly backups: whether they work, which are kept, and "back up now". */
export function backupPages(services: BackupDeps, sendPage: SendPage) {
  const showBackups: RequestHandler = async (_req, res) => {
    const { backups } = services
    const state = backups?.state() ?? null
    const files = (await backups?.list()) ?? null
    if (state?.isRunning) res.set('Refresh', String(refreshSeconds))
    const { timeZone } = services.directory().district
    sendPage(res, presentBackups({ state, files, timeZone }, speechOf(res)))
  }

  const backUpNow: RequestHandler = (req, res) => {
    const { audit, backups } = services
    if (!backups) throw new NotFound()
    backups.runNow()
    audit.record({ who: staffOf(res).account, what: 'backup-asked', about: null, from: req.ip ?? '' })
    res.redirect(303, backupPaths.list(speechOf(res).code))
  }

  return { showBackups, backUpNow }
}
