import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { OneRosterSettings } from '../../../src/config.js'

/** An answer in place of the right one. */
export interface WrongAnswer {
  status?: number
  headers?: Record<string, string>
  body?: string
  /** Never answers. */
  hangs?: boolean
  /** Ends the connection in the middle of the body. */
  breaks?: boolean
}

/** A user of the standard's JSON binding. */
export type RosterUser = Record<string, unknown> & { sourcedId: string }

/** A OneRoster 1.2 rostering service on a free port: client credentials, limit and offset, Link, X-Total-Count. */
export interface RosterServer {
  settings: OneRosterSettings
  orgs: Record<string, unknown>[]
  users: RosterUser[]
  /** Answers to the next requests for lists; then the right ones again. A null is a right one. */
  next: (WrongAnswer | null)[]
  /** Answers to the next requests for tokens. */
  nextTokens: WrongAnswer[]
  /** How many requests a token is good for. */
  tokenUses: number
  /** The most entries that it sends at once. */
  most: number
  /** Which of the headers of the standard it sends. */
  sends: { link: boolean; total: boolean }
  /** Lists that were asked for: `users 0`. */
  asked: string[]
  close(): Promise<void>
}

const service = '/ims/oneroster/rostering/v1p2'
const scope = 'https://purl.imsglobal.org/spec/or/v1p2/scope/roster-core.readonly'
const modified = '2026-11-20T08:00:00.000Z'

export const clientSecret = 'a secret: of the district'

export async function startRosterServer(): Promise<RosterServer> {
  const server = createServer(async (req, res) => {
    try {
      await answer(req, res)
    } catch (error) {
      send(res, { status: 500, body: String(error) })
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const tokens = new Map<string, number>()
  const roster: RosterServer = {
    settings: {
      ...{ url, tokenUrl: `${url}/token`, clientId: 'who to ask', clientSecret },
      ...{ hour: 3, appliesItself: false, maxRemovedPercent: 5 },
    },
    orgs: [],
    users: [],
    next: [],
    nextTokens: [],
    tokenUses: 100,
    most: 1000,
    sends: { link: true, total: true },
    asked: [],
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const address = new URL(req.url ?? '/', url)
    if (address.pathname === '/token') return send(res, await giveToken(req))
    const list =
      address.pathname === `${service}/orgs`
        ? 'orgs'
        : address.pathname === `${service}/users`
          ? 'users'
          : null
    if (!list) return send(res, { status: 404, body: '{"imsx_codeMajor":"failure"}' })
    const offset = Number(address.searchParams.get('offset') ?? 0)
    roster.asked.push(`${list} ${offset}`)
    const wrong = roster.next.shift()
    if (wrong) return send(res, wrong)
    const token = /^Bearer (.+)$/.exec(req.headers.authorization ?? '')?.[1] ?? ''
    const left = tokens.get(token) ?? 0
    tokens.set(token, left - 1)
    if (left < 1) return send(res, { status: 401, body: '{"imsx_codeMajor":"failure"}' })
    send(res, pageOf(list, address, offset))
  }

  async function giveToken(req: IncomingMessage): Promise<WrongAnswer> {
    const wrong = roster.nextTokens.shift()
    if (wrong) return wrong
    const parts: Buffer[] = []
    for await (const part of req) parts.push(part as Buffer)
    const form = new URLSearchParams(Buffer.concat(parts).toString())
    const pair = Buffer.from(req.headers.authorization?.replace('Basic ', '') ?? '', 'base64').toString()
    const [id, secret] = pair.split(':').map(decodeURIComponent)
    if (id !== 'who to ask' || secret !== clientSecret)
      return { status: 401, body: '{"error":"invalid_client"}' }
    if (
      req.method !== 'POST' ||
      form.get('grant_type') !== 'client_credentials' ||
      form.get('scope') !== scope
    )
      return { status: 400, body: '{"error":"invalid_request"}' }
    const token = `token-${tokens.size}`
    tokens.set(token, roster.tokenUses)
    return { body: JSON.stringify({ access_token: token, token_type: 'bearer', expires_in: 3600, scope }) }
  }

  function pageOf(list: 'orgs' | 'users', address: URL, offset: number): WrongAnswer {
    const entries = roster[list]
    const limit = Math.min(Number(address.searchParams.get('limit') ?? 100), roster.most)
    const page = entries.slice(offset, offset + limit)
    const link = (rel: string, at: number) =>
      `<${url}${service}/${list}?limit=${limit}&offset=${at}>; rel="${rel}"`
    const links = [
      ...(offset + limit < entries.length ? [link('next', offset + limit)] : []),
      link('first', 0),
      link('last', Math.max(0, entries.length - limit)),
    ]
    return {
      headers: {
        ...(roster.sends.link ? { link: links.join(', ') } : {}),
        ...(roster.sends.total ? { 'x-total-count': String(entries.length) } : {}),
      },
      body: JSON.stringify({ [list]: page }),
    }
  }

  return roster
}

function send(
  res: ServerResponse,
  { status = 200, headers = {}, body = '', hangs, breaks }: WrongAnswer,
): void {
  if (hangs) return
  res.writeHead(status, { 'content-type': 'application/json', ...headers })
  if (!breaks) return void res.end(body)
  res.write('{"users":[{"sourcedId":')
  setImmediate(() => res.destroy())
}

/** A school or a district of the standard. */
export const rosterOrg = (sourcedId: string, name: string, type = 'school') => ({
  ...{ sourcedId, status: 'active', dateLastModified: modified, metadata: {}, name, type },
  ...{ identifier: null, parent: null, children: [] },
})

/** A user of the standard, with one role. */
export const rosterUser = (
  sourcedId: string,
  [givenName, familyName]: [string, string],
  role: string,
  more: Record<string, unknown> = {},
): RosterUser => ({
  ...{ sourcedId, status: 'active', dateLastModified: modified, enabledUser: 'true', username: sourcedId },
  ...{ givenName, familyName, middleName: null, email: `${sourcedId}@elm.example`, grades: ['03'] },
  roles: [
    {
      ...{ roleType: 'primary', role, org: { href: `x/${sourcedId}`, sourcedId: 's1', type: 'org' } },
      ...{ beginDate: null, endDate: null },
    },
  ],
  ...more,
})
