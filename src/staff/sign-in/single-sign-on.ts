import * as client from 'openid-client'
import type { SsoSettings } from '../../config.js'
import { paths } from '../../paths/paths.js'
import type { Secrets } from '../../platform/secrets/secrets.js'
import type { Log } from '../../platform/web/log.js'

/** A person identified by the district's provider. */
export interface SsoPerson {
  /** `issuer subject`: stays the same if the person is renamed. */
  subject: string
  /** Lower case; null if not verified by the provider. */
  email: string | null
  /** The account's Google Workspace; null for other providers, or if not stated. */
  hostedDomain: string | null
  name: string
  groups: string[]
  /** Whether they just signed in there, if `begin` asked for it. */
  proof: SsoProof
}

/** `shown`: just signed in there; `unsaid`: the provider reports no time; null: not asked for, or too long ago. */
export type SsoProof = 'shown' | 'unsaid' | null

/** How recent a sign-in at the provider must be. */
const justNowMs = 10 * 60_000

/** Sealed in a cookie while the person is at the provider. */
export interface SsoStart {
  state: string
  nonce: string
  verifier: string
  /** The page to open afterwards; null for the account's home. */
  next: string | null
  /** Language of the page it started from. */
  lang: string
  /** True if they had to confirm their identity again. */
  again: boolean
}

/** Why single sign-on failed: `stale` our cookie is gone, `declined` the person went back, `provider` it does not work. */
export type SsoFault = 'stale' | 'declined' | 'provider'

/** Thrown by `finish`, and by `begin` with `provider`. */
export class SsoError extends Error {
  override name = 'SsoError'

  constructor(
    readonly fault: SsoFault,
    options?: ErrorOptions,
  ) {
    super(fault, options)
  }
}

/** Sign-in by OpenID Connect: the code flow, with state, nonce and PKCE. */
export interface SingleSignOn {
  settings: SsoSettings
  /**
   * @returns the provider's address, and the sealed cookie. @throws {SsoError}
   * @param again true to make people confirm their identity even if signed in there
   */
  begin(next: string | null, lang: string, again?: boolean): Promise<{ url: URL; kept: string }>
  /** Opens the cookie of `begin`. @throws {SsoError} if it is missing or was changed */
  readKept(kept: string | null): SsoStart
  /** @param address the provider's redirect, with its query. @throws {SsoError} */
  finish(address: URL, start: SsoStart): Promise<SsoPerson>
}

/** Seconds to wait for the provider. */
const timeout = 8
const googleIssuer = 'https://accounts.google.com'
const entraHosts = /(^|\.)login\.microsoftonline\.(com|us)$|(^|\.)login\.partner\.microsoftonline\.cn$/

/** @param publicUrl this service's address, as registered with the provider */
export function createSingleSignOn(
  settings: SsoSettings,
  { publicUrl, secrets, log }: { publicUrl: string; secrets: Secrets; log: Log },
): SingleSignOn {
  const redirectUri = `${publicUrl}${paths.ssoBack()}`
  const provider = keepProvider(settings)

  async function begin(next: string | null, lang: string, again = false) {
    const start = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
      next,
      lang,
      again,
    }
    const url = client.buildAuthorizationUrl(await provider().catch(noProvider), {
      redirect_uri: redirectUri,
      scope: 'openid email profile',
      state: start.state,
      nonce: start.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(start.verifier),
      code_challenge_method: 'S256',
      // Lets people choose among several accounts in the browser.
      // Google supports no other prompt.
      prompt: again && settings.issuer !== googleIssuer ? 'login' : 'select_account',
      // Makes the provider ask, and report the time of sign-in. OpenID Connect Core, 3.1.2.1.
      ...(again ? { max_age: '0' } : {}),
      ...(settings.issuer === googleIssuer && settings.domains[0] ? { hd: settings.domains[0] } : {}),
    })
    return { url, kept: secrets.seal(JSON.stringify(start)) }
  }

  function readKept(kept: string | null): SsoStart {
    try {
      return JSON.parse(secrets.open(kept ?? ''))
    } catch (cause) {
      throw new SsoError('stale', { cause })
    }
  }

  async function finish(address: URL, start: SsoStart): Promise<SsoPerson> {
    if (address.searchParams.get('state') !== start.state) throw new SsoError('stale')
    if (address.searchParams.has('error')) throw declinedOr(address.searchParams.get('error'))
    const config = await provider().catch(noProvider)
    const checks = {
      expectedState: start.state,
      expectedNonce: start.nonce,
      pkceCodeVerifier: start.verifier,
      idTokenExpected: true,
    }
    const tokens = await client.authorizationCodeGrant(config, address, checks).catch(noProvider)
    const claims = tokens.claims()
    if (!claims) throw new SsoError('provider')
    return { ...readPerson(claims, settings), proof: start.again ? readProof(claims, Date.now()) : null }
  }

  /** @param reason the `error` of RFC 6749 */
  function declinedOr(reason: string | null): SsoError {
    if (reason === 'access_denied') return new SsoError('declined')
    log.error({ reason }, 'The single sign-on sent an error')
    return new SsoError('provider')
  }

  function noProvider(cause: unknown): never {
    const { name, code, message } = cause as { name?: string; code?: string; message?: string }
    log.error({ name, code, message }, 'The single sign-on does not work')
    throw new SsoError('provider', { cause })
  }

  return { settings, begin, readKept, finish }
}

/** Fetches the provider's addresses and keys on first use; again after a failure. */
function keepProvider({ issuer, clientId, clientSecret }: SsoSettings): () => Promise<client.Configuration> {
  let known: Promise<client.Configuration> | null = null
  // By itself the client trusts the connection to the provider, and leaves the signature of an ID token alone.
  const execute = [client.enableNonRepudiationChecks]
  if (issuer.startsWith('http:')) execute.push(client.allowInsecureRequests)
  return () => {
    known ??= client
      .discovery(new URL(issuer), clientId, clientSecret, undefined, { execute, timeout })
      .catch((error) => {
        known = null
        throw error
      })
    return known
  }
}

/** @param claims of an ID token requested with `max_age` @param at UTC milliseconds */
export function readProof({ auth_time: seconds }: { auth_time?: unknown }, at: number): SsoProof {
  if (typeof seconds !== 'number') return 'unsaid'
  return Math.abs(at - seconds * 1000) <= justNowMs ? 'shown' : null
}

/** The facts of an ID token that we use. */
export function readPerson(
  claims: Readonly<Record<string, unknown>> & { iss: string; sub: string },
  settings: SsoSettings,
): Omit<SsoPerson, 'proof'> {
  const text = (name: string) => (typeof claims[name] === 'string' ? (claims[name] as string) : null)
  const email = provenEmail(claims, text)?.toLowerCase() ?? null
  return {
    subject: `${claims.iss} ${claims.sub}`,
    email,
    hostedDomain: settings.issuer === googleIssuer ? (text('hd')?.toLowerCase() ?? null) : null,
    name: text('name') ?? email ?? '',
    groups: [claims[settings.groupsClaim] ?? []].flat().filter((each) => typeof each === 'string'),
  }
}

/**
 * A verified address. Entra verifies none; there, the sign-in name counts, because the tenant has proved to own its domain.
 * (Its `email` can be set to anybody's.)
 */
function provenEmail(
  claims: Readonly<Record<string, unknown>> & { iss: string },
  text: (name: string) => string | null,
): string | null {
  if (entraHosts.test(new URL(claims.iss).hostname)) return text('preferred_username')
  return claims.email_verified === true ? text('email') : null
}
