import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type RequestHandler, Router } from 'express'
import type { ComposeOptions } from '../compose.js'
import type { Config } from '../config.js'
import { fixedRoutes, mainLanguage } from '../paths/paths.js'
import { createLanguage } from '../platform/language/language.js'
import type { Refusal } from '../platform/language/refusal.js'
import { WordedError } from '../platform/language/worded-error.js'
import { joinMetrics } from '../platform/metrics/join-metrics.js'
import { createMetrics } from '../platform/metrics/metrics.js'
import { metricsRoutes } from '../platform/metrics/metrics-routes.js'
import type { Served } from '../platform/web/create-express-server.js'
import { type Health, healthRoutes, type PartState } from '../platform/web/health-routes.js'
import { routeTable } from '../platform/web/route-table.js'
import { presentRobotsOfHost } from '../public/site/site-files.js'
import { createNoDistrictApp, createStartingApp, createUnavailableApp } from '../public/site/starting-app.js'
import { centerLabel } from './center/center-config.js'
import { type KeptCenter, keepCenter } from './center/keep-center.js'
import type { Center } from './center/open-center.js'
import type { KnownDistrict } from './center/report-districts.js'
import { createDistrictHosts } from './district-hosts.js'
import { type HeldDistrict, type OpenDistrict, openDistrict, wakeDistrict } from './open-district.js'
import {
  type Districts,
  readDistricts,
  refuseSharedHosts,
  type ServedDistrict,
  setSharedApart,
} from './read-districts.js'
import { shareParts } from './share-parts.js'
import { createSleepingDistricts, isProbe } from './sleeping-districts.js'
import { watchDistricts } from './watch-districts.js'

export interface DistrictsOptions extends Pick<ComposeOptions, 'log' | 'now' | 'reload' | 'patience'> {
  /** Prints progress, in plain words. */
  say(words: string): void
  stopping: AbortSignal
  /** Called when a district answers. */
  onOpen?: (open: OpenDistrict) => void | Promise<void>
  /** Looks at the folders this often, in milliseconds; for tests. */
  lookAgainMs?: number
}

/** Many districts in one process, each found by its host name, or a path below one. */
export interface DistrictsService {
  served: Served
  /** Opens every district, one after another; one that cannot be opened says why, and keeps none from being opened. */
  open(): Promise<void>
  /** Continues while questions are answered: fills the search indexes, trains models. */
  finish(): Promise<void>
  /** Those that answer now. */
  opened(): readonly OpenDistrict[]
  /** How many are closed until somebody asks. */
  asleep(): number
  /** Wakes whose jobs are due, and puts to sleep whom nobody asked for long. Every ten seconds it does so by itself. */
  rest(): Promise<void>
  /** Every district of the folder, whether it answers or not. */
  known(): readonly KnownDistrict[]
  /** Null where it has no address of its own, and while it cannot be opened. */
  center(): Center | null
  /** What was made, and not shared: for tests. */
  counts(): { contents: number; learned: number }
  close(limitMs?: number): Promise<void>
}

/**
 * How often it looks at the folders; in milliseconds. A district may be new, paused, or removed; and where one could not be
 * opened, a disk may have room again, or a settings file be mended.
 */
const usualLookAgainMs = 10_000
/** One that was woken for its jobs gets time to begin them, in milliseconds; and one is not put to sleep shortly before its jobs. */
const awakeMs = { least: 2 * 60_000, before: 5 * 60_000 }
/** For requests that are being answered when a district is closed; in milliseconds. */
const lastRequestsMs = 2000
const hourMs = 60 * 60_000

/**
 * @param env with the settings that the districts share
 * @throws {Refusal} when two districts have one host name
 */
export function createDistrictsService(
  config: Config & { districtsDir: string },
  env: Record<string, string | undefined>,
  options: DistrictsOptions,
): DistrictsService {
  const { log, say, stopping, lookAgainMs = usualLookAgainMs } = options
  const language = createLanguage()
  const english = language.speech(mainLanguage)
  const found = readDistricts(config.districtsDir, env)
  refuseSharedHosts(found)
  /** As the folders were when they were last looked at. */
  let last = found
  const metrics = createMetrics()
  metrics.watchProcess()
  const shared = shareParts(config, { log, say, metrics })
  const opened: OpenDistrict[] = []
  /** Last words about each district that cannot be opened, or has faulty settings. */
  const said = new Map<string, string>()
  /** The same about each that is paused. */
  const saidPaused = new Map<string, string>()
  let wasTried = false
  /** Different ones that districts have learned from. */
  let catalogs = 0
  let closing = false
  let timer: NodeJS.Timeout | undefined
  let looking: Promise<void> = Promise.resolve()
  let finishing: Promise<void> = Promise.resolve()
  const hosts = createDistrictHosts(createNoDistrictApp(config, shared.help, ownRoutes()))
  /** Those with an address, as they were when they got it. */
  const placed = new Map<string, ServedDistrict>()
  const place = (district: ServedDistrict, app: RequestListener) => {
    const before = placed.get(district.name)
    placed.set(district.name, district)
    hosts.set(district.address, app)
    if (before) dropUnused(before)
  }
  const dropUnused = ({ address }: ServedDistrict) => {
    if (![...placed.values()].some((each) => each.address === address)) hosts.drop(address)
  }
  const shut = (district: ServedDistrict) =>
    place(district, createUnavailableApp(district.config, shared.help))
  const now = options.now ?? (() => new Date())
  /** When each open one was opened, and when somebody asked it, monitoring aside. */
  const [openedAt, askedAt] = [new Map<string, number>(), new Map<string, number>()]
  /** Open ones that have learned, and filled their indexes. */
  const finished = new WeakSet<OpenDistrict>()
  const sleepers = createSleepingDistricts({ place, wake: wakeOne })
  const center = config.centerUrl === null ? null : keepOwn(config.centerUrl)

  /** Asked from now on. */
  function take(open: OpenDistrict): RequestListener {
    const { name } = open.district
    const answer: RequestListener = (req, res) => {
      if (!isProbe(req)) askedAt.set(name, now().getTime())
      open.served(req, res)
    }
    opened.push(open)
    openedAt.set(name, now().getTime())
    place(open.district, answer)
    said.delete(name)
    saidPaused.delete(name)
    return answer
  }

  async function wakeOne(held: HeldDistrict): Promise<RequestListener> {
    const { district } = held
    try {
      const open = await wakeDistrict(held)
      const answer = take(open)
      void finishLater([open])
      return answer
    } catch (error) {
      const answer = createUnavailableApp(district.config, shared.help)
      place(district, answer)
      if (!stopping.aborted && !closing) tell(district.name, error)
      return answer
    }
  }

  /** One of those that share what they learned stays awake, and keeps it in memory for the others. */
  function maySleep(open: OpenDistrict): boolean {
    const { name } = open.district
    const keyOf = ({ services }: OpenDistrict) => services.liveRevision.live().requests.key
    const at = now().getTime()
    const awakeSince = openedAt.get(name) ?? at
    const asked = askedAt.get(name) ?? awakeSince
    if (!finished.has(open) || at - asked < config.sleepAfterHours * hourMs) return false
    if (at - awakeSince < awakeMs.least) return false
    // Its alerts need its figures for longer than an hourly try takes; and one that wakes reads its key again.
    const { degraded } = open.services.health()
    if (degraded.some(({ part }) => ['backup', 'keys', 'sms-key'].includes(part))) return false
    if (!opened.some((other) => other !== open && keyOf(other) === keyOf(open))) return false
    const next = open.services.jobs.nextAt(now())
    return next === null || next.getTime() - at > awakeMs.before
  }

  async function rest(): Promise<void> {
    await sleepers.wakeDue(now())
    if (config.sleepAfterHours === 0) return
    for (const open of [...opened]) {
      if (closing || !maySleep(open)) continue
      const next = open.services.jobs.nextAt(now())
      opened.splice(opened.indexOf(open), 1)
      await sleepers.put(open, next)
    }
  }

  for (const district of found.districts) place(district, createStartingApp(district.config, shared.help))

  /** For whoever runs the service, and for crawlers: under a host name that no district has for itself. */
  function ownRoutes(): Router {
    watchDistricts(metrics, known)
    const all = {
      contentType: metrics.contentType,
      text: async () =>
        joinMetrics(
          await Promise.all(
            [metrics, center?.metrics() ?? [], opened.map(({ services }) => services.metrics)]
              .flat()
              .map((each) => each.text()),
          ),
        ),
    }
    const sendRobots: RequestHandler = (_req, res) =>
      void res.type('text/plain').send(presentRobotsOfHost(language.offered))
    return Router().use(
      healthRoutes(health, english),
      metricsRoutes(all, config.metricsToken),
      routeTable({ [fixedRoutes.robots]: { get: sendRobots } }),
    )
  }

  /** Of the process and the center. Each district tells its own under its host name. */
  function health(): Health {
    const state: PartState = wasTried ? 'ready' : 'starting'
    const parts = { published: state, danger: state, model: state, search: state, database: state }
    const asleep = sleepers.count()
    return { parts, signals: asleep > 0 ? [`asleep: ${asleep}`] : [], degraded: center?.degraded() ?? [] }
  }

  function keepOwn(centerUrl: string): KeptCenter {
    const own = { log: log.child({ district: centerLabel }), now, inCommon: shared.help, known }
    return keepCenter({ ...config, centerUrl }, { ...own, say, place: hosts.set })
  }

  function known(): KnownDistrict[] {
    const { districts, paused, faulty } = last
    const of = (name: string, own: Config | null, state: KnownDistrict['state']): KnownDistrict => {
      const open = opened.find(({ district }) => district.name === name) ?? null
      const { publicUrl, backups, dataDir } = own ?? open?.district.config ?? noConfig(name)
      const reason = faulty.find((each) => each.name === name)?.fault.say(english) ?? null
      const rest = { name, publicUrl, dataDir, makesBackups: backups !== null, open }
      if (open) return { ...rest, state: 'open', reason }
      if (state === 'paused') return { ...rest, state, reason }
      if (sleepers.has(name)) return { ...rest, state: 'asleep', reason }
      const words = reason ?? said.get(name) ?? null
      return { ...rest, state: words === null ? 'starting' : 'broken', reason: words }
    }
    return [
      ...districts.map(({ name, config: own }) => of(name, own, 'open')),
      ...paused.map(({ name, config: own }) => of(name, own, 'paused')),
      ...faulty.map(({ name, isPaused }) => of(name, null, isPaused ? 'paused' : 'broken')),
    ]
  }

  const noConfig = (name: string) => ({
    publicUrl: null,
    backups: null,
    dataDir: join(config.districtsDir, name),
  })

  /** Open, or asleep. */
  const answers = (name: string): boolean =>
    sleepers.has(name) || opened.some((open) => open.district.name === name)

  function tell(name: string, error: unknown): void {
    const words = error instanceof WordedError ? error.say(english) : `${error}`
    if (!(error instanceof WordedError))
      log.error({ err: error, district: name }, 'A district cannot be opened')
    if (said.get(name) !== words)
      say(
        answers(name)
          ? `${name} goes on with its old settings, because the new ones have faults. ${words}`
          : `${name} is not open. ${words}`,
      )
    said.set(name, words)
    saidPaused.delete(name)
  }

  /** It costs what the first district costs: the others share theirs. */
  function sayOwnCatalog(name: string): void {
    const { learned } = shared.revisions.counts()
    if (opened.length > 0 && learned > catalogs) say(english.t('districts.ownCatalog', { name }))
    catalogs = learned
  }

  async function openOne(district: ServedDistrict): Promise<void> {
    const { name, config: of } = district
    try {
      const open = await openDistrict(district, config.backups?.folder ?? null, {
        ...options,
        log: log.child({ district: name }),
        say: (words) => say(`${name}: ${words}`),
        ...shared.options,
      })
      if (closing) return void (await open.close())
      sayOwnCatalog(name)
      take(open)
      say(`${name} answers on ${of.publicUrl}`)
      await options.onOpen?.(open)
    } catch (error) {
      if (stopping.aborted || closing) return
      shut(district)
      tell(name, error)
    }
  }

  async function openAll({ districts, paused, faulty }: Districts): Promise<OpenDistrict[]> {
    const before = opened.length
    for (const { name, fault, isPaused } of faulty) isPaused ? sayPaused(name, fault) : tell(name, fault)
    for (const district of paused) {
      // Its families see the help lines, and its number.
      shut(district)
      sayPaused(district.name)
    }
    for (const district of districts) {
      if (stopping.aborted || closing) break
      // Its settings may have been mended.
      if (answers(district.name)) said.delete(district.name)
      else await openOne(district)
    }
    wasTried = true
    return opened.slice(before)
  }

  /** @param fault of its settings, for when it shall go on */
  function sayPaused(name: string, fault?: Refusal): void {
    const words = [`${name} is paused.`, fault?.say(english) ?? ''].join(' ').trim()
    if (saidPaused.get(name) !== words) say(words)
    saidPaused.set(name, words)
    said.delete(name)
  }

  /** From now on its address is nobody's. */
  function forget(name: string): void {
    const district = placed.get(name)
    placed.delete(name)
    said.delete(name)
    saidPaused.delete(name)
    if (district) dropUnused(district)
  }

  async function closeOne(open: OpenDistrict): Promise<void> {
    shut(open.district)
    opened.splice(opened.indexOf(open), 1)
    // Requests that came before are answered first.
    await sleep(lastRequestsMs)
    await open.close()
  }

  /** A district that answers goes on with its old settings while the new ones are faulty, unless it is paused. */
  async function lookAgain(): Promise<void> {
    await center?.open()
    const found = setSharedApart(readDistricts(config.districtsDir, env), ({ name }) => answers(name))
    last = found
    const faulty = found.faulty.filter(({ isPaused }) => !isPaused)
    const stay = new Set([...found.districts, ...faulty].map(({ name }) => name))
    for (const open of opened.filter(({ district }) => !stay.has(district.name))) await closeOne(open)
    for (const [name, district] of [...placed]) {
      if (stay.has(name) || !sleepers.has(name)) continue
      shut(district)
      await sleepers.drop(name)
    }
    const known = new Set([...found.districts, ...found.paused, ...found.faulty].map(({ name }) => name))
    for (const name of [...placed.keys(), ...said.keys()].filter((each) => !known.has(each))) forget(name)
    void finishLater(await openAll(found))
    await rest()
  }

  /** One after another, while the folders are looked at: the first start of a district learns for minutes. */
  function finishLater(districts: readonly OpenDistrict[]): Promise<void> {
    const each = [...districts]
    finishing = finishing.then(() => finishEach(each))
    return finishing
  }

  async function finishEach(districts: readonly OpenDistrict[]): Promise<void> {
    const isOpen = (open: OpenDistrict) => !stopping.aborted && !closing && opened.includes(open)
    for (const open of districts.filter(isOpen)) {
      await open.services.warmUp()
      await open.services.finishStarting().then(
        () => finished.add(open),
        (error) => {
          if (isOpen(open))
            log.error({ err: error, district: open.district.name }, 'A district could not finish its start')
        },
      )
    }
  }

  function lookAgainLater(): void {
    if (closing) return
    timer = setTimeout(() => {
      looking = lookAgain().catch((error) => {
        log.warn({ fault: String(error) }, 'The folders of the districts could not be read again')
      })
      void looking.then(lookAgainLater)
    }, lookAgainMs)
    timer.unref()
  }

  return {
    served: hosts.served,
    opened: () => opened,
    asleep: sleepers.count,
    rest,
    known,
    center: () => center?.center() ?? null,
    counts: shared.revisions.counts,
    async open() {
      // Before the districts: whoever waits for them sees there why.
      await center?.open()
      const { districts, paused, faulty } = found
      if (districts.length + paused.length + faulty.length === 0)
        say(english.t('districts.none', { folder: config.districtsDir }))
      await openAll(found)
    },
    async finish() {
      const finished = finishLater(opened)
      lookAgainLater()
      await finished
    },
    async close(limitMs) {
      closing = true
      clearTimeout(timer)
      await Promise.all(opened.map((open) => open.close(limitMs)))
      await looking
      await sleepers.dropAll()
      await center?.close()
      await shared.stop()
    },
  }
}
