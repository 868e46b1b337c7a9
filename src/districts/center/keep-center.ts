import type { RequestListener } from 'node:http'
import type { Config } from '../../config.js'
import { mainLanguage } from '../../paths/paths.js'
import { createLanguage } from '../../platform/language/language.js'
import { explainError, WordedError } from '../../platform/language/worded-error.js'
import type { Wording } from '../../platform/language/wording.js'
import { createMetrics, type Metrics } from '../../platform/metrics/metrics.js'
import { watchNotes } from '../../platform/metrics/watch-platform.js'
import { createHealthNotes, type HealthNote } from '../../platform/web/health-notes.js'
import { createUnavailableCenterApp } from '../../public/site/starting-app.js'
import { hostOf } from '../district-settings.js'
import { centerLabel } from './center-config.js'
import { type Center, type CenterOptions, openCenter } from './open-center.js'

/** The center while it answers, and while it cannot: no district waits for it. */
export interface KeptCenter {
  /** Opens it, unless it is open. Never rejects: a fault is said once, and is a degraded part until it opens. */
  open(): Promise<void>
  /** Null while it cannot be opened. */
  center(): Center | null
  degraded(): HealthNote[]
  metrics(): Metrics
  close(): Promise<void>
}

export interface KeepCenterOptions extends CenterOptions {
  /** Prints progress, in plain words. */
  say(words: string): void
  /** From now on this answers under the center's host name. */
  place(host: string, app: RequestListener): void
}

export function keepCenter(
  config: Config & { centerUrl: string },
  { say, place, ...options }: KeepCenterOptions,
): KeptCenter {
  const { centerUrl } = config
  const english = createLanguage().speech(mainLanguage)
  let center: Center | null = null
  let fault: Wording | null = null
  let said = ''
  // Until it opens: then it has its own.
  const notes = createHealthNotes(options)
  notes.watch('center', () => fault && { key: 'health.centerNotOpen', values: { fault } })
  const metrics = createMetrics({ district: centerLabel })
  watchNotes(metrics, notes)

  function take(open: Center): void {
    center = open
    place(open.host, open.app)
    if (fault !== null) say(`The center answers on ${centerUrl}`)
    fault = null
    notes.list()
    if (!open.accounts.store.isAnyoneIn()) say(english.t('districts.noCenterAccount', { address: centerUrl }))
  }

  function tell(error: unknown): void {
    if (!(error instanceof WordedError)) options.log.error({ err: error }, 'The center cannot be opened')
    if (fault === null) place(hostOf(centerUrl), createUnavailableCenterApp(config, options.inCommon))
    fault = explainError(error)
    notes.list()
    const words = `The center is not open. ${english.t(fault.key, fault.values)}`
    if (words !== said) say(words)
    said = words
  }

  return {
    open: async () => void (center ?? (await openCenter(config, options).then(take, tell))),
    center: () => center,
    degraded: () => center?.degraded() ?? notes.list(),
    metrics: () => center?.metrics ?? metrics,
    close: async () => void (await center?.close()),
  }
}
