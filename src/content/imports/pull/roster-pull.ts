import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { OneRosterSettings } from '../../../config.js'
import { addDays, clockFormat, localDate, momentAt } from '../../../directory/time/local-time.js'
import type { RecordEvent } from '../../../platform/audit/audit-event.js'
import { wording } from '../../../platform/language/wording.js'
import type { Jobs } from '../../../platform/metrics/jobs.js'
import type { Log } from '../../../platform/web/log.js'
import type { Import } from '../import-store.js'
import type { Importer, Importing } from '../importer.js'
import { PullFault } from './pull-fault.js'
import type { PullRuleStore, PullRules } from './pull-rule-store.js'
import { createRosterClient } from './roster-client.js'
import { type RequestLimits, requestLimits } from './roster-request.js'
import { writeRosterFiles } from './write-roster-files.js'

/** How often to look whether a pull is due. */
const checkEveryMs = 5 * 60_000

/** A failed pull is retried after an hour. The first one of a day counts, too. */
const maxPullsPerDay = 3
const retryAfterMs = 60 * 60_000

/** The state of pulling, for the page of imports. */
export interface PullState extends PullRules {
  host: string
  isPulling: boolean
  /** The newest one; null before the first. */
  last: Import | null
  /** The newest one whose list was read whole and without faults. */
  lastGood: Import | null
}

/** Schools and staff from the district's student information system: once a day, and on request. */
export interface RosterPull {
  state(): PullState
  /** Begins one, unless one is under way. @returns when it is done; never rejects */
  pull(by?: Who): Promise<void>
  /** Pulls if it is time to. @returns whether it did */
  pullIfDue(): Promise<boolean>
  /** Changes when and how it pulls, from now on. */
  saveRules(rules: PullRules): void
  start(): void
  stop(): Promise<void>
}

interface Who {
  account: number | null
  who: string
  email?: string
}

/** A pull's needs from the rest of the service. */
export interface RosterPullTools {
  importer: Importer
  dataDir: string
  rules: PullRuleStore
  timeZone(): string
  /** How many people came from OneRoster. */
  countLinked(): number
  record: RecordEvent
  now(): Date
  log: Log
  limits?: RequestLimits
  /** Measures the pulls. */
  jobs?: Jobs | undefined
}

const itself: Who = { account: null, who: 'OneRoster' }

/** Pulls from the server of `settings`, on a timer once started. `limits` are of one request. */
export function createRosterPull(settings: OneRosterSettings, tools: RosterPullTools): RosterPull {
  const { importer, rules, timeZone, now, log, limits = requestLimits } = tools
  const stopping = new AbortController()
  let timer: NodeJS.Timeout | null = null
  let pulling: Promise<void> | null = null
  // Switched off, it misses nothing: monitoring must not say so.
  const lastDone = () => (rules.read().isOn ? lastGoodAt() : null)
  const measure = tools.jobs?.add('oneroster', lastDone) ?? ((work) => work())

  function pull(by: Who = itself): Promise<void> {
    pulling ??= pullOnce(by).finally(() => {
      pulling = null
    })
    return pulling
  }

  async function pullOnce({ account, who, email }: Who): Promise<void> {
    const folder = join(tools.dataDir, 'imports', 'pull')
    const how: Importing = { account, who, source: 'oneroster', removes: true, format: 'oneroster' }
    try {
      await measure(() => pullInto(folder, how, { account, who, ...(email ? { email } : {}) }))
    } catch (error) {
      if (stopping.signal.aborted) return
      if (!(error instanceof PullFault)) log.error({ err: error }, 'OneRoster could not be pulled')
      await importer.refuse(
        [rosterName],
        how,
        error instanceof PullFault ? error.reason : wording('fault.pullOther'),
      )
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }

  async function pullInto(folder: string, how: Importing, { account, who, email }: Who): Promise<void> {
    // Left by a stop in the middle.
    rmSync(folder, { recursive: true, force: true })
    const client = createRosterClient(settings, limits, stopping.signal)
    const { files, unreadable } = await writeRosterFiles(client, folder, localDate(now(), timeZone()))
    if (unreadable > 0) log.warn({ unreadable }, 'People from OneRoster have roles that cannot be read')
    const { id } = await importer.start(files, how)
    await importer.idle()
    await cancelOlder(id)
    await applyIfAllowed(id, { account, who })
    await tell(id, account !== null && email ? { id: account, email } : null)
  }

  /** A newer list takes the place of those that still wait. */
  async function cancelOlder(id: number): Promise<void> {
    const isWaiting = (each: number) => ['ready', 'faulty'].includes(importer.find(each)?.state ?? '')
    if (!isWaiting(id)) return
    for (const older of importer.ofSource('oneroster'))
      if (older.id < id && isWaiting(older.id)) await importer.cancel(older.id)
  }

  async function applyIfAllowed(id: number, by: Pick<Importing, 'account' | 'who'>): Promise<void> {
    const row = importer.find(id)
    if (row?.state !== 'ready' || !appliesItself(row)) return
    if (importer.apply(id, by)) await importer.idle()
  }

  /** One without changes need not wait. After an undo, one waits: otherwise it would redo what an admin undid. */
  function appliesItself({ counts }: Import): boolean {
    const changes = Object.entries(counts).filter(
      ([key, n]) => /\.(added|changed|removed)$/.test(key) && n > 0,
    )
    if (changes.length === 0) return true
    if (importer.lastSettled('oneroster')?.state === 'undone') return false
    const removed = counts['people.removed'] ?? 0
    const { appliesItself, maxRemovedPercent } = rules.read()
    return appliesItself && removed * 100 <= maxRemovedPercent * tools.countLinked()
  }

  async function tell(id: number, who: { id: number; email: string } | null): Promise<void> {
    const row = importer.find(id)
    const what = row?.state === 'applied' ? 'import-applied' : 'import-checked'
    const event = {
      who,
      what,
      about: `import:${id}`,
      from: 'OneRoster',
      details: { ...row?.counts },
    } as const
    await importer.note(() => tools.record(event))
  }

  /** Once a day at its hour, or later if the service was down; a failed one again after an hour. */
  function isDue(): boolean {
    const at = now()
    const { isOn, hour } = rules.read()
    if (!isOn || hourOf(at) < hour) return false
    const today = importer
      .ofSource('oneroster')
      .map((row) => ({ ...row, when: new Date(row.at) }))
      .filter(({ when }) => localDate(when, timeZone()) === localDate(at, timeZone()) && hourOf(when) >= hour)
    const [last] = today
    if (!last) return true
    return last.state === 'failed' && today.length < maxPullsPerDay && at.getTime() - last.at >= retryAfterMs
  }

  function hourOf(moment: Date): number {
    const hour = clockFormat(timeZone())
      .formatToParts(moment)
      .find(({ type }) => type === 'hour')
    return Number(hour?.value)
  }

  tools.jobs?.plan(() => {
    const { isOn, hour } = rules.read()
    if (!isOn) return null
    if (pulling || isDue()) return now()
    const today = localDate(now(), timeZone())
    return momentAt(hourOf(now()) < hour ? today : addDays(today, 1), hour * 60, timeZone())
  })

  async function pullIfDue(): Promise<boolean> {
    if (pulling || !isDue()) return false
    await pull()
    return true
  }

  /** The newest one whose list was read whole and without faults. */
  const findLastGood = () =>
    importer.ofSource('oneroster').find(({ state }) => !['failed', 'faulty', 'checking'].includes(state)) ??
    null

  function lastGoodAt(): Date | null {
    const last = findLastGood()
    return last && new Date(last.at)
  }

  return {
    pull,
    pullIfDue,
    state() {
      const rows = importer.ofSource('oneroster')
      return {
        host: new URL(settings.url).host,
        ...rules.read(),
        isPulling: pulling !== null,
        last: rows[0] ?? null,
        lastGood: findLastGood(),
      }
    },
    saveRules: rules.save,
    start() {
      const look = () =>
        void pullIfDue().catch((error) =>
          log.error({ err: error }, 'Whether a pull is due could not be read'),
        )
      look()
      timer = setInterval(look, checkEveryMs).unref()
    },
    async stop() {
      stopping.abort()
      if (timer) clearInterval(timer)
      await pulling
    },
  }
}

/** The name of a pull in the list of imports, where uploads have the names of their files. */
export const rosterName = 'OneRoster'
