import { dayMs, localDate } from '../../directory/time/local-time.js'
import type { AddressFinding } from './check-address.js'
import type { LinkCheck } from './link-check-store.js'

/** An address, with its last check. */
interface Checked {
  url: string
  check: LinkCheck | null
}

export interface CheckLinksTools {
  /** The addresses of all links. */
  list(): Checked[]
  save(check: LinkCheck): void | Promise<void>
  checkAddress(url: string): Promise<AddressFinding>
  /** Waits between two checks. @throws when the service stops */
  pause(): Promise<void>
  now(): Date
  /** IANA name: failures count by local day. */
  timeZone: string
}

/** A little less than a week and than a day: the job that checks runs once a day, not at the same second. */
const everyMs = 6.5 * dayMs
const againMs = 0.5 * dayMs

/** How many other addresses are asked before the network is thought to be down. */
const maxProbes = 3

/**
 * Checks the addresses that are due, one at a time: each once a week, and one that failed again on the next day. One that
 * failed on two days is broken until it works. When not one server answers, the network is down, and no failure counts.
 * @returns how many were checked; null when the network is down
 */
export async function checkLinks(tools: CheckLinksTools): Promise<number | null> {
  const { now, timeZone, save } = tools
  const all = tools.list()
  const due = all.filter(({ check }) => isDue(check, now()))
  const found: (Checked & { finding: AddressFinding })[] = []
  for (const each of due) {
    if (found.length > 0) await tools.pause()
    found.push({ ...each, finding: await tools.checkAddress(each.url) })
  }
  const reached = found.some(({ finding }) => finding.status !== null)
  if (found.length > 0 && !reached && !(await reachesAny(all, due, tools))) return null
  const today = localDate(now(), timeZone)
  for (const { url, check, finding } of found) await save(judge(url, check, finding, now(), today))
  return found.length
}

function isDue(check: LinkCheck | null, now: Date): boolean {
  if (!check) return true
  return now.getTime() - check.checkedAt.getTime() >= (check.failedOn ? againMs : everyMs)
}

/** Whether an address that worked before still answers. */
async function reachesAny(
  all: readonly Checked[],
  due: readonly Checked[],
  { checkAddress, pause }: CheckLinksTools,
): Promise<boolean> {
  const others = all.filter((each) => each.check?.failedOn === null && !due.includes(each))
  for (const { url } of others.slice(0, maxProbes)) {
    await pause()
    if ((await checkAddress(url)).status !== null) return true
  }
  return false
}

function judge(
  url: string,
  before: LinkCheck | null,
  { status, works }: AddressFinding,
  checkedAt: Date,
  today: string,
): LinkCheck {
  if (works) return { url, checkedAt, status, failedOn: null, broken: false }
  const failedOn = before?.failedOn ?? today
  return { url, checkedAt, status, failedOn, broken: failedOn < today }
}
