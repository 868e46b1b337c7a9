import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.js'
import { Refusal } from '../platform/language/refusal.js'
import { wording } from '../platform/language/wording.js'
import { hostOf, readDistrictConfig } from './district-settings.js'

/** A district that can be opened. */
export interface ServedDistrict {
  name: string
  /** That families use: `ask.oakdale.example`. */
  host: string
  config: Config
}

/** A district that cannot, and why. */
export interface FaultyDistrict {
  name: string
  fault: Refusal
}

/** The districts of a folder, by name. */
export interface Districts {
  districts: ServedDistrict[]
  /** Those that shall not answer for now. */
  paused: ServedDistrict[]
  faulty: FaultyDistrict[]
}

/** Lies in the folder of a district that is paused. */
export const pausedFile = 'paused'

/** Two districts have one host name. */
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
  for (const name of listDistricts(folder)) {
    try {
      const config = readDistrictConfig(name, join(folder, name), env)
      const kind = existsSync(join(folder, name, pausedFile)) ? 'paused' : 'districts'
      found[kind].push({ name, config, host: hostOf(config) })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      found.faulty.push({ name, fault: error })
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
  const all = [...districts, ...paused]
  for (const { name, host } of all) {
    const first = all.find((other) => other.host === host)
    if (first && first.name !== name)
      throw new SharedHost(wording('districts.sharedHost', { host, first: first.name, second: name }))
  }
}

/** While the service runs: a district whose host name another one has already is faulty. @param isFirst has it already */
export function setSharedApart(
  { districts, paused, faulty }: Districts,
  isFirst: (district: ServedDistrict) => boolean,
): Districts {
  const all = [...districts, ...paused].sort((a, b) => Number(isFirst(b)) - Number(isFirst(a)))
  const ownerOf = (host: string) => all.find((each) => each.host === host)
  const late = all.filter((each) => ownerOf(each.host) !== each)
  const faults = late.map(({ name, host }): FaultyDistrict => {
    const first = ownerOf(host)?.name ?? ''
    return {
      name,
      fault: new SharedHost(wording('districts.sharedHostLater', { host, first, second: name })),
    }
  })
  const others = (list: ServedDistrict[]) => list.filter((each) => !late.includes(each))
  return { districts: others(districts), paused: others(paused), faulty: [...faulty, ...faults] }
}
