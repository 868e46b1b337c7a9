import { existsSync, readFileSync } from 'node:fs'
import { isAbsolute, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { z } from 'zod'
import type { Speech } from './platform/language/language.js'
import { Refusal } from './platform/language/refusal.js'
import { orFault, type Wording, wording, wordingOf } from './platform/language/wording.js'
import { fromRoot, projectRoot } from './platform/root.js'
import { fileEnding, readSecretFiles } from './platform/secrets/read-secret-files.js'
import { samplers, type TraceSettings } from './platform/tracing/traces.js'

const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .refine((text) => /^\d+$/.test(text), orFault('settings.must.wholeNumber', { least: min, most: max }))
    .transform(Number)
    .refine((n) => n >= min && n <= max, orFault('settings.must.wholeNumber', { least: min, most: max }))

const yesNo = z.enum(['yes', 'no']).transform((value) => value === 'yes')

const isUrl = (value: string, protocol: RegExp) => z.url({ protocol }).safeParse(value).success

const webAddress = z
  .string()
  .refine((value) => isUrl(value, /^https?$/), orFault('settings.must.webAddress'))
  .refine((value) => !hasPassword(value), orFault('settings.must.noPassword'))
  .transform((value) => value.replace(/(?<!\/)\/+$/, ''))

const folderThatExists = z
  .string()
  .refine((folder) => existsSync(inProject(folder)), orFault('settings.must.folder'))

function hasPassword(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { username, password } = new URL(address)
  return username !== '' || password !== ''
}

/** `https://www.example.org`: scheme and host, no path. */
const webOrigins = z.string().transform((value, context) => {
  const given = value.split(/[\s,]+/).filter(Boolean)
  const wrong = given.filter((each) => !/^https?:\/\/[^/?#;*]+$/.test(each) || !URL.canParse(each))
  if (wrong.length > 0)
    context.addIssue({ code: 'custom', input: value, ...orFault('settings.must.origins') })
  return given.map((each) => (URL.canParse(each) ? new URL(each).origin : each))
})

/** `admin=it-team desk=front-offices`: roles by the groups of the district's single sign-on, highest first. */
const rolesByGroup = z.string().transform((value, context) => {
  const pairs = value.split(/\s+/).filter(Boolean)
  const wrong = pairs.filter((pair) => !/^(admin|editor|desk|viewer)=.+$/.test(pair))
  if (wrong.length > 0) context.addIssue({ code: 'custom', input: value, ...orFault('settings.must.groups') })
  const groupOf = (role: string) =>
    pairs.flatMap((pair) => (pair.startsWith(`${role}=`) ? [pair.slice(role.length + 1)] : []))
  return (['admin', 'editor', 'desk', 'viewer'] as const).flatMap((role) =>
    groupOf(role).map((group) => ({ role, group })),
  )
})

/** With a multi-tenant issuer, any organization's directory could vouch for anyone. */
const issuer = webAddress.refine(
  (value) => !/\/(common|organizations|consumers)(\/|$)/.test(value),
  orFault('settings.must.issuer'),
)

const domains = z.string().transform((value, context) => {
  const given = value
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
  if (given.some((each) => !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(each)))
    context.addIssue({ code: 'custom', input: value, ...orFault('settings.must.domains') })
  return given
})

/** `api-key=abc,x-team=web%20team`: headers as OpenTelemetry writes them. */
const headerPairs = z.string().transform((value, context) => {
  const pairs = value.split(',').filter((each) => each.trim() !== '')
  try {
    if (pairs.some((pair) => !/^\s*[\w.-]+\s*=[^\r\n]*$/.test(pair))) throw new URIError()
    const cut = pairs.map((pair): [string, string] => {
      const at = pair.indexOf('=')
      return [pair.slice(0, at).trim(), decodeURIComponent(pair.slice(at + 1).trim())]
    })
    return Object.fromEntries(cut)
  } catch {
    context.addIssue({ code: 'custom', input: value, ...orFault('settings.must.headers') })
    return z.NEVER
  }
})

const share = z
  .string()
  .refine((value) => /^(0?\.\d+|[01](\.0+)?)$/.test(value), orFault('settings.must.share'))
  .transform(Number)

/** Characters of a passphrase at least: fewer can be guessed by a program that has the file. */
export const minPassphrase = 12

/** Characters of a token at least: it may be guessed at over the network. */
const minToken = 16

/**
 * Every setting: its check, its default, its line in docs/operating.md, and whether its value is hidden from the screen.
 * Where one service serves many districts: `of` says whether it belongs to the whole service, or to each district alone;
 * a district may override any other.
 */
const settings = {
  PORT: {
    of: 'service',
    check: wholeNumber(0, 65535),
    preset: '3000',
    means: 'Port to serve on; 0 picks a free one',
  },
  HOST: {
    of: 'service',
    check: z.string().min(1),
    preset: 'localhost',
    means: 'Address to listen on; 0.0.0.0 for every network interface',
  },
  DATA_DIR: {
    of: 'service',
    check: z.string().min(1),
    preset: 'data',
    means: 'Folder for everything the service writes: database, models, search index',
  },
  DISTRICTS_DIR: {
    of: 'service',
    check: folderThatExists.optional(),
    preset: undefined,
    means:
      'Folder with one folder for each district, to serve many from one process (docs/districts.md); without it, the service is of one district',
  },
  SLEEP_AFTER_HOURS: {
    of: 'service',
    check: wholeNumber(0, 8760),
    preset: '24',
    means:
      'With DISTRICTS_DIR: after how many hours without a request a district is closed until the next one; 0 for never',
  },
  CENTER_URL: {
    of: 'service',
    check: webAddress.optional(),
    preset: undefined,
    means:
      'The address of the service center itself: its sign-in and one page about all districts (docs/districts.md); goes with DISTRICTS_DIR',
  },
  CENTER_CATALOG: {
    of: 'service',
    check: folderThatExists.optional(),
    preset: undefined,
    means:
      'Folder like seeds/ whose topics, phrasings, offices, synonyms, and danger phrases new districts begin with (SEED=none); without it, those of seeds/',
  },
  PUBLIC_URL: {
    of: 'district',
    check: webAddress.optional(),
    preset: undefined,
    means:
      'The address people use, if it is not http://HOST:PORT (behind a proxy, for example); used in links, print, and vCards',
  },
  MEILI_URL: {
    of: 'service',
    check: webAddress.optional(),
    preset: undefined,
    means: 'Your own Meilisearch server; without it, the service starts and supervises one',
  },
  MEILI_KEY: {
    of: 'service',
    check: z.string().min(1).optional(),
    secret: true,
    preset: undefined,
    means: 'Master or admin key of that server; goes with MEILI_URL',
  },
  RATE_LIMIT_PER_MINUTE: {
    check: wholeNumber(0, 100_000),
    preset: '60',
    means:
      'Concerns per minute from one browser (in the API, from one address). One address in total, pages and API together, may send 20 times as many (1200 by default), because a whole school may share it; 0 turns the limits off',
  },
  TRUST_PROXY: {
    of: 'service',
    check: wholeNumber(0, 10),
    preset: '0',
    means: 'How many reverse proxies in front set X-Forwarded-For',
  },
  SEED: {
    check: z
      .string()
      .refine(
        (value) => value === 'none' || existsSync(seedFolder(value) ?? ''),
        orFault('settings.must.seed'),
      ),
    preset: 'sample',
    means:
      'What an empty database starts with: sample (the sample district in seeds), none (topics, offices and national help lines, for a district of your own), or your own folder',
  },
  IMPORT_DIR: {
    of: 'district',
    check: folderThatExists.optional(),
    preset: undefined,
    means:
      'Folder to check once a minute for files to import; they move to done, waiting, or failed, with a report',
  },
  ONEROSTER_URL: {
    of: 'district',
    check: webAddress.optional(),
    preset: undefined,
    means:
      'Student information system with a OneRoster 1.2 service to pull schools and staff from: https://sis.example.org, or the whole address up to v1p2; set the next three, too',
  },
  ONEROSTER_TOKEN_URL: {
    of: 'district',
    check: webAddress.optional(),
    preset: undefined,
    means: 'Address that issues its tokens (OAuth 2.0 client credentials)',
  },
  ONEROSTER_CLIENT_ID: {
    of: 'district',
    check: z.string().min(1).optional(),
    preset: undefined,
    means: 'Client ID from that system, with the scope roster-core.readonly',
  },
  ONEROSTER_CLIENT_SECRET: {
    of: 'district',
    check: z.string().min(1).optional(),
    secret: true,
    preset: undefined,
    means: 'Client secret from that system',
  },
  ONEROSTER_HOUR: {
    check: wholeNumber(0, 23),
    preset: '3',
    means: 'Hour of the daily pull, 0 to 23, in the time zone of the district',
  },
  ONEROSTER_APPLY: {
    check: yesNo,
    preset: 'no',
    means: 'Apply pulled changes without waiting for an admin; yes or no',
  },
  ONEROSTER_MAX_REMOVED: {
    check: wholeNumber(0, 100),
    preset: '5',
    means:
      'Percent of the people from OneRoster that a pull may remove without an admin; above it the pull waits, even with ONEROSTER_APPLY=yes',
  },
  MEANING: {
    of: 'service',
    check: yesNo,
    preset: 'yes',
    means:
      'Use the sentence encoder: better on unusual English wording, for twice the processor time and 95 to 124 MB; yes or no',
  },
  KEEP_TEXT_DAYS: {
    check: wholeNumber(0, 365),
    preset: '30',
    means:
      'Days to keep concerns, with names and numbers removed; after that only counts stay; 0 keeps no text',
  },
  AUDIT_KEEP_DAYS: {
    check: wholeNumber(365, 36_500),
    preset: '1096',
    means: 'Days to keep audit log entries: three years, as long as a complaint may take; 365 or more',
  },
  BACKUP_DIR: {
    check: z.string().optional(),
    preset: undefined,
    means:
      'Folder for a backup every night, best on another disk; it must exist; without it, the service makes no backups',
  },
  WEEKLY_SAMPLE: {
    check: wholeNumber(0, 500),
    preset: '40',
    means:
      'How many questions two people grade each week, drawn at random among those whose words are kept; 0 for none',
  },
  BACKUP_HOUR: {
    check: wholeNumber(0, 23),
    preset: '2',
    means: 'Hour of the nightly backup, 0 to 23, in the time zone of the district',
  },
  BACKUP_PASSPHRASE: {
    check: z
      .string()
      .refine(
        (value) => value.length >= minPassphrase,
        orFault('settings.must.passphrase', { least: minPassphrase }),
      )
      .optional(),
    secret: true,
    preset: undefined,
    means:
      'Encrypts backups, nightly ones and those of npm run backup; 12 characters or more; keep it somewhere else, too: without it, nobody can open them',
  },
  PRIVATE_LINKS: {
    check: yesNo,
    preset: 'no',
    means: 'Whether the weekly check of links may visit private addresses, such as an intranet; yes or no',
  },
  EMBED_PARENTS: {
    of: 'district',
    check: webOrigins,
    preset: '',
    means:
      'Websites that may embed the box at /embed, separated by spaces: https://www.example.org; empty for none',
  },
  TWILIO_AUTH_TOKEN: {
    of: 'district',
    check: z.string().min(1).optional(),
    secret: true,
    preset: undefined,
    means: 'Auth token of your Twilio account; turns on text messages, at /sms; needs PUBLIC_URL',
  },
  SMS_NUMBER: {
    of: 'district',
    check: z
      .string()
      .refine((value) => /^(\+[1-9]\d{7,14}|\d{5,6})$/.test(value), orFault('settings.must.smsNumber'))
      .optional(),
    preset: undefined,
    means: 'The number that families text; shown on pages; goes with TWILIO_AUTH_TOKEN',
  },
  SMTP_URL: {
    check: z
      .string()
      .refine((value) => isUrl(value, /^smtps?$/), orFault('settings.must.smtp'))
      .optional(),
    secret: true,
    preset: undefined,
    means:
      'Mail server for invitations, password resets, and messages from families; needs PUBLIC_URL; without it, an admin passes on the links, and families cannot write. One on another computer must offer TLS, unless the address ends in `?requireTLS=false`',
  },
  MAIL_FROM: {
    check: z
      .string()
      .refine((value) => z.email().safeParse(value).success, orFault('fault.email'))
      .optional(),
    preset: undefined,
    means: 'Sender of those emails; goes with SMTP_URL',
  },
  OIDC_ISSUER: {
    of: 'district',
    check: issuer.optional(),
    preset: undefined,
    means:
      'Turns on single sign-on with OpenID Connect: https://accounts.google.com, or the issuer of your Entra tenant',
  },
  OIDC_CLIENT_ID: {
    of: 'district',
    check: z.string().min(1).optional(),
    preset: undefined,
    means: 'Client ID from the provider',
  },
  OIDC_CLIENT_SECRET: {
    of: 'district',
    check: z.string().min(1).optional(),
    secret: true,
    preset: undefined,
    means: 'Client secret from the provider',
  },
  OIDC_DOMAINS: {
    of: 'district',
    check: domains,
    preset: '',
    means: 'Email domains that may sign in, separated by spaces: your-district.org',
  },
  OIDC_ROLES: {
    of: 'district',
    check: rolesByGroup,
    preset: '',
    means:
      'Roles by group: admin=GROUP editor=GROUP desk=GROUP viewer=GROUP; empty if people are invited instead',
  },
  OIDC_GROUPS_CLAIM: {
    of: 'district',
    check: z.string().min(1),
    preset: 'groups',
    means: 'ID token claim that lists the groups',
  },
  METRICS_TOKEN: {
    of: 'district',
    check: z
      .string()
      .refine((value) => value.length >= minToken, orFault('settings.must.passphrase', { least: minToken }))
      .optional(),
    secret: true,
    preset: undefined,
    means:
      'Lets a monitoring program on another computer read /metrics, as a bearer token; 16 characters or more; without it, only programs on this computer may',
  },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    of: 'service',
    check: webAddress.optional(),
    preset: undefined,
    means:
      'Sends traces to this OpenTelemetry collector, by OTLP over HTTP: http://localhost:4318; they hold times, never words',
  },
  OTEL_EXPORTER_OTLP_HEADERS: {
    of: 'service',
    check: headerPairs,
    secret: true,
    preset: '',
    means: 'Headers that the collector asks for: api-key=YOUR-KEY, separated by commas',
  },
  OTEL_SERVICE_NAME: {
    of: 'service',
    check: z.string().min(1),
    preset: 'who-to-ask',
    means: 'Name of this service in the traces',
  },
  OTEL_TRACES_SAMPLER: {
    of: 'service',
    check: z.enum(samplers),
    preset: 'parentbased_always_on',
    means:
      'Which requests are traced: always_on, always_off, traceidratio, or one of these after parentbased_, which does as the caller did if there is one',
  },
  OTEL_TRACES_SAMPLER_ARG: {
    of: 'service',
    check: share,
    preset: '1',
    means: 'Share of requests that traceidratio traces, from 0 to 1',
  },
  LOG_LEVEL: {
    of: 'service',
    check: z.enum(['silent', 'error', 'warn', 'info', 'debug']),
    preset: 'warn',
    means: 'How much to log: silent, error, warn, info, or debug',
  },
  LOG_REQUESTS: {
    check: yesNo,
    preset: 'no',
    means: 'Log one line per request (never its text): yes or no',
  },
} as const

type SettingName = keyof typeof settings

type ReadSetting = <N extends SettingName>(name: N) => z.output<(typeof settings)[N]['check']>

/** The district's own sign-in. */
export interface SsoSettings {
  issuer: string
  clientId: string
  clientSecret: string
  /** Email domains that are admitted, in lower case. */
  domains: string[]
  /** Highest role first; empty when people are invited. */
  roles: { role: 'admin' | 'editor' | 'desk' | 'viewer'; group: string }[]
  groupsClaim: string
}

/** A student information system to pull schools and staff from. */
export interface OneRosterSettings {
  url: string
  tokenUrl: string
  clientId: string
  clientSecret: string
  /** Hour of the daily pull, 0–23, in the district's time zone. */
  hour: number
  /** Whether changes are applied without an admin. */
  appliesItself: boolean
  /** Percent of people that may be removed without an admin. */
  maxRemovedPercent: number
}

/** The service's settings. Read once at start; nothing else reads the environment. */
export interface Config {
  port: number
  host: string
  dataDir: string
  /** Folder with a folder for each district; null where the service is of one. */
  districtsDir: string | null
  /** How long a district of many stays open without a request; 0 for always. */
  sleepAfterHours: number
  /** Name of the district, where one service serves many; else null. */
  district: string | null
  /** Of the center that many districts share; null for none. */
  centerUrl: string | null
  publicUrl: string | null
  meiliUrl: string | null
  meiliKey: string | null
  rateLimitPerMinute: number
  trustProxy: number
  /** Folder that seeds an empty database. Null (`SEED=none`): only the standard part of `standardFolder` is loaded. */
  seedFolder: string | null
  /** Folder whose topics, offices and national lines fit any district. */
  standardFolder: string
  /** The center's own, with which new districts begin; null for `standardFolder`. */
  catalogFolder: string | null
  /** Folder watched for import files; null for none. */
  importFolder: string | null
  /** OneRoster's REST service; null when nothing is pulled. */
  oneRoster: OneRosterSettings | null
  /** Whether to use the sentence encoder. */
  meaning: boolean
  /** Days that a concern's redacted text is kept; 0 for not at all. */
  keepTextDays: number
  /** How long audit log lines are kept. */
  auditKeepDays: number
  /** How many questions are drawn each week for two people to grade; 0 for none. */
  weeklySample: number
  /** Folder of the nightly backups, and the hour, 0–23, in the district's time zone; null for no backups. */
  backups: { folder: string; hour: number } | null
  /** Encrypts backups; null for not. */
  backupPassphrase: string | null
  /** All settings that are set, as a `.env` file without the passphrase: a backup has them. */
  settingsText: string
  /** Whether the check of links may visit private addresses. */
  privateLinks: boolean
  /** Origins of the websites that may embed the box. */
  embedParents: string[]
  /** Twilio's signing secret; null while text messages are off. */
  twilioAuthToken: string | null
  /** E.164 or a short code; null to hide it. */
  smsNumber: string | null
  /** Mail server; null when links are handed over in person. */
  smtpUrl: string | null
  mailFrom: string | null
  /** Single sign-on; null while it is off. */
  sso: SsoSettings | null
  /** Opens `/metrics` to other computers; null for this computer alone. */
  metricsToken: string | null
  /** The collector of traces; null for no traces. */
  traces: TraceSettings | null
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
  logRequests: boolean
}

/** Thrown by `readConfig`, with every fault in the settings. */
export class ConfigError extends Refusal {
  override name = 'ConfigError'

  constructor(readonly faults: readonly Wording[]) {
    super(wording('settings.faults', { count: faults.length }))
  }

  /** One fault per line, each with its fix. */
  override say(speech: Speech): string {
    const lines = this.faults.map(({ key, values }) => `  - ${speech.t(key, values)}`)
    return [super.say(speech), ...lines].join('\n')
  }
}

/**
 * Reads and validates the settings, and secrets from their files.
 * @param given the environment, as in `process.env`; empty values count as unset
 * @param path that PUBLIC_URL may have; null for none
 * @throws {ConfigError} with all faults at once
 */
export function readConfig(given: Record<string, string | undefined>, path: string | null = null): Config {
  const { env, faults } = readSecretFiles(given, secretNames(), inProject)
  const read: ReadSetting = (name) => {
    const value = env[name]?.trim() || settings[name].preset
    const result = settings[name].check.safeParse(value)
    const [issue] = result.error?.issues ?? []
    if (issue) faults.push(faultOf(name, wordingOf(issue), value))
    return result.data as z.output<(typeof settings)[typeof name]['check']>
  }
  const dataDir = read('DATA_DIR')
  const districtsDir = read('DISTRICTS_DIR')
  const catalog = read('CENTER_CATALOG')
  const importFolder = read('IMPORT_DIR')
  const config: Config = {
    port: read('PORT'),
    host: read('HOST'),
    dataDir: dataDir && inProject(dataDir),
    districtsDir: districtsDir ? inProject(districtsDir) : null,
    sleepAfterHours: read('SLEEP_AFTER_HOURS'),
    district: null,
    centerUrl: read('CENTER_URL') ?? null,
    publicUrl: read('PUBLIC_URL') ?? null,
    meiliUrl: read('MEILI_URL') ?? null,
    meiliKey: read('MEILI_KEY') ?? null,
    rateLimitPerMinute: read('RATE_LIMIT_PER_MINUTE'),
    trustProxy: read('TRUST_PROXY'),
    seedFolder: seedFolder(read('SEED')),
    standardFolder: fromRoot('seeds'),
    catalogFolder: catalog ? inProject(catalog) : null,
    importFolder: importFolder ? inProject(importFolder) : null,
    oneRoster: readOneRoster(read, faults),
    meaning: read('MEANING'),
    keepTextDays: read('KEEP_TEXT_DAYS'),
    auditKeepDays: read('AUDIT_KEEP_DAYS'),
    weeklySample: read('WEEKLY_SAMPLE'),
    backups: readBackups(read),
    backupPassphrase: read('BACKUP_PASSPHRASE') ?? null,
    settingsText: writeSettings(given),
    privateLinks: read('PRIVATE_LINKS'),
    embedParents: read('EMBED_PARENTS'),
    twilioAuthToken: read('TWILIO_AUTH_TOKEN') ?? null,
    smsNumber: read('SMS_NUMBER') ?? null,
    smtpUrl: read('SMTP_URL') ?? null,
    mailFrom: read('MAIL_FROM') ?? null,
    sso: readSso(read, faults),
    metricsToken: read('METRICS_TOKEN') ?? null,
    traces: readTraces(read),
    logLevel: read('LOG_LEVEL'),
    logRequests: read('LOG_REQUESTS'),
  }
  const fault = pathFault(config.publicUrl, path)
  if (fault) faults.push(fault)
  // One that is set, and faulty, is told of once.
  const isSet = (name: keyof typeof settings) => Boolean(env[name]?.trim())
  if (config.meiliKey && !isSet('MEILI_URL')) faults.push(wording('settings.meili'))
  if (config.twilioAuthToken && !isSet('PUBLIC_URL')) faults.push(wording('settings.twilio'))
  if (config.smsNumber && !isSet('TWILIO_AUTH_TOKEN')) faults.push(wording('settings.smsNumber'))
  // Its districts have addresses of their own.
  if (config.smtpUrl && !isSet('PUBLIC_URL') && !isSet('DISTRICTS_DIR')) faults.push(wording('settings.smtp'))
  if (config.centerUrl && !isSet('DISTRICTS_DIR')) faults.push(wording('settings.center'))
  if (config.centerUrl && new URL(config.centerUrl).pathname !== '/')
    faults.push(wording('settings.centerPath'))
  if (config.sso && !isSet('PUBLIC_URL')) faults.push(wording('settings.oidcAddress'))
  if (isSet('SMTP_URL') !== isSet('MAIL_FROM')) faults.push(wording('settings.mailFrom'))
  if (faults.length > 0) throw new ConfigError(faults)
  return config
}

/** Every address that we make is added to it. */
function pathFault(address: string | null, path: string | null): Wording | null {
  if (address === null || !URL.canParse(address)) return null
  const { href, origin } = new URL(address)
  if (['', '/', path].includes(href.slice(origin.length))) return null
  return path === null ? wording('settings.path', { address }) : wording('districts.path', { address, path })
}

/** Start-up output ends up in logs and email: never print a password. */
function faultOf(name: SettingName, fault: Wording, value = ''): Wording {
  const hidden = 'secret' in settings[name] || /^[^:]*:.*@/s.test(value)
  return hidden
    ? wording('settings.hidden', { name, fault })
    : wording('settings.one', { name, fault, value })
}

function readSso(read: ReadSetting, faults: Wording[]): SsoSettings | null {
  const names = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const
  const [address, clientId, clientSecret] = names.map((name) => read(name))
  const rest = {
    domains: read('OIDC_DOMAINS'),
    roles: read('OIDC_ROLES'),
    groupsClaim: read('OIDC_GROUPS_CLAIM'),
  }
  if (!address && !clientId && !clientSecret) return null
  if (!address || !clientId || !clientSecret) {
    faults.push(wording('settings.oidcThree'))
    return null
  }
  if (rest.domains?.length === 0) faults.push(wording('settings.oidcDomains'))
  if (isUnsafe(address)) faults.push(wording('settings.oidcHttps'))
  return { issuer: address, clientId, clientSecret, ...rest }
}

function readOneRoster(read: ReadSetting, faults: Wording[]): OneRosterSettings | null {
  const names = [
    'ONEROSTER_URL',
    'ONEROSTER_TOKEN_URL',
    'ONEROSTER_CLIENT_ID',
    'ONEROSTER_CLIENT_SECRET',
  ] as const
  const [url, tokenUrl, clientId, clientSecret] = names.map((name) => read(name))
  const rest = {
    hour: read('ONEROSTER_HOUR'),
    appliesItself: read('ONEROSTER_APPLY'),
    maxRemovedPercent: read('ONEROSTER_MAX_REMOVED'),
  }
  if (!url && !tokenUrl && !clientId && !clientSecret) return null
  if (!url || !tokenUrl || !clientId || !clientSecret) {
    faults.push(wording('settings.oneRosterFour'))
    return null
  }
  if ([url, tokenUrl].some(isUnsafe)) faults.push(wording('settings.oneRosterHttps'))
  return { url, tokenUrl, clientId, clientSecret, ...rest }
}

/** A folder that is missing is no reason not to start: families come first, and the backup says so. */
function readBackups(read: ReadSetting): Config['backups'] {
  const [folder, hour] = [read('BACKUP_DIR'), read('BACKUP_HOUR')]
  return folder ? { folder: inProject(folder), hour } : null
}

function readTraces(read: ReadSetting): TraceSettings | null {
  const endpoint = read('OTEL_EXPORTER_OTLP_ENDPOINT')
  const rest = {
    headers: read('OTEL_EXPORTER_OTLP_HEADERS'),
    serviceName: read('OTEL_SERVICE_NAME'),
    sampler: read('OTEL_TRACES_SAMPLER'),
    share: read('OTEL_TRACES_SAMPLER_ARG'),
  }
  return endpoint ? { endpoint, ...rest } : null
}

/** True for plain HTTP to another machine, which would expose secrets. */
function isUnsafe(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}

function seedFolder(seed: string | undefined): string | null {
  if (!seed || seed === 'none') return null
  return inProject(seed === 'sample' ? 'seeds' : seed)
}

/** Relative paths start at the project folder, wherever the service is started from. */
function inProject(folder: string): string {
  return isAbsolute(folder) ? folder : resolve(projectRoot, folder)
}

/** The environment with `.env`, without loading it: a service that is restarted reads it anew. */
export function readEnvironment(): Record<string, string | undefined> {
  const file = fromRoot('.env')
  return { ...(existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}), ...process.env }
}

/**
 * Loads `.env` from the project folder if it exists; the environment wins.
 * @throws {ConfigError} when a line of it would be left out, with all other faults
 */
export function loadDotEnv(): void {
  const file = fromRoot('.env')
  if (!existsSync(file)) return
  process.loadEnvFile(file)
  const faults = envFileFaults(readFileSync(file, 'utf8'))
  if (faults.length > 0) throw new ConfigError([...faults, ...settingFaults(process.env)])
}

/** What `.env` may hold besides settings: for Node, npm, and the system; and the district that a command is about. */
const ofOthers = /^(NODE_|npm_|UV_|LC_|MALLOC_|OTEL_|SSL_CERT_|LANG$|TZ$|DISTRICT$|(HTTPS?|NO)_PROXY$)/i

/** Names of settings are like this; anything else may be a piece of a password. */
const likeSetting = /^[A-Z]+(_[A-Z]+)*$/

/**
 * What would be left out silently, and with it the backups: names that are no setting, and lines without `=`, with which
 * Node's reader also loses the next setting.
 */
export function envFileFaults(text: string): Wording[] {
  const lines = text.split(/\r?\n/)
  // Lines without `=` at the end are then part of a name, as they are elsewhere.
  const end = 'END_OF_FILE'
  return Object.keys(parseEnv(`${text}\n${end}=`)).flatMap((name) => {
    if (name === end || scopeOf(name) !== null || ofOthers.test(name)) return []
    if (likeSetting.test(name)) return [wording('settings.unknown', { name })]
    const [start = '', ...rest] = name.split('\n')
    const first = lines.findIndex((line) => line.includes(start))
    return [start, ...rest.slice(0, -1)].flatMap((line, i) =>
      /^\s*(#|$)/.test(line) ? [] : [wording('settings.unread', { line: first + i + 1 })],
    )
  })
}

function settingFaults(env: Record<string, string | undefined>): readonly Wording[] {
  try {
    readConfig(env)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.faults
    throw error
  }
}

/** Without the passphrase: it does not belong in what it encrypts. Of a secret in a file, the file's path. */
export function writeSettings(env: Record<string, string | undefined>): string {
  const names = [...Object.keys(settings), ...secretNames().map((name) => name + fileEnding)]
  const given = names.filter((name) => name !== 'BACKUP_PASSPHRASE' && env[name]?.trim())
  return given.map((name) => `${name}=${quoted(env[name] ?? '')}\n`).join('')
}

/** Settings that may also come from a file. */
export function secretNames(): string[] {
  return Object.entries(settings).flatMap(([name, setting]) => ('secret' in setting ? [name] : []))
}

/** Whose a setting is where one service serves many districts. */
export type SettingScope = 'service' | 'district' | 'either'

/** @param name also of a secret in a file; null for an unknown one */
export function scopeOf(name: string): SettingScope | null {
  const secret = secretNames().find((each) => name === each + fileEnding)
  const setting = Object.entries(settings).find(([each]) => each === (secret ?? name))?.[1]
  return setting ? ('of' in setting ? setting.of : 'either') : null
}

/** Node reads a value in quotes as it is, except `\n` in double ones. */
function quoted(value: string): string {
  const quote = ["'", '`', '"'].find((sign) => !value.includes(sign)) ?? "'"
  return `${quote}${value}${quote}`
}

/** The settings for the table in docs/operating.md: name, default and meaning. */
export function describeSettings(): { name: string; preset: string; means: string }[] {
  return Object.entries(settings).map(([name, s]) => ({ name, preset: s.preset ?? '', means: s.means }))
}
