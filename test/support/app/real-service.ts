import { rm } from 'node:fs/promises'
import { Writable } from 'node:stream'
import type { Express } from 'express'
import { createApp } from '../../../src/app.js'
import { compose, type Services } from '../../../src/compose.js'
import { type Config, readConfig } from '../../../src/config.js'
import { createLog } from '../../../src/platform/web/log.js'
import { linkBinary, temporaryDataDir } from '../processes/real-meilisearch.js'
import { writeSeedFolder } from '../samples/seed-folder.js'
import { smallDistrict } from '../samples/small-district.js'

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

/**
 * Starts it.
 * @param env settings to override
 * @param options.patience multiplies the signals' deadlines: a busy machine would give up on Meilisearch
 * @param options.finish wait until the search index is filled and the topics are learned
 * @param options.now the clock
 * @param options.change replaces parts of the configuration
 */
export async function startRealService(
  env: Record<string, string> = {},
  {
    finish = true,
    patience = 1,
    now = () => new Date(),
    change = {},
  }: { finish?: boolean; patience?: number; now?: () => Date; change?: Partial<Config> } = {},
): Promise<RealService> {
  const { dataDir } = await temporaryDataDir()
  await linkBinary(dataDir)
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

  async function start() {
    worked.clear()
    const onProgress = (work: string) => void worked.add(work)
    const services = await compose(config, { log, now, onProgress, patience })
    if (finish) await services.finishStarting()
    return { services, app: createApp(services) }
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
