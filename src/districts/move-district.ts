import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { get } from 'node:http'
import { basename, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { inFolder } from '../platform/backup/backup-fault.js'
import { checkCopy } from '../platform/backup/check-copy.js'
import { besideDatabase, modelsFolder } from '../platform/backup/copy-data.js'
import { makeBackup, settingsName } from '../platform/backup/make-backup.js'
import { unpackBackup } from '../platform/backup/unpack-backup.js'
import { lockFolder } from '../platform/database/lock-folder.js'
import { databaseFile } from '../platform/database/open-database.js'
import { Refusal } from '../platform/language/refusal.js'
import { wording } from '../platform/language/wording.js'
import { districtAddress, readDistrictConfig } from './district-settings.js'
import { type DistrictFolders, existing, movedTo, pauseDistrict } from './manage-districts.js'
import { pausedFile, readDistricts, refuseSharedHosts } from './read-districts.js'

/** Where a district goes. */
export interface MoveOrder {
  name: string
  /** DISTRICTS_DIR of the other service. */
  to: string
  /** Address of the other service itself, not of the balancer: `http://127.0.0.1:3002`. */
  at: string
  now: Date
  /** Ends it before the switch. */
  stopping: AbortSignal
  /** How long the other service may take to open it; in milliseconds. */
  patienceMs?: number
  /** How long this service may take to close it; in milliseconds. */
  maxCloseMs?: number | undefined
}

/** The other service looks every ten seconds, and opens one district after another; in milliseconds. */
const usualPatienceMs = 60_000
const askEveryMs = 500
const askLimitMs = 5000

/**
 * Moves a district to another service: closes it here, backs it up, restores the backup in the other folder, and waits until it
 * answers there. Its folder here stays, paused, so that families whom the balancer still sends here see its number.
 * @returns how long it did not answer, in seconds
 * @throws {Refusal} in plain words; then it answers here again
 */
export async function moveDistrict(folders: DistrictFolders, order: MoveOrder): Promise<number> {
  const { name, at, stopping } = order
  const own = existing(folders.folder, name)
  const moved = movedTo(own)
  if (moved !== null) throw new Refusal(wording('districts.movedAway', { name, folder: moved }))
  const address = districtAddress(readDistrictConfig(name, own, folders.env))
  const to = resolve(order.to)
  await refuseEarly(folders, { ...order, to }, address)
  const wasPaused = existsSync(join(own, pausedFile))
  const work = join(to, `.moving-${name}`)
  const begun = Date.now()
  let letGo = () => {}
  try {
    await pauseDistrict(folders, name, order.maxCloseMs)
    letGo = await lockFolder(own, stopping)
    await inFolder(to, () => fillFolder(own, work, order))
    stopping.throwIfAborted()
    if (wasPaused) writeFileSync(join(work, 'district', pausedFile), '')
    // Before the switch: whenever this is killed, at most one of the two services opens the district.
    writeFileSync(join(own, pausedFile), join(to, name))
    await inFolder(to, () => renameSync(join(work, 'district'), join(to, name)))
    if (!wasPaused) await waitUntilItAnswers(order, to, address)
    return (Date.now() - begun) / 1000
  } catch (error) {
    if (!existsSync(join(to, name))) {
      if (wasPaused) writeFileSync(join(own, pausedFile), '')
      else rmSync(join(own, pausedFile), { force: true })
    }
    throw error
  } finally {
    letGo()
    rmSync(work, { recursive: true, force: true, maxRetries: 3 })
  }

  /** Puts it back here if it cannot be opened there. */
  async function waitUntilItAnswers(
    { patienceMs = usualPatienceMs, now }: MoveOrder,
    to: string,
    address: string,
  ) {
    for (const until = Date.now() + patienceMs; Date.now() < until; await sleep(askEveryMs))
      if ((await statusAt(at, address)) === 200) return
    await pauseDistrict({ ...folders, folder: to }, name)
    const aside = join(to, `.not-moved-${name}-${now.toISOString().slice(0, 19).replaceAll(':', '')}`)
    renameSync(join(to, name), aside)
    throw new Refusal(wording('districts.notOpened', { name, address: at, folder: aside }))
  }
}

/** While the district still answers. */
async function refuseEarly({ folder, env }: DistrictFolders, { name, to, at }: MoveOrder, address: string) {
  if (!statSync(to, { throwIfNoEntry: false })?.isDirectory() || to === resolve(folder))
    throw new Refusal(wording('districts.moveTo', { folder: to }))
  if (existsSync(join(to, name)))
    throw new Refusal(wording('districts.exists', { name, folder: join(to, name) }))
  const there = readDistricts(to, env)
  const own = { name, address, config: readDistrictConfig(name, join(folder, name), env) }
  refuseSharedHosts({ ...there, districts: [...there.districts, own] })
  // Every other address is nobody's there.
  if ((await statusAt(at, address)) !== 404)
    throw new Refusal(wording('districts.moveAt', { name, address: at }))
}

/** Made beside the others, under a name that no service opens. */
async function fillFolder(own: string, work: string, { name, now, stopping }: MoveOrder): Promise<void> {
  rmSync(work, { recursive: true, force: true })
  mkdirSync(work, { mode: 0o700 })
  const fresh = join(work, 'district')
  if (existsSync(databaseFile(own))) {
    const file = join(work, `${name}.zip`)
    // Not encrypted: it is deleted at once, and lies beside what it becomes.
    const how = { mayReplace: false, withModels: true, passphrase: null, settings: '', now }
    await makeBackup({ dataDir: own, file, ...how })
    stopping.throwIfAborted()
    const { tables } = await unpackBackup(file, fresh, null)
    checkCopy(databaseFile(fresh), tables)
    rmSync(join(fresh, settingsName))
  }
  mkdirSync(fresh, { recursive: true, mode: 0o700 })
  // Its settings, secrets in files, seeds, files to import, and backups.
  for (const each of readdirSync(own).filter(isElse))
    cpSync(join(own, each), join(fresh, each), {
      recursive: true,
      preserveTimestamps: true,
      verbatimSymlinks: true,
    })
}

/** What a backup does not hold, and what is not of this place alone. */
function isElse(name: string): boolean {
  const database = basename(databaseFile(''))
  const ofPlace = name === pausedFile || name.startsWith('service.lock') || name.startsWith('backup-work-')
  // Older copies of the database stay behind, as do Litestream's files.
  const ofDatabase = name.startsWith(database) || name.startsWith(`.${database}`)
  return !ofPlace && !ofDatabase && ![...besideDatabase, modelsFolder].includes(name)
}

/** Of the first page; null where nobody answers. */
function statusAt(at: string, address: string): Promise<number | null> {
  const { host, pathname } = new URL(`http://${address}/`)
  return new Promise((done) => {
    const asked = get(new URL(pathname, at), { headers: { host }, timeout: askLimitMs }, (answer) => {
      answer.resume()
      done(answer.statusCode ?? null)
    })
    asked.on('timeout', () => asked.destroy())
    asked.on('error', () => done(null))
  })
}
