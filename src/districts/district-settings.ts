import { readFileSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { type Config, ConfigError, readConfig, scopeOf, writeSettings } from '../config.js'
import { districtMount } from '../paths/paths.js'
import { Refusal } from '../platform/language/refusal.js'
import { type Wording, wording } from '../platform/language/wording.js'
import { fileEnding } from '../platform/secrets/read-secret-files.js'
import { basePathOf } from '../platform/web/base-path.js'

type Environment = Record<string, string | undefined>

/** The settings of one district, in its folder. */
export const settingsFile = 'settings.env'

/** Settings that are paths: in a settings file they start at the district's folder. */
const folders = ['SEED', 'IMPORT_DIR', 'BACKUP_DIR']
/** Values of SEED that are no folder. */
const namedSeeds = ['sample', 'none']

/** Of the service of many alone: no district takes them over. */
const ofCenter = ['DISTRICTS_DIR', 'CENTER_URL']

/** In a host name, in the name of an index, and in an address: no name is the beginning of another index's. */
const districtName = /^[a-z0-9]+(-[a-z0-9]+)*$/
export const maxName = 40

/** Whether a folder can be a district's: `oakdale`, `north-county`. */
export const isDistrictName = (name: string): boolean => name.length <= maxName && districtName.test(name)

/**
 * The configuration of one district: its own settings over those that the service shares.
 * @param folder the district's
 * @param env of the service
 * @throws {Refusal} with every fault in its settings
 */
export function readDistrictConfig(name: string, folder: string, env: Environment): Config {
  const own = readOwn(name, folder)
  const faults = Object.keys(own).flatMap((setting) => scopeFault(setting))
  if (faults.length > 0) throw new ConfigError(faults)
  const given = { ...sharedBy(env, own, name), ...inFolder(own, folder), DATA_DIR: folder }
  const config = readConfig(given, `${districtMount}/${name}`)
  const { traces } = config
  return {
    ...config,
    district: name,
    traces: traces && { ...traces, serviceName: `${traces.serviceName}-${name}` },
    // A district gets its backups: none of the service's secrets may be in them.
    settingsText: writeSettings(own),
  }
}

/**
 * What families use, in lower case and without scheme and port: `ask.elm.example`, or `center.example/d/elm`.
 * @throws {Refusal} where there is none
 */
export function districtAddress({ publicUrl }: Pick<Config, 'publicUrl'>): string {
  if (publicUrl === null) throw new ConfigError([wording('districts.noAddress')])
  return `${hostOf(publicUrl)}${basePathOf(publicUrl)}`
}

/** The host name of an address, in lower case and without a port. */
export function hostOf(address: string): string {
  return new URL(address).hostname.toLowerCase().replace(/\.$/, '')
}

function readOwn(name: string, folder: string): Environment {
  if (!isDistrictName(name)) throw new Refusal(wording('districts.name', { name, most: maxName }))
  const file = join(folder, settingsFile)
  try {
    return parseEnv(readFileSync(file, 'utf8')) as Environment
  } catch (error) {
    const options = { cause: error }
    if ((error as { code?: unknown }).code === 'ENOENT')
      throw new Refusal(wording('districts.noSettings', { file }), options)
    // A folder that another user made hides its files.
    throw new Refusal(wording('districts.unreadable', { file }), options)
  }
}

function scopeFault(name: string): Wording[] {
  const scope = scopeOf(name)
  if (scope === 'service') return [wording('districts.ofService', { name })]
  return scope === null ? [wording('districts.unknown', { name })] : []
}

/** What a district takes over from the service, unless it has its own. Backups of several never share a folder. */
function sharedBy(env: Environment, own: Environment, name: string): Environment {
  const bare = (setting: string) =>
    setting.endsWith(fileEnding) ? setting.slice(0, -fileEnding.length) : setting
  const ownNames = new Set(Object.keys(own).map(bare))
  const shared = Object.entries(env).filter(
    ([setting]) =>
      !ofCenter.includes(setting) && scopeOf(setting) !== 'district' && !ownNames.has(bare(setting)),
  )
  const given = Object.fromEntries(shared)
  const backups = given.BACKUP_DIR?.trim()
  return backups ? { ...given, BACKUP_DIR: join(backups, name) } : given
}

function inFolder(own: Environment, folder: string): Environment {
  const isPath = (name: string, value: string) =>
    (folders.includes(name) && !namedSeeds.includes(value)) || name.endsWith(fileEnding)
  const placed = Object.entries(own).map(([name, value = '']) => {
    const path = value.trim()
    return [name, path && isPath(name, path) && !isAbsolute(path) ? resolve(folder, path) : value]
  })
  return Object.fromEntries(placed)
}
