import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider, { interactionPolicy } from 'oidc-provider'

/** A person in the district's own directory. */
export type Claims = Record<string, unknown> & { sub: string }

/** A real OpenID Connect provider where every visitor is already signed in, as the person the test names. */
export interface DistrictProvider {
  issuer: string
  clientId: string
  clientSecret: string
  /** The next visitor; null for one who returns without signing in. */
  person: Claims | null
  /** How many seconds ago they signed in there. */
  signedInAgo: number
  /** Someone between it and the service changes the ID token, and cannot sign it again. */
  forges: boolean
  close(): Promise<void>
}

const clientId = 'who-to-ask'
const clientSecret = 'a secret of the district and of this service'

/** @param redirectUri the only address it redirects to */
export async function startDistrictProvider(redirectUri: string): Promise<DistrictProvider> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const district: DistrictProvider = {
    issuer,
    clientId,
    clientSecret,
    person: null,
    signedInAgo: 0,
    forges: false,
    close: () => close(server),
  }
  const people = new Map<string, Claims>()
  const provider = createProvider(issuer, redirectUri, people)
  provider.use(async (ctx, next) => {
    await next()
    const body = ctx.body as { id_token?: string } | undefined
    if (district.forges && body?.id_token) body.id_token = forged(body.id_token)
  })
  const answer = provider.callback()
  server.on('request', async (req, res) => {
    if (!req.url?.startsWith('/interaction/')) return answer(req, res)
    const { prompt, params, session } = await provider.interactionDetails(req, res)
    if (!district.person) return provider.interactionFinished(req, res, { error: 'access_denied' })
    people.set(district.person.sub, district.person)
    if (prompt.name !== 'consent')
      return provider.interactionFinished(req, res, {
        select_account: {},
        login: {
          accountId: district.person.sub,
          ts: Math.floor(Date.now() / 1000) - district.signedInAgo,
        },
      })
    const grant = new provider.Grant({ accountId: session!.accountId, clientId: String(params.client_id) })
    grant.addOIDCScope('openid email profile')
    const consent = { grantId: await grant.save() }
    return provider.interactionFinished(req, res, { consent }, { mergeWithLastSubmission: true })
  })
  return district
}

/** The same token with another name, and the old signature. */
function forged(token: string): string {
  const [head, claims = '', signature] = token.split('.')
  const changed = { ...JSON.parse(Buffer.from(claims, 'base64url').toString()), name: 'Somebody Else' }
  return [head, Buffer.from(JSON.stringify(changed)).toString('base64url'), signature].join('.')
}

function createProvider(issuer: string, redirectUri: string, people: Map<string, Claims>): Provider {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
    jwks: {
      keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'test' } as never],
    },
    ttl: { Interaction: 60, Session: 60, Grant: 60, AccessToken: 60, IdToken: 60 },
    cookies: { keys: ['for the tests'] },
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified'],
      profile: ['name', 'groups', 'preferred_username', 'hd'],
    },
    // Like Google and Entra, puts the requested claims into the ID token itself.
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    interactions: { policy: withAccountChoice(), url: (_ctx, { uid }) => `/interaction/${uid}` },
    async findAccount(_ctx, id) {
      const claims = people.get(id)
      return claims && { accountId: id, claims: async () => claims }
    },
  })
}

/** Every visitor gets the chosen account, so there is no page to show. */
function withAccountChoice() {
  const policy = interactionPolicy.base()
  policy.add(new interactionPolicy.Prompt({ name: 'select_account', requestable: true }), 0)
  return policy
}

async function close(server: Server): Promise<void> {
  server.close()
  server.closeAllConnections()
  await once(server, 'close')
}
