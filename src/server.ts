import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createApp } from './app.js'
import { type Config, ConfigError, loadDotEnv, readConfig } from './config.js'
import { MigrationError } from './database/migrate-database.js'
import { SeedError } from './database/seed-fault.js'
import { createProgressBar, type ProgressBar } from './progress-bar.js'
import { createServices, type Services } from './services.js'
import { createLog } from './web/log.js'

const say = (words: string) => console.log(words)

const labels = {
  danger: 'Learning to notice danger',
  phrasings: 'Filling the search index',
  topics: 'Learning the topics',
}

/** Starts the service and says what it does; resolves when it serves. */
async function start(): Promise<void> {
  loadDotEnv()
  const config = readConfig(process.env)
  const log = createLog(config.logLevel)
  const stopping = stopOnSignals()
  say('Who to Ask is starting.')
  const services = await createServices(config, {
    log,
    say,
    onProgress: showProgress(),
    reload: process.execArgv.join(' ').includes('tsx'),
  })
  stopping.then(services.close)
  const server = createServer(createApp(services))
  stopping.then(() => stopServing(server))
  await listen(server, config)
  say(`Serving ${services.districtCard('en').name} on ${addressOf(server, config)}`)
  await finish(services)
}

async function finish(services: Services): Promise<void> {
  const { state, reason } = services.search.status()
  if (state === 'unavailable') say(`Search works without Meilisearch for now: ${reason}`)
  if (!services.router.signals().includes('words'))
    say('Answers come already; they get better once the topics are learned.')
  await services.finishStarting()
  say('Ready.')
}

function showProgress() {
  const bars: Partial<Record<keyof typeof labels, ProgressBar>> = {}
  return (work: keyof typeof labels, share: number) => {
    bars[work] ??= createProgressBar(labels[work])
    bars[work].show(share)
  }
}

async function listen(server: Server, { port, host }: Config): Promise<void> {
  server.listen(port, host)
  await once(server, 'listening')
}

function addressOf(server: Server, { host, publicUrl }: Config): string {
  const { port } = server.address() as AddressInfo
  const named = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return publicUrl ?? `http://${named.includes(':') ? `[${named}]` : named}:${port}`
}

/** Resolves at the first SIGTERM or Ctrl-C; a second one ends the process at once. */
function stopOnSignals(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (asked) process.exit(1)
        asked = true
        say('Stopping.')
        resolve()
      })
    }
  })
}

function stopServing(server: Server): void {
  server.close()
  server.closeIdleConnections()
  setTimeout(() => server.closeAllConnections(), 2000).unref()
}

function explain(error: unknown, port: string | undefined): string {
  if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
    return `Something else serves on port ${port ?? '3000'} already. Stop it, or choose another port: PORT=3001 npm start`
  }
  const expected = [ConfigError, MigrationError, SeedError].some((kind) => error instanceof kind)
  return expected ? (error as Error).message : String((error as Error).stack ?? error)
}

try {
  await start()
} catch (error) {
  console.error(explain(error, process.env.PORT))
  process.exit(1)
}
