import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.js'
import { districtMount } from '../paths/paths.js'
import { Refusal } from '../platform/language/refusal.js'
import { wording } from '../platform/language/wording.js'
import { districtAddress, hostOf, readDistrictConfig } from './district-settings.js'

/** A district that can be opened. */
export interface ServedDistrict {
  name: string
  /** That families use: `ask.oakdale.example`, or `center.example/d/oakdale`. */
  address: string
  config: Config
}

/** A district that cannot, and why. */
export interface FaultyDistrict {
  name: string
  fault: Refusal
  /** Does not answer, whatever its settings. */
  isPaused: boolean
}

/** The districts of a folder, by name. */
export interface Districts {
  districts: ServedDistrict[]
  /** Those that do not answer for now. */
  paused: ServedDistrict[]
  faulty: FaultyDistrict[]
}

/** Lies in the folder of a district that is paused. */
export const pausedFile = 'paused'
/** Lies in the folder of a district that sleeps, for `npm run district -- list`. */
export const asleepFile = 'asleep'

/** Two districts have one host name, and are not told apart by paths. */
export class SharedHost extends Refusal {
  override name = 'SharedHost'
}

/**
 * Reads the settings of every district. A faulty one keeps none of the others from being read.
 * @param folder with a folder for each district; names that begin with a dot, and files, are passed over
 * @param env of the service
 */
export function readDistricts(folder: string, env: Record<string, string | undefined>): Districts {
  const found: Districts = { districts: [], paused: [], faulty: [] }
  const center = env.CENTER_URL?.trim() ? hostOf(env.CENTER_URL.trim()) : null
  for (const name of listDistricts(folder)) {
    const isPaused = existsSync(join(folder, name, pausedFile))
    try {
      const config = readDistrictConfig(name, join(folder, name), env)
      const address = districtAddress(config)
      // Below a path of it, too: browsers would send the center's cookies there.
      if (center !== null && address.split('/')[0] === center)
        throw new SharedHost(wording('districts.centerHost', { host: center }))
      found[isPaused ? 'paused' : 'districts'].push({ name, config, address })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      found.faulty.push({ name, fault: error, isPaused })
    }
  }
  return found
}

/** The names of the folders, in order. @throws {Refusal} when they cannot be read */
export function listDistricts(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => (entry.isDirectory() || entry.isSymbolicLink()) && !entry.name.startsWith('.'))
      .map(({ name }) => name)
      .sort()
  } catch (error) {
    throw new Refusal(wording('districts.noFolder', { folder }), { cause: error })
  }
}

/** @throws {SharedHost} when two districts have one host name, with both names */
export function refuseSharedHosts({ districts, paused }: Districts): void {
  const [clash] = splitShared([...districts, ...paused]).late
  if (!clash) return
  const { first, second, host } = clash
  const names = { host, first: first.name, second: second.name }
  const isSame = first.address === second.address
  throw new SharedHost(wording(isSame ? 'districts.sharedHost' : 'districts.pathAndHost', names))
}

/** While the service runs: a district whose host name another one has already is faulty. @param isFirst has it already */
export function setSharedApart(
  { districts, paused, faulty }: Districts,
  isFirst: (district: ServedDistrict) => boolean,
): Districts {
  const all = [...districts, ...paused].sort((a, b) => Number(isFirst(b)) - Number(isFirst(a)))
  const { kept, late } = splitShared(all)
  const faults = late.map(({ first, second, host }): FaultyDistrict => {
    const names = { host, first: first.name, second: second.name }
    const fault = new SharedHost(wording('districts.sharedHostLater', names))
    return { name: second.name, fault, isPaused: paused.includes(second) }
  })
  const others = (list: ServedDistrict[]) => list.filter((each) => kept.includes(each))
  return { districts: others(districts), paused: others(paused), faulty: [...faulty, ...faults] }
}

/** @throws {SharedHost} when another district has the host name of a new one, and what to type instead */
export function refuseTakenHost({ districts, paused }: Districts, name: string): void {
  const all = [...districts, ...paused].sort((a, b) => Number(a.name === name) - Number(b.name === name))
  const clash = splitShared(all).late.find(({ second }) => second.name === name)
  if (!clash) return
  const { first, second, host } = clash
  const isBelow = first.address !== host && second.address === host
  const path = `${second.config.publicUrl}${districtMount}/${name}`
  const url = isBelow ? path : 'https://ANOTHER-HOST'
  const key = isBelow ? 'districts.belowTaken' : 'districts.taken'
  throw new SharedHost(wording(key, { host, first: first.name, name, url }))
}

const hostIn = ({ address }: ServedDistrict) => address.split('/')[0] ?? ''

/** One that has a host name for itself would get the cookies of those below its paths, and its offline page would hide theirs. */
function splitShared(all: readonly ServedDistrict[]) {
  const kept: ServedDistrict[] = []
  const late: { first: ServedDistrict; second: ServedDistrict; host: string }[] = []
  for (const second of all) {
    const host = hostIn(second)
    const first = kept.find((each) => each.address === host || hostIn(each) === second.address)
    if (first) late.push({ first, second, host })
    else kept.push(second)
  }
  return { kept, late }
}
