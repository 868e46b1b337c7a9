import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Express } from 'express'
import { createApp, drawErrorPage } from '../app.js'
import { type ComposeOptions, compose, type Services } from '../compose.js'
import type { Config } from '../config.js'
import { mainLanguage } from '../paths/paths.js'
import { explainDatabase } from '../platform/database/explain-database.js'
import { lockFolder } from '../platform/database/lock-folder.js'
import { databaseFile } from '../platform/database/open-database.js'
import { keepPrivate } from '../platform/files/keep-private.js'
import { Refusal } from '../platform/language/refusal.js'
import { ThreadFault } from '../platform/threads/thread-fault.js'
import type { Served } from '../platform/web/create-express-server.js'
import { relieveFloods } from '../platform/web/relieve-floods.js'
import { createFloodApp } from '../public/site/flood-app.js'
import { prepareDatabase } from './prepare-database.js'
import type { ServedDistrict } from './read-districts.js'

/** A district that answers. */
export interface OpenDistrict {
  district: ServedDistrict
  app: Express
  /** The same, in a flood of concerns too. */
  served: Served
  services: Services
  /** Closes its parts, and lets another service have its folder. */
  close(limitMs?: number): Promise<void>
  /** Closes its parts, and keeps its folder. */
  sleep(): Promise<HeldDistrict>
}

/** A district whose folder is locked. */
export interface HeldDistrict {
  district: ServedDistrict
  options: ComposeOptions
  letGo(): void
}

/**
 * Opens a district in its folder, which no other service may have at the same time.
 * @param backups folder for the backups of all districts; null for none
 * @throws {Refusal} in plain words, when the cause is known
 */
export async function openDistrict(
  district: ServedDistrict,
  backups: string | null,
  options: ComposeOptions,
): Promise<OpenDistrict> {
  const { config } = district
  for (const fault of keepPrivate(config.dataDir))
    options.say?.(`Other users of this computer may be able to read this: ${fault}`)
  if (backups !== null) makeBackupFolder(config, backups)
  const letGo = await lockFolder(config.dataDir, options.stopping ?? new AbortController().signal)
  try {
    await prepareDatabase(config, options.say ?? (() => {}))
    return await openParts({ district, options, letGo })
  } catch (error) {
    letGo()
    throw explain(error, config) ?? error
  }
}

/** Opens one that was closed by its `sleep`. @throws {Refusal} in plain words, when the cause is known */
export async function wakeDistrict(held: HeldDistrict): Promise<OpenDistrict> {
  try {
    return await openParts(held, { isReopened: true })
  } catch (error) {
    held.letGo()
    throw explain(error, held.district.config) ?? error
  }
}

async function openParts(
  held: HeldDistrict,
  more: Pick<ComposeOptions, 'isReopened'> = {},
): Promise<OpenDistrict> {
  const { district, options, letGo } = held
  const services = await compose(district.config, { ...options, ...more })
  services.database.$client.pragma('shrink_memory')
  const app = createApp(services, errorPageOf(services))
  return {
    district,
    app,
    served: relieveFloods(app, () => createFloodApp(services), services.metrics),
    services,
    close: (limitMs) => services.close(limitMs).finally(letGo),
    sleep: () => services.close().then(() => held),
  }
}

/** In thirteen languages it takes longer to draw than all the rest of an app to make. */
const errorPageOf = (services: Services) => drawErrorPage(services, (lang) => lang === mainLanguage)

/** Only in the folder for all. A folder of the district's own must exist: its disk may not be there yet. */
function makeBackupFolder({ backups }: Config, ofAll: string): void {
  if (backups && dirname(backups.folder) === ofAll && existsSync(ofAll))
    mkdirSync(backups.folder, { recursive: true, mode: 0o700 })
}

function explain(error: unknown, { dataDir }: Config): Refusal | ThreadFault | null {
  if (error instanceof Refusal || error instanceof ThreadFault) return error
  return explainDatabase(error, databaseFile(dataDir))
}
