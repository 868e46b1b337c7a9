import { rmSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, RequestListener } from 'node:http'
import { join } from 'node:path'
import express from 'express'
import { fixedRoutes } from '../paths/paths.js'
import { createMetrics } from '../platform/metrics/metrics.js'
import { metricsRoutes } from '../platform/metrics/metrics-routes.js'
import type { HeldDistrict, OpenDistrict } from './open-district.js'
import { asleepFile } from './read-districts.js'

/** Districts that are closed until somebody asks, or until their next nightly job. */
export interface SleepingDistricts {
  has(name: string): boolean
  count(): number
  /** Closes an open one, and keeps its folder locked. @param nextAt when its next job is due; null for none */
  put(open: OpenDistrict, nextAt: Date | null): Promise<void>
  /** Wakes those whose jobs are due. */
  wakeDue(now: Date): Promise<void>
  /** Lets go of one that shall not answer anymore, or of all. */
  drop(name: string): Promise<void>
  dropAll(): Promise<void>
}

export interface SleepingOptions {
  /** From now on this answers for a district. */
  place(open: OpenDistrict['district'], answer: RequestListener): void
  /** Opens its parts. @returns what answers; never rejects */
  wake(held: HeldDistrict): Promise<RequestListener>
}

interface Sleeper {
  held: Promise<HeldDistrict>
  nextAt: Date | null
  waking: Promise<RequestListener> | null
}

/** For requests that are being answered when it is closed; in milliseconds. */
const lastRequestsMs = 2000

/** Whether monitoring asks: that neither wakes a district nor keeps it awake. */
export function isProbe({ url = '' }: IncomingMessage): boolean {
  const [path = ''] = url.split('?')
  return ([fixedRoutes.healthz, fixedRoutes.readyz, fixedRoutes.metrics] as string[]).includes(path)
}

export function createSleepingDistricts({ place, wake }: SleepingOptions): SleepingDistricts {
  const sleepers = new Map<string, Sleeper>()

  function wakeOne(name: string, sleeper: Sleeper): Promise<RequestListener> {
    sleeper.waking ??= sleeper.held.then(async (held) => {
      rmSync(markOf(held), { force: true })
      const answer = await wake(held)
      sleepers.delete(name)
      return answer
    })
    return sleeper.waking
  }

  async function drop(name: string): Promise<void> {
    const sleeper = sleepers.get(name)
    if (!sleeper) return
    const held = await sleeper.held
    sleepers.delete(name)
    if (sleeper.waking) return void (await sleeper.waking)
    rmSync(markOf(held), { force: true })
    held.letGo()
  }

  return {
    has: (name) => sleepers.has(name),
    count: () => sleepers.size,
    async put(open, nextAt) {
      const { district } = open
      const sleeper: Sleeper = { held: closeAfter(open), nextAt, waking: null }
      sleepers.set(district.name, sleeper)
      const probes = probesOf(open)
      place(district, (req, res) => {
        if (isProbe(req)) return probes(req, res)
        // The request is read when the district is awake.
        void wakeOne(district.name, sleeper).then((answer) => answer(req, res))
      })
      await sleeper.held
    },
    async wakeDue(now) {
      for (const [name, sleeper] of sleepers)
        if (sleeper.nextAt && sleeper.nextAt <= now) await wakeOne(name, sleeper)
    },
    drop,
    async dropAll() {
      for (const name of [...sleepers.keys()]) await drop(name)
    },
  }
}

const markOf = ({ district }: Pick<HeldDistrict, 'district'>) => join(district.config.dataDir, asleepFile)

async function closeAfter(open: OpenDistrict): Promise<HeldDistrict> {
  await new Promise((resolve) => setTimeout(resolve, lastRequestsMs))
  const held = await open.sleep()
  try {
    writeFileSync(markOf(held), '')
  } catch {
    // Only the list shows it.
  }
  return held
}

/** What monitoring sees of one that sleeps. */
function probesOf({ district: { name, config } }: OpenDistrict): RequestListener {
  const metrics = createMetrics({ district: name })
  metrics.gauge({ name: 'asleep', help: '1 while the district is closed until somebody asks' }, () => 1)
  return express()
    .use(metricsRoutes(metrics, config.metricsToken))
    .use((_req, res) => void res.set('Cache-Control', 'no-store').json({ status: 'asleep' }))
}
