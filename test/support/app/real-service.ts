import { rm } from 'node:fs/promises'
import { Writable } from 'node:stream'
import type { Express } from 'express'
import { createApp, drawErrorPage } from '../../../src/app.js'
import { compose, type Services } from '../../../src/compose.js'
import { type Config, readConfig } from '../../../src/config.js'
import { mainLanguage } from '../../../src/paths/paths.js'
import { createLog } from '../../../src/platform/web/log.js'
import { linkBinary, temporaryDataDir } from '../processes/real-meilisearch.js'
import { writeSeedFolder } from '../samples/seed-folder.js'
import { smallDistrict } from '../samples/small-district.js'
import { copyStartedFolder } from './started-folder.js'

/** The whole service, as `npm start` assembles it, with a small district and its own data folder. */
export interface RealService {
  app: Express
  services: Services
  dataDir: string
  /** Everything logged, including request lines. */
  logged(): string
  /** All long work that was reported, such as `topics`. */
  worked: Set<string>
  /** Stops it and starts it again with the same data. */
  restart(): Promise<void>
  /** Stops it and deletes its data. */
  remove(): Promise<void>
}

interface RealServiceOptions {
  finish?: boolean
  fresh?: boolean
  patience?: number
  now?: () => Date
  change?: Partial<Config>
}

/** A first start is what the test is about, or other data, or another time. */
function startsFresh(
  env: Record<string, string>,
  { finish = true, fresh = false, now, change }: RealServiceOptions,
): boolean {
  return fresh || !finish || now !== undefined || change !== undefined || 'SEED' in env || 'MEILI_URL' in env
}

/**
 * Starts it.
 * @param env settings to override
 * @param options.patience multiplies the signals' deadlines: a busy machine would give up on Meilisearch
 * @param options.finish wait until the search index is filled and the topics are learned
 * @param options.fresh seeds, learns, and indexes by itself, as at a first start, instead of starting from a copy
 * @param options.now the clock
 * @param options.change replaces parts of the configuration
 */
export async function startRealService(
  env: Record<string, string> = {},
  options: RealServiceOptions = {},
): Promise<RealService> {
  const { finish = true, patience = 1, now = () => new Date(), change = {} } = options
  const { dataDir } = await temporaryDataDir()
  const seeds = writeSeedFolder(smallDistrict)
  const lines: string[] = []
  const log = createLog(
    'debug',
    new Writable({ write: (line, _encoding, done) => done(void lines.push(String(line))) }),
  )
  const settings = { DATA_DIR: dataDir, SEED: seeds.folder, RATE_LIMIT_PER_MINUTE: '0', LOG_REQUESTS: 'yes' }
  // The small district's topics and offices are the standard ones, too.
  const config = { ...readConfig({ ...settings, ...env }), standardFolder: seeds.folder, ...change }
  const worked = new Set<string>()
  if (!startsFresh(env, options)) await copyStartedFolder(dataDir, (first) => startOnce(first, seeds.folder))
  await linkBinary(dataDir)

  async function start() {
    worked.clear()
    const onProgress = (work: string) => void worked.add(work)
    const services = await compose(config, { log, now, onProgress, patience })
    if (finish) await services.finishStarting()
    const errorPage = drawErrorPage(services, (lang) => lang === mainLanguage)
    return { services, app: createApp(services, errorPage) }
  }

  const service: RealService = {
    ...(await start()),
    dataDir,
    worked,
    logged: () => lines.join(''),
    async restart() {
      await service.services.close()
      Object.assign(service, await start())
    },
    async remove() {
      await service.services.close()
      seeds.remove()
      await rm(dataDir, { recursive: true, force: true, maxRetries: 3 })
    },
  }
  return service
}

export async function startOnce(dataDir: string, seeds: string): Promise<void> {
  const config = readConfig({ DATA_DIR: dataDir, SEED: seeds, MEANING: 'no' })
  const services = await compose({ ...config, standardFolder: seeds }, { log: createLog('error') })
  await services.finishStarting()
  await services.close()
}
