import type { OneRosterSettings } from '../../../config.js'
import { wording } from '../../../platform/language/wording.js'
import { PullFault } from './pull-fault.js'
import { askRoster, type RequestLimits, type RosterAnswer } from './roster-request.js'

/** The only scope that is asked for: schools and users, to read. */
const scope = 'https://purl.imsglobal.org/spec/or/v1p2/scope/roster-core.readonly'

/** Path of the rostering service in OneRoster 1.2. */
const servicePath = '/ims/oneroster/rostering/v1p2'

/** Entries asked for at a time; servers may send fewer. */
const pageSize = 1000

/** More entries than any district has: stops a server whose list never ends. */
const maxEntries = 3_000_000

/** A list that the service reads. */
export type RosterCollection = 'orgs' | 'users'

/**
 * Reads lists from a OneRoster 1.2 server, page by page, with an OAuth 2.0 client-credentials token.
 * @param stopping aborts requests when the service stops
 */
export function createRosterClient(
  settings: OneRosterSettings,
  limits: RequestLimits,
  stopping: AbortSignal,
) {
  const base = serviceAddress(settings.url)
  let token: string | null = null

  /**
   * Reads a whole list, page by page.
   * @param take called with each entry once, unchecked
   * @throws {PullFault} also if the list ends before its own count
   */
  async function readAll(collection: RosterCollection, take: (entry: unknown) => void): Promise<void> {
    const seen = new Set<string>()
    let address: URL | null = pageAddress(base, collection, 0)
    let offset = 0
    while (address) {
      const answer = await get(address)
      const page = entriesOf(answer, collection, base)
      const fresh = page.filter((entry) => isNew(entry, seen))
      for (const entry of fresh) take(entry)
      offset += page.length
      const total = totalOf(answer)
      if (seen.size > maxEntries) throw new PullFault(wording('fault.pullEndless', { list: collection }))
      const isOver = fresh.length === 0
      address = isOver ? null : nextAddress(answer, { address, collection, offset, total })
      // Otherwise people missing from the list would count as having left.
      if (!address && total !== null && seen.size < total)
        throw new PullFault(wording('fault.pullShort', { list: collection, found: seen.size, total }))
    }
  }

  /** Gets a page. If the token has expired, asks once for a new one. */
  async function get(address: URL): Promise<RosterAnswer> {
    for (let tried = 1; ; tried++) {
      token ??= await askToken()
      const headers = { accept: 'application/json', authorization: `Bearer ${token}` }
      const answer = await askRoster(address, { headers }, limits, stopping)
      if (answer.status === 401 && tried === 1) token = null
      else if (answer.status === 200) return answer
      else throw refusal(address, answer.status)
    }
  }

  async function askToken(): Promise<string> {
    const address = new URL(settings.tokenUrl)
    const pair = [settings.clientId, settings.clientSecret].map(encodeURIComponent).join(':')
    const answer = await askRoster(
      address,
      {
        method: 'POST',
        headers: {
          accept: 'application/json',
          authorization: `Basic ${Buffer.from(pair).toString('base64')}`,
        },
        body: new URLSearchParams({ grant_type: 'client_credentials', scope }),
      },
      limits,
      stopping,
    )
    const { host } = address
    if ([400, 401, 403].includes(answer.status)) throw new PullFault(wording('fault.pullSecret', { host }))
    if (answer.status !== 200) throw refusal(address, answer.status)
    const given = (answer.body as { access_token?: unknown } | null)?.access_token
    if (typeof given !== 'string' || given === '') throw new PullFault(wording('fault.pullNoToken', { host }))
    return given
  }

  return { readAll }
}

/** Reads a district's lists from its server. */
export type RosterClient = ReturnType<typeof createRosterClient>

/** The address of the service: a district may give the host alone. */
function serviceAddress(url: string): string {
  const { pathname } = new URL(url)
  return pathname.includes('/ims/oneroster/') ? url : `${url}${servicePath}`
}

function pageAddress(base: string, collection: RosterCollection, offset: number): URL {
  const address = new URL(`${base}/${collection}`)
  address.searchParams.set('limit', String(pageSize))
  address.searchParams.set('offset', String(offset))
  return address
}

function refusal({ host, pathname }: URL, status: number): PullFault {
  if (status === 401) return new PullFault(wording('fault.pullSecret', { host }))
  if (status === 403) return new PullFault(wording('fault.pullScope', { host }))
  if (status === 404) return new PullFault(wording('fault.pullMissing', { host, path: pathname }))
  return new PullFault(wording('fault.pullFailed', { host, status }))
}

function entriesOf({ body }: RosterAnswer, collection: RosterCollection, base: string): unknown[] {
  const entries = (body as Record<string, unknown> | null)?.[collection]
  if (Array.isArray(entries)) return entries
  throw new PullFault(wording('fault.pullBroken', { host: new URL(base).host, list: collection }))
}

/** Entries move between pages when the list changes on the way: each counts once. */
function isNew(entry: unknown, seen: Set<string>): boolean {
  const id = (entry as { sourcedId?: unknown } | null)?.sourcedId
  if (typeof id !== 'string' || seen.has(id)) return false
  seen.add(id)
  return true
}

function totalOf({ headers }: RosterAnswer): number | null {
  const given = headers.get('x-total-count')?.trim()
  return given && /^\d+$/.test(given) ? Number(given) : null
}

/** The page after: by `Link`, by the count, or else until a page has nothing new. @returns null after the last */
function nextAddress(
  { headers }: RosterAnswer,
  at: { address: URL; collection: RosterCollection; offset: number; total: number | null },
): URL | null {
  const links = headers.get('link')
  const next = links && /<([^<>]*)>[^,<]*;\s*rel="?next"?/i.exec(links)?.[1]
  if (next) return sameOrigin(next, at.address)
  if (at.total === null ? links !== null : at.offset >= at.total) return null
  const address = new URL(at.address)
  address.searchParams.set('offset', String(at.offset))
  return address
}

/** @throws {PullFault} for another server: it must not get the token */
function sameOrigin(next: string, from: URL): URL {
  const address = URL.canParse(next, from.href) ? new URL(next, from) : null
  if (address?.origin === from.origin) return address
  throw new PullFault(wording('fault.pullElsewhere', { host: from.host }))
}
