import { setTimeout as delay } from 'node:timers/promises'
import type { DrawConcerns } from '../evaluation/bench-concerns.js'
import { runLoad } from '../evaluation/bench-load.js'
import { sendAtRate } from './send-at-rate.js'
import type { SoakClient, SoakReply } from './soak-client.js'
import { type badClients, openBadClients, untilClosed } from './soak-sockets.js'
import { describe } from './summarize.js'

/** Memory of the service, of its sentence encoder (0 where it is off), and of its Meilisearch, in bytes. */
export interface MemoryReading {
  service: number
  encoder: number
  meilisearch: number
}

/** What a phase works on. */
export interface SoakTarget {
  url: string
  client: SoakClient
  draw: DrawConcerns
  memory(): MemoryReading
  /** Processor time of the service and its sentence encoder so far, in milliseconds. */
  cpuMs(): Promise<number>
  say(line: string): void
}

const megabytes = (bytes: number) => Math.round(bytes / 2 ** 20)

/** Concerns that are no emergency, each asked once. */
function createAsk({ client, draw }: SoakTarget): () => Promise<SoakReply> {
  let concerns: string[] = []
  return () => {
    if (concerns.length === 0) concerns = draw(1000).map(({ text }) => text)
    return client.ask(concerns.pop()!)
  }
}

/** Asks at a steady rate, or at one that grows for the first seconds. */
export async function keepRate(
  target: SoakTarget,
  { perSecond, seconds, rampSeconds = 0 }: { perSecond: number; seconds: number; rampSeconds?: number },
): Promise<SoakReply[]> {
  const ratePerSecond = (second: number) =>
    rampSeconds === 0 ? perSecond : perSecond * Math.min(1, second / rampSeconds)
  const replies = await sendAtRate({ ratePerSecond, seconds }, createAsk(target))
  target.say(`${perSecond} a second for ${seconds} s: ${describe(replies)}`)
  return replies
}

/** Says how much memory each process has. @returns the same in bytes */
export function showMemory(target: SoakTarget, when: string): MemoryReading {
  const reading = target.memory()
  const { service, encoder, meilisearch } = reading
  const parts = { service, ...(encoder > 0 ? { encoder } : {}), Meilisearch: meilisearch }
  const said = Object.entries(parts).map(([name, bytes]) => `${name} ${megabytes(bytes)} MB`)
  target.say(`${when}: ${said.join(', ')}`)
  return reading
}

/**
 * Memory before and after many different concerns, eight at once.
 * @returns what it is after them
 * @throws when one is not answered
 */
export async function measureMemory(target: SoakTarget, answers: number): Promise<MemoryReading> {
  const ask = createAsk(target)
  showMemory(target, 'After the start')
  const before = await target.cpuMs()
  await runLoad({ atOnce: 8, maxRequests: answers, seconds: 3600 }, async () => {
    const { status, body } = await ask()
    if (status !== 200) throw new Error(`Not answered (${status}): ${body.slice(0, 200)}`)
  })
  const after = showMemory(target, `After ${answers} answers`)
  target.say(`Processor time: ${(((await target.cpuMs()) - before) / answers).toFixed(1)} ms an answer`)
  return after
}

/**
 * Memory after many ask at once for some seconds, each over its own connection.
 * @throws when one is neither answered nor refused
 */
export async function measureCrowd(
  target: SoakTarget,
  connections: number,
  seconds: number,
): Promise<MemoryReading> {
  const ask = createAsk(target)
  const replies = { 200: 0, 503: 0 }
  await runLoad({ atOnce: connections, maxRequests: Number.POSITIVE_INFINITY, seconds }, async () => {
    const { status, body } = await ask()
    if (status !== 200 && status !== 503) throw new Error(`Broken off (${status}): ${body.slice(0, 200)}`)
    replies[status] += 1
  })
  const said = `${replies[200]} answers and ${replies[503]} refusals`
  return showMemory(target, `After ${connections} connections for ${seconds} s, ${said}`)
}

/** Memory every tenth of a long, steady load. Flat is within five percent of its mean. */
export async function soak(target: SoakTarget, perSecond: number, minutes: number): Promise<void> {
  const readings: number[] = []
  for (let tenth = 0; tenth < 10; tenth++) {
    await keepRate(target, { perSecond, seconds: minutes * 6 })
    const { service, encoder } = target.memory()
    readings.push(service + encoder)
  }
  const mean = readings.reduce((sum, bytes) => sum + bytes, 0) / readings.length
  const mostOff = (level: number) =>
    (Math.max(...readings.map((bytes) => Math.abs(bytes / level - 1))) * 100).toFixed(1)
  target.say(
    `Memory in MB: ${readings.map(megabytes).join(', ')}; at most ${mostOff(mean)} % off their mean, ${mostOff(readings[0]!)} % off the first`,
  )
}

const inDanger = ['My son wants to kill himself.', 'There is a man with a gun at the school.']
const pages = ['/', '/offices', '/topics', '/help']

/**
 * More than it carries: who is refused, whether danger is seen, whether pages come, and how soon it is as before.
 * @param maxRecovery how long to wait for that, in seconds
 */
export async function overload(
  target: SoakTarget,
  perSecond: number,
  seconds: number,
  maxRecovery = 120,
): Promise<void> {
  const { client, say } = target
  const ask = createAsk(target)
  const [calm, grave, read]: SoakReply[][] = [[], [], []]
  await sendAtRate({ ratePerSecond: () => perSecond, seconds }, async (n) => {
    if (n % 50 === 1) grave!.push(await client.ask(inDanger[n % inDanger.length]!))
    else if (n % 50 === 2) read!.push(await client.get(pages[n % pages.length]!))
    else calm!.push(await ask())
  })
  const recovery = await untilQuick(ask, maxRecovery)
  const helped = grave!.filter(({ body }) => /\b(988|911)\b/.test(body))
  say(`${perSecond} a second for ${seconds} s: ${describe(calm!)}`)
  say(`In danger: ${helped.length} of ${grave!.length} with help lines; ${describe(grave!)}`)
  say(`Pages: ${describe(read!)}`)
  say(
    recovery === null
      ? `Not as quick as before after ${maxRecovery} s`
      : `As quick as before after ${recovery.toFixed(1)} s`,
  )
}

/** @returns seconds until three answers in a row took less than 150 ms; null if it takes longer than that */
async function untilQuick(ask: () => Promise<SoakReply>, maxSeconds: number): Promise<number | null> {
  const began = performance.now()
  const seconds = () => (performance.now() - began) / 1000
  for (let quick = 0; seconds() < maxSeconds; ) {
    const { status, ms } = await ask()
    quick = status === 200 && ms < 150 ? quick + 1 : 0
    if (quick === 3) return seconds()
    // One that has ended refuses at once.
    if (status !== 200) await delay(20)
  }
  return null
}

/** Answers while others hold connections, and how long it puts up with them. */
export async function withBadClients(
  target: SoakTarget,
  name: string,
  kind: (typeof badClients)[keyof typeof badClients],
  { count, seconds, asking = 10 }: { count: number; seconds: number; asking?: number },
): Promise<void> {
  const clients = await openBadClients(target.url, kind, count)
  const replies = await sendAtRate({ ratePerSecond: () => 20, seconds: asking }, createAsk(target))
  const closed = await untilClosed(clients, seconds)
  clients.close()
  const end =
    closed === null ? `some are open after ${seconds} s` : `all closed after ${closed.toFixed(0)} s more`
  target.say(`${count} × ${name}: ${end}; meanwhile ${describe(replies)}`)
}
