import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Config, writeSettings } from '../config.js'
import { makeBackup } from '../platform/backup/make-backup.js'
import { holderOf } from '../platform/database/lock-folder.js'
import { databaseFile } from '../platform/database/open-database.js'
import type { Speech } from '../platform/language/language.js'
import { Refusal } from '../platform/language/refusal.js'
import { wording } from '../platform/language/wording.js'
import { isDistrictName, maxName, settingsFile } from './district-settings.js'
import {
  asleepFile,
  listDistricts,
  pausedFile,
  readDistricts,
  refuseTakenHost,
  SharedHost,
  setSharedApart,
} from './read-districts.js'

/** The folders of a service of many districts, for whoever runs it. */
export interface DistrictFolders {
  folder: string
  env: Record<string, string | undefined>
}

/** A line of the list. */
export interface ListedDistrict {
  name: string
  /** Empty where it is not known. */
  address: string
  /** In plain words. */
  state: string
  /** Of its database. */
  megabytes: number
}

/** A paused district could not be opened. */
class StaysPaused extends Refusal {
  override name = 'StaysPaused'

  constructor(
    name: string,
    readonly fault: Refusal,
  ) {
    super(wording('districts.staysPaused', { name }), { cause: fault })
  }

  override say(speech: Speech): string {
    return `${super.say(speech)} ${this.fault.say(speech)}`
  }
}

/** How long to wait for a service to close a district, which looks at the folders every ten seconds; in milliseconds. */
const usualCloseMs = 60_000
const lookEveryMs = 250

/** Every district, by name. */
export function listEach({ folder, env }: DistrictFolders, english: Speech): ListedDistrict[] {
  const { districts, paused, faulty } = readDistricts(folder, env)
  const lineOf = (name: string, address: string, state: string): ListedDistrict => {
    const file = databaseFile(join(folder, name))
    const bytes = existsSync(file) ? statSync(file).size : 0
    return { name, address, state, megabytes: Math.round(bytes / 1e6) }
  }
  const isOpen = (name: string) => isHeld(folder, name)
  const stateOfOpen = (name: string) => {
    if (!isOpen(name)) return 'not open'
    return existsSync(join(folder, name, asleepFile)) ? 'asleep' : 'open'
  }
  const stateOfPaused = (own: string) => {
    const moved = movedTo(own)
    return moved === null ? 'paused' : `moved to ${moved}`
  }
  return [
    ...districts.map(({ name, address }) => lineOf(name, address, stateOfOpen(name))),
    ...paused.map(({ name, address }) =>
      lineOf(name, address, isOpen(name) ? 'closing' : stateOfPaused(join(folder, name))),
    ),
    ...faulty.map(({ name, fault, isPaused }) => {
      const words = fault.say(english)
      if (isPaused) return lineOf(name, '', isOpen(name) ? 'closing' : `paused: ${words}`)
      return lineOf(name, '', isOpen(name) ? `open, with old settings: ${words}` : words)
    }),
  ].sort((a, b) => a.name.localeCompare(b.name))
}

/**
 * Makes the folder of a new district, which begins with the shared catalog and national help lines.
 * @param url that families use
 * @throws {Refusal} when the name or the address cannot be used; then there is no folder
 */
export function addDistrict({ folder, env }: DistrictFolders, name: string, url: string): void {
  if (!isDistrictName(name)) throw new Refusal(wording('districts.newName', { name, most: maxName }))
  const own = join(folder, name)
  if (existsSync(own)) throw new Refusal(wording('districts.exists', { name, folder: own }))
  write(folder, () => mkdirSync(own, { mode: 0o700 }))
  try {
    const text = `${writeSettings({ PUBLIC_URL: url })}SEED=none\n`
    write(own, () => writeFileSync(join(own, settingsFile), text, { mode: 0o600 }))
    const found = readDistricts(folder, env)
    const fault = found.faulty.find((each) => each.name === name)?.fault
    // The settings file is gone again: it is not what to change.
    if (fault instanceof SharedHost)
      throw new Refusal(wording('districts.centerTaken', { ...fault.wording.values, name }))
    if (fault) throw fault
    refuseTakenHost(found, name)
  } catch (error) {
    rmSync(own, { recursive: true })
    throw error
  }
}

/**
 * @returns when no service has it open anymore
 * @throws {Refusal} when one still has it open after that time; it stays marked as paused
 */
export async function pauseDistrict(
  { folder }: DistrictFolders,
  name: string,
  maxCloseMs = usualCloseMs,
): Promise<void> {
  const own = existing(folder, name)
  // One that was moved stays so.
  write(own, () => writeFileSync(join(own, pausedFile), '', { flag: 'a' }))
  for (const until = Date.now() + maxCloseMs; holderOf(own) !== null; await sleep(lookEveryMs))
    if (Date.now() > until)
      throw new Refusal(wording('districts.stillOpen', { name, pid: String(holderOf(own)) }))
}

/**
 * A running service opens it within ten seconds.
 * @returns whether it was paused
 * @throws {Refusal} for one that was moved: two services would answer, each without what the other one is told; and for one whose
 * settings have faults, which stays paused
 */
export function resumeDistrict(folders: DistrictFolders, name: string): boolean {
  const own = existing(folders.folder, name)
  const moved = movedTo(own)
  if (moved !== null) throw new Refusal(wording('districts.movedAway', { name, folder: moved }))
  if (!existsSync(join(own, pausedFile))) return false
  const fault = faultOfSettings(folders, name)
  if (fault) throw new StaysPaused(name, fault)
  write(own, () => rmSync(join(own, pausedFile)))
  return true
}

/** Why a service would not open it with the settings that it has now; null for no reason. */
export function faultOfSettings({ folder, env }: DistrictFolders, name: string): Refusal | null {
  const found = setSharedApart(readDistricts(folder, env), (each) => isHeld(folder, each.name))
  return found.faulty.find((each) => each.name === name)?.fault ?? null
}

/** Whether a service has it open, or asleep. */
export const isHeld = (folder: string, name: string): boolean => holderOf(join(folder, name)) !== null

/** Where a paused district was moved to; null for one that was not, or whose new folder is gone. */
export function movedTo(own: string): string | null {
  const file = join(own, pausedFile)
  const to = existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
  return to && existsSync(to) ? to : null
}

/**
 * Closes a district, makes a backup, and only then deletes its folder.
 * @param backups folder for the backup; it is made if missing
 * @returns the backup; null for a district that has no database yet
 */
export async function removeDistrict(
  folders: DistrictFolders,
  name: string,
  backups: string,
  { backupPassphrase, settingsText }: Pick<Config, 'backupPassphrase' | 'settingsText'>,
  now: Date,
): Promise<string | null> {
  await pauseDistrict(folders, name)
  const own = join(folders.folder, name)
  let file: string | null = null
  if (existsSync(databaseFile(own))) {
    write(backups, () => mkdirSync(backups, { recursive: true, mode: 0o700 }))
    const moment = now.toISOString().slice(0, 19).replaceAll(':', '')
    file = join(backups, `${name}-${moment}Z.zip${backupPassphrase === null ? '' : '.age'}`)
    const order = { dataDir: own, file, mayReplace: false, withModels: false }
    await makeBackup({ ...order, passphrase: backupPassphrase, settings: settingsText, now })
  }
  write(own, () => rmSync(own, { recursive: true }))
  return file
}

/** @throws {Refusal} in plain words, when the folder is another user's, or its disk is at fault */
function write(folder: string, step: () => void): void {
  try {
    step()
  } catch (error) {
    const code = String((error as { code?: unknown }).code)
    const options = { cause: error }
    if (code === 'ENOSPC') throw new Refusal(wording('districts.full', { folder }), options)
    if (['EACCES', 'EPERM', 'EROFS'].includes(code))
      throw new Refusal(wording('districts.noAccess', { folder }), options)
    throw error
  }
}

/** @throws {Refusal} when there is no such district */
export function existing(folder: string, name: string): string {
  const names = listDistricts(folder)
  if (names.includes(name)) return join(folder, name)
  throw new Refusal(wording('districts.noSuch', { name, names: names.join(', ') || '–' }))
}
