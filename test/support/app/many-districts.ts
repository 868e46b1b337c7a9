import { mkdtempSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { readConfig } from '../../../src/config.js'
import { createDistrictsService, type DistrictsService } from '../../../src/districts/districts-service.js'
import type { OpenDistrict } from '../../../src/districts/open-district.js'
import { createLog } from '../../../src/platform/web/log.js'
import { linkBinary, temporaryDataDir } from '../processes/real-meilisearch.js'
import { writeSeedFolder } from '../samples/seed-folder.js'
import { smallDistrict } from '../samples/small-district.js'
import { startOnce } from './real-service.js'
import { copyStartedFolder } from './started-folder.js'

/** Several small districts in one process, as `npm start` with DISTRICTS_DIR serves them. */
export interface ManyDistricts {
  service: DistrictsService
  /** With a folder for each. */
  folder: string
  /** Of the service itself. */
  dataDir: string
  /** @throws when it is not open */
  of(name: string): OpenDistrict
  /** Everything logged, including request lines. */
  logged(): string
  /** Everything said on the console. */
  said(): string
  /** Stops it and deletes its data. */
  remove(): Promise<void>
}

/** The host name of a district of these tests. */
export const testHost = (name: string): string => `ask.${name}.example`

/**
 * Puts a district that has started before into a folder.
 * @param more lines of its settings
 */
export async function addDistrictFolder(root: string, name: string, more = ''): Promise<string> {
  const folder = join(root, name)
  const seeds = writeSeedFolder(smallDistrict)
  await mkdir(folder, { recursive: true })
  await copyStartedFolder(folder, (first) => startOnce(first, seeds.folder))
  // A district has keys of its own.
  for (const part of ['meilisearch', 'keys', 'sms-key'])
    await rm(join(folder, part), { recursive: true, force: true })
  await writeFile(join(folder, 'settings.env'), `PUBLIC_URL=http://${testHost(name)}\n${more}`)
  seeds.remove()
  return folder
}

/**
 * Starts them.
 * @param names of the districts that answer
 * @param prepare changes the folders first: those of the districts, and the service's own
 * @param onOpen changes a district before its start is finished
 * @param now the clock
 */
export async function startDistricts(
  names: readonly string[],
  prepare: (folder: string, dataDir: string) => Promise<void> | void = () => {},
  env: Record<string, string> = {},
  onOpen: (open: OpenDistrict) => void = () => {},
  now?: () => Date,
): Promise<ManyDistricts> {
  const folder = mkdtempSync(join(tmpdir(), 'districts-'))
  const { dataDir, remove } = await temporaryDataDir()
  await linkBinary(dataDir)
  for (const name of names) await addDistrictFolder(folder, name)
  await prepare(folder, dataDir)
  const shared = { RATE_LIMIT_PER_MINUTE: '0', LOG_REQUESTS: 'yes', MEANING: 'no' }
  const given = { ...shared, DATA_DIR: dataDir, DISTRICTS_DIR: folder, ...env }
  const lines: string[] = []
  const words: string[] = []
  const log = createLog(
    'debug',
    new Writable({ write: (line, _encoding, done) => done(void lines.push(String(line))) }),
  )
  const stopping = new AbortController()
  const options = {
    log,
    say: (each: string) => void words.push(each),
    stopping: stopping.signal,
    onOpen,
    // Whoever sets the clock says when districts rest.
    ...(now ? { now } : { lookAgainMs: 1000 }),
  }
  const service = createDistrictsService({ ...readConfig(given), districtsDir: folder }, given, options)
  await service.open()
  await service.finish()
  return {
    service,
    folder,
    dataDir,
    of(name) {
      const open = service.opened().find(({ district }) => district.name === name)
      if (!open) throw new Error(`${name} is not open: ${words.join('\n')}`)
      return open
    },
    logged: () => lines.join(''),
    said: () => words.join('\n'),
    async remove() {
      stopping.abort()
      await service.close()
      await rm(folder, { recursive: true, force: true, maxRetries: 3 })
      await remove()
    },
  }
}
