import { type Config, loadDotEnv, readConfig } from '../config.js'
import { Refusal } from '../platform/language/refusal.js'
import { wording } from '../platform/language/wording.js'
import { centerConfig } from './center/center-config.js'
import { readDistrictConfig } from './district-settings.js'
import { type DistrictFolders, existing } from './manage-districts.js'

/**
 * The configuration of a command: `DISTRICT=elm npm run user -- list` is about one district of DISTRICTS_DIR.
 * @param ofCenter without a district it is about the center, where there is one: its accounts and their backup
 * @throws {Refusal} when the settings have faults, or there is no such district
 */
export function readCommandConfig({ ofCenter = false } = {}): Config {
  loadDotEnv()
  const name = process.env.DISTRICT?.trim()
  if (!name) return withoutDistrict(readConfig(process.env), ofCenter)
  const { folder, env } = readFolders()
  return readDistrictConfig(name, existing(folder, name), env)
}

function withoutDistrict(config: Config, ofCenter: boolean): Config {
  const { districtsDir, centerUrl } = config
  if (districtsDir === null) return config
  if (ofCenter && centerUrl !== null) return centerConfig({ ...config, centerUrl })
  throw new Refusal(wording('districts.whichDistrict'))
}

/** @throws {Refusal} where the service is of one district */
export function readFolders(): DistrictFolders & { service: Config } {
  loadDotEnv()
  const service = readConfig(process.env)
  if (service.districtsDir === null) throw new Refusal(wording('districts.oneOnly'))
  return { folder: service.districtsDir, env: process.env, service }
}
