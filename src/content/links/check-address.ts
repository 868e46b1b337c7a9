import { type LookupOptions, lookup } from 'node:dns'
import { type ClientRequest, request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isInternetAddress } from './is-internet-address.js'

/** The result of opening an address. */
export interface AddressFinding {
  /** HTTP status of the last answer; null when no server answered. */
  status: number | null
  /** Whether a family finds a page there. */
  works: boolean
}

export interface CheckAddressOptions {
  /** Also follow addresses into private networks, such as an intranet. */
  allowPrivate: boolean
  /** Gives up. */
  signal?: AbortSignal
  /** For each request, in milliseconds. */
  timeoutMs?: number
}

/** As many as browsers' users meet: http to https, without www to with, a new path. */
const maxRedirects = 5
const defaultTimeoutMs = 10_000

/** A page that wants a sign-in, or refuses robots, is there. */
const closedButThere: ReadonlySet<number> = new Set([401, 403, 407, 429])

/**
 * Asks whether a page is there: by HEAD, and by GET where that fails, as some servers know only GET. Reads no body. Never
 * connects to a private address, unless allowed: an admin types the address, and the service may stand in the district's
 * own network. Never throws.
 */
export async function checkAddress(url: string, options: CheckAddressOptions): Promise<AddressFinding> {
  const head = await follow(url, 'HEAD', options)
  return head.works || options.signal?.aborted ? head : follow(url, 'GET', options)
}

async function follow(
  start: string,
  method: 'HEAD' | 'GET',
  options: CheckAddressOptions,
): Promise<AddressFinding> {
  let at = start
  let status: number | null = null
  try {
    for (let hops = 0; hops <= maxRedirects; hops++) {
      const answer = await ask(new URL(at), method, options)
      status = answer.status
      if (answer.location === null) return { status, works: isThere(status) }
      at = new URL(answer.location, at).href
    }
  } catch {
    return { status: null, works: false }
  }
  return { status, works: false }
}

function isThere(status: number): boolean {
  return (status >= 200 && status < 400) || closedButThere.has(status)
}

interface Asked {
  status: number
  /** The target of a redirect; null for none. */
  location: string | null
}

function ask(
  url: URL,
  method: 'HEAD' | 'GET',
  { allowPrivate, signal, timeoutMs = defaultTimeoutMs }: CheckAddressOptions,
): Promise<Asked> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  // A number in place of a name is not looked up.
  if (!allowPrivate && isIP(host) !== 0 && !isInternetAddress(host)) throw new Error('A private address')
  const send = url.protocol === 'https:' ? requestSecure : url.protocol === 'http:' ? requestPlain : null
  if (!send) throw new Error('Neither http nor https')
  const limit = AbortSignal.timeout(timeoutMs)
  return new Promise((done, fail) => {
    const sent: ClientRequest = send(
      url,
      {
        method,
        agent: false,
        lookup: allowPrivate ? undefined : publicLookup,
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
        headers: { 'User-Agent': 'who-to-ask link check', Accept: '*/*' },
      },
      (answer) => {
        const { statusCode: status = 0, headers } = answer
        const isRedirect = status >= 300 && status < 400 && headers.location !== undefined
        done({ status, location: isRedirect ? (headers.location ?? null) : null })
        answer.destroy()
      },
    )
    sent.on('error', fail)
    sent.end()
  })
}

/** Resolves names to public addresses only. The connection uses the checked address: the name cannot change in between. */
const publicLookup: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...(options as LookupOptions), all: true }, (error, addresses) => {
    if (error) return done(error, '')
    const [first] = addresses
    if (!first || !addresses.every(({ address }) => isInternetAddress(address)))
      return done(new Error(`${hostname} leads to a private address`), '')
    if (options.all) return done(null, addresses)
    done(null, first.address, first.family)
  })
}
