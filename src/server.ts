import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo, Server as NetServer } from 'node:net'
import { showStartProgress } from './answering/start-progress.js'
import { createApp, drawErrorPage } from './app.js'
import { compose, type Services } from './compose.js'
import { type Config, loadDotEnv, readConfig } from './config.js'
import { createDistrictsService, type DistrictsService } from './districts/districts-service.js'
import { mainLanguage, paths } from './paths/paths.js'
import { setupPaths } from './paths/setup-paths.js'
import { explainDatabase } from './platform/database/explain-database.js'
import { lockFolder } from './platform/database/lock-folder.js'
import { databaseFile } from './platform/database/open-database.js'
import { whenUnlocked } from './platform/database/when-unlocked.js'
import { keepPrivate } from './platform/files/keep-private.js'
import { createLanguage } from './platform/language/language.js'
import { Refusal } from './platform/language/refusal.js'
import { type Wording, wording } from './platform/language/wording.js'
import { createMetrics } from './platform/metrics/metrics.js'
import { collectGarbage } from './platform/process/collect-garbage.js'
import { crashed, refused } from './platform/process/exit-codes.js'
import { keepHeapSmall, limitMainThreadAlone } from './platform/process/heap-limit.js'
import { maxClosingMs } from './platform/process/stop-limit.js'
import {
  hasServedBefore,
  isSupervised,
  onSupervisorExit,
  reportServing,
  takeHeldPort,
} from './platform/process/supervised.js'
import { startWatchdog } from './platform/process/watchdog.js'
import { inSlices } from './platform/threads/slices.js'
import { ThreadFault } from './platform/threads/thread-fault.js'
import { acceptMore } from './platform/web/accept-more.js'
import { createExpressServer } from './platform/web/create-express-server.js'
import type { ErrorPage } from './platform/web/error-page.js'
import { createLog, type Log } from './platform/web/log.js'
import { makeStoppable } from './platform/web/make-stoppable.js'
import { namedAddress } from './platform/web/own-address.js'
import { relieveFloods } from './platform/web/relieve-floods.js'
import { createFloodApp } from './public/site/flood-app.js'
import { createStartingApp, readHelpParts } from './public/site/starting-app.js'
import { prepareFirstAdmin } from './staff/sign-in/first-admin.js'

const say = (words: string) => console.log(words)

/** Starts the service and reports what it does; resolves when all is ready, or when asked to stop. */
async function start(): Promise<void> {
  limitMainThreadAlone()
  loadDotEnv()
  const config = readConfig(process.env)
  for (const fault of keepPrivate(config.dataDir))
    say(`Other users of this computer may be able to read this: ${fault}`)
  const log = createLog(config.logLevel)
  const stop = new AbortController()
  const stopping = stop.signal
  stopOnSignals(stop)
  stopOnFaults(stop, log)
  const [port, ...more] = await takeHeldPort()
  if (!port) await refuseTakenPort(config)
  const letGo = await lockFolder(config.dataDir, stopping)
  if (stopping.aborted) return letGo()
  const many = openMany(config, log, stopping)
  const help = readHelpParts()
  const metrics = createMetrics()
  const { server, serve } = createExpressServer(many?.served ?? createStartingApp(config, help, metrics))
  const acceptors: NetServer[] = []
  const stopServing = makeStoppable(server, acceptors)
  const stopped = new Promise<void>((resolve) => {
    stopping.addEventListener('abort', () => void stopServing().then(resolve))
  })
  const open = openOnce(async () => {
    if (stopping.aborted) return
    await listen(server, port ?? config)
    acceptors.push(...acceptMore(server, more, backlog))
  })
  // A family that asks during the start must not meet a refused connection. One that asked before waits in the queue.
  // A failure is reported below, where it is awaited.
  if (port && hasServedBefore()) setTimeout(() => void open().catch(() => {}), maxUnseenMs).unref()
  else await open()
  say('Who to Ask is starting.')
  if (many) return startMany(many, { config, open, stopped, letGo, stopping })
  metrics.watchProcess()
  const services = await compose(config, {
    log,
    say,
    onProgress: showStartProgress(),
    languages: help.languages,
    metrics,
    ...(isReloading() ? { reload: true } : { looksInCommon: help }),
    stopping,
  }).catch((error) => {
    // A stop cancels the work in progress: not a fault.
    if (!stopping.aborted) throw error
  })
  if (!services) return stopped.then(letGo)
  const close = () => services.close(maxClosingMs).then(letGo)
  if (stopping.aborted) return stopped.then(close)
  // The pages of the other languages follow: together they take longer to draw than all the rest of the app to make.
  const errorPage = drawErrorPage(services, (lang) => lang === mainLanguage)
  serve(relieveFloods(createApp(services, errorPage), () => createFloodApp(services), services.metrics))
  await open()
  if (stopping.aborted) return stopped.then(close)
  void stopped.then(close)
  // Watch for a hung main thread from now on: start-up steps may take long, and nobody waits yet.
  if (isSupervised()) startWatchdog({ logs: config.logLevel !== 'silent' })
  reportServing()
  say(`Serving ${services.districtCard('en').name || 'no district yet'} on ${addressOf(server, config)}`)
  await sayFirstAdmin(services, config, addressOf(server, config), stopping)
  // A stop does not wait for training or retries.
  await Promise.race([finish(services, errorPage, stopping), once(stopping, 'abort')])
}

/** The districts of DISTRICTS_DIR; null where the service is of one. */
function openMany(config: Config, log: Log, stopping: AbortSignal): DistrictsService | null {
  const { districtsDir } = config
  if (districtsDir === null) return null
  return createDistrictsService({ ...config, districtsDir }, process.env, {
    ...{ log, say, stopping },
    reload: isReloading(),
    onOpen: ({ services, district }) =>
      sayFirstAdmin(services, district.config, district.config.publicUrl ?? '', stopping),
  })
}

/** As for one district, but each that is open answers at once. */
async function startMany(
  many: DistrictsService,
  {
    config,
    open,
    stopped,
    letGo,
    stopping,
  }: {
    config: Config
    open(): Promise<void>
    stopped: Promise<void>
    letGo(): void
    stopping: AbortSignal
  },
): Promise<void> {
  const closed = stopped.then(() => many.close(maxClosingMs)).then(letGo)
  await many.open()
  if (stopping.aborted) return closed
  await open()
  if (isSupervised()) startWatchdog({ logs: config.logLevel !== 'silent' })
  reportServing()
  say(english().t('districts.serving', { count: many.opened().length }))
  await Promise.race([many.finish(), once(stopping, 'abort')])
  if (stopping.aborted) return
  collectGarbage()
  keepHeapSmall()
  say('Ready.')
}

const isReloading = (): boolean => process.execArgv.join(' ').includes('tsx')

/** While nobody can sign in; retried while the database is locked. */
async function sayFirstAdmin(
  { accounts, database, districtCard, now }: Services,
  config: Config,
  address: string,
  stopping: AbortSignal,
): Promise<void> {
  const linkTo = {
    choosePassword: (token: string) => `${address}${paths.choosePassword(token, mainLanguage)}`,
    setup: (key: string) => `${address}${setupPaths.firstAdmin(mainLanguage, key)}`,
  }
  const prepare = () => prepareFirstAdmin(accounts, config, districtCard(mainLanguage), now(), linkTo)
  const first = await whenUnlocked(database, prepare, stopping).catch((error) => {
    if (!stopping.aborted) throw error
  })
  if (first && 'link' in first)
    say(`Choose the first admin's password here (the link works once): ${first.link}`)
  if (first && 'setup' in first) say(`Set up your district here (the key works once): ${first.setup}`)
}

async function finish(services: Services, errorPage: ErrorPage, stopping: AbortSignal): Promise<void> {
  void services.searchStarted().then(() => {
    const { state, reason } = services.search.status()
    if (state === 'unavailable' && reason && !stopping.aborted)
      say(`Search is running without Meilisearch for now: ${english().t(reason.key, reason.values)}`)
  })
  if (!services.liveRevision.signals().includes('words'))
    say('Answers are available now, and improve once the topics are learned.')
  try {
    await services.warmUp()
    await inSlices(errorPage.drawOthers(), stopping)
    await services.finishStarting()
  } catch (error) {
    // Canceled by a stop: not a fault.
    if (!stopping.aborted) throw error
  }
  if (stopping.aborted) return
  collectGarbage()
  keepHeapSmall()
  say('Ready.')
}

/** A restart takes one to four seconds. One that takes longer shows the help lines meanwhile. */
const maxUnseenMs = 5000

/** Calls it once, whoever is first. */
function openOnce(open: () => Promise<void>): () => Promise<void> {
  let opening: Promise<void> | null = null
  return () => {
    opening ??= open()
    return opening
  }
}

/** Fail early if the port is taken, before the long work. */
async function refuseTakenPort(config: Config): Promise<void> {
  if (config.port === 0) return
  const probe = createServer()
  await listen(probe, config)
  probe.close()
  await once(probe, 'close')
}

/** @param where an address, or a port that the supervisor holds */
/**
 * Connections that may wait to be taken while the event loop is busy. Node's 511 are full within a second of a flood, and browsers then
 * try again after 1, 3, 7, … s. Linux takes at most `net.core.somaxconn`, 4096 by default.
 */
const backlog = 4096

async function listen(server: Server, where: Pick<Config, 'port' | 'host'> | object): Promise<void> {
  if ('host' in where && 'port' in where) server.listen({ port: where.port, host: where.host, backlog })
  else server.listen(where, backlog)
  await once(server, 'listening')
}

function addressOf(server: Server, { host, publicUrl }: Config): string {
  const { port } = server.address() as AddressInfo
  return publicUrl ?? namedAddress(host, port)
}

/** Aborts at the first SIGTERM or Ctrl-C, or when the supervisor is gone; a second signal ends the process at once. */
function stopOnSignals(stop: AbortController): void {
  const stopOnce = () => {
    if (!stop.signal.aborted) say('Stopping.')
    stop.abort()
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // Ctrl-C arrives from the terminal and from the supervisor; the supervisor kills a process that does not stop.
      if (stop.signal.aborted && !isSupervised()) process.exit(1)
      stopOnce()
    })
  }
  onSupervisorExit(stopOnce)
}

/** How long a faulty process may take to finish its requests, in milliseconds. */
const lastWordsMs = 2000

/** An uncaught fault ends the process, after it has finished its requests as far as possible. */
function stopOnFaults(stop: AbortController, log: Log): void {
  process.on('uncaughtException', (error) => {
    if (process.exitCode === crashed) return
    log.fatal({ err: error }, 'Uncaught error: the process ends')
    process.exitCode = crashed
    setTimeout(() => process.exit(), lastWordsMs)
    stop.abort()
  })
}

const english = () => createLanguage().speech(mainLanguage)

/** A known start fault in English; null for an unexpected fault, which a restart may clear. */
function explain(error: unknown, env: NodeJS.ProcessEnv): string | null {
  const fault = listenFaultOf(error as NodeJS.ErrnoException, env)
  if (fault) return english().t(fault.key, fault.values)
  if (error instanceof Refusal) return error.say(english())
  return explainDatabase(error, databaseFile(env.DATA_DIR ?? 'data'))?.say(english()) ?? null
}

function listenFaultOf(
  { code, message }: NodeJS.ErrnoException,
  { PORT: port = '3000', HOST: host = 'localhost' }: NodeJS.ProcessEnv,
): Wording | null {
  if (code === 'EADDRINUSE') return wording('start.portInUse', { port })
  if (code === 'EACCES' && message.includes('listen')) return wording('start.portNotAllowed', { port })
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return wording('start.noAddress', { host })
  return null
}

// The terminal may be gone; that must not end the process.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

try {
  await start()
} catch (error) {
  const words = explain(error, process.env)
  // A restart may fix what a thread could not do: more memory may be free.
  console.error(words ?? (error instanceof ThreadFault ? error.say(english()) : error))
  process.exit(words ? refused : crashed)
}
