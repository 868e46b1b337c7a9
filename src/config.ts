import { existsSync } from 'node:fs'
import { isAbsolute, resolve } from 'node:path'
import { z } from 'zod'
import { fromRoot, projectRoot } from './platform/root.js'

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .refine((n) => n >= least && n <= most, `must be from ${least} to ${most}`)

const yesNo = z.enum(['yes', 'no'], 'must be yes or no').transform((value) => value === 'yes')

const webAddress = z
  .url({ protocol: /^https?$/, error: 'must be a web address that starts with http:// or https://' })
  .refine((value) => !hasPassword(value), 'must hold no user name and no password')
  .transform((value) => value.replace(/(?<!\/)\/+$/, ''))

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
    context.addIssue('must be web addresses without a path, such as https://www.example.org')
  return given.map((each) => (URL.canParse(each) ? new URL(each).origin : each))
})

/** `admin=it-team desk=front-offices`: roles by the groups of the district's single sign-on, highest first. */
const rolesByGroup = z.string().transform((value, context) => {
  const pairs = value.split(/\s+/).filter(Boolean)
  const wrong = pairs.filter((pair) => !/^(admin|editor|desk)=.+$/.test(pair))
  if (wrong.length > 0) context.addIssue('must be like admin=group-of-admins desk=another-group')
  const groupOf = (role: string) =>
    pairs.flatMap((pair) => (pair.startsWith(`${role}=`) ? [pair.slice(role.length + 1)] : []))
  return (['admin', 'editor', 'desk'] as const).flatMap((role) =>
    groupOf(role).map((group) => ({ role, group })),
  )
})

/** With a multi-tenant issuer, any organization's directory could vouch for anyone. */
const issuer = webAddress.refine(
  (value) => !/\/(common|organizations|consumers)(\/|$)/.test(value),
  'must be the one of your own directory, not of all: https://login.microsoftonline.com/TENANT-ID/v2.0',
)

const domains = z.string().transform((value, context) => {
  const given = value
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
  if (given.some((each) => !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(each)))
    context.addIssue('must be domains like your-district.org')
  return given
})

/** Every setting: its check, default and README line, and whether its value is hidden from the screen. */
const settings = {
  PORT: { check: wholeNumber(0, 65535), preset: '3000', means: 'Port to serve on; 0 takes any free one' },
  HOST: {
    check: z.string().min(1, 'must not be empty'),
    preset: 'localhost',
    means: 'Address to listen on; 0.0.0.0 for every network card',
  },
  DATA_DIR: {
    check: z.string().min(1, 'must not be empty'),
    preset: 'data',
    means: 'Folder the service writes to: database, models, search index',
  },
  PUBLIC_URL: {
    check: webAddress.optional(),
    preset: undefined,
    means:
      'Address people use, when it is not http://HOST:PORT, such as behind a proxy; used in links, print and vCards',
  },
  MEILI_URL: {
    check: webAddress.optional(),
    preset: undefined,
    means: 'A Meilisearch server of your own; without it the service starts and supervises one',
  },
  MEILI_KEY: {
    check: z.string().min(1, 'must not be empty').optional(),
    secret: true,
    preset: undefined,
    means: 'Master or admin key of that server; goes with MEILI_URL',
  },
  RATE_LIMIT_PER_MINUTE: {
    check: wholeNumber(0, 100_000),
    preset: '60',
    means:
      'Concerns one browser (or, in the API, one address) may ask in a minute; all of one address together, by page and API, may ask 20 times as many (1200 with the default), for a whole school may stand behind it; 0 turns the limits off',
  },
  TRUST_PROXY: {
    check: wholeNumber(0, 10),
    preset: '0',
    means: 'How many reverse proxies stand in front and set X-Forwarded-For',
  },
  SEED: {
    check: z
      .string()
      .refine(
        (value) => value === 'none' || existsSync(seedFolder(value) ?? ''),
        'must be sample, none, or a folder that is there',
      ),
    preset: 'sample',
    means: 'What an empty database starts with: sample (the folder seeds), none, or a folder of your own',
  },
  IMPORT_DIR: {
    check: z
      .string()
      .refine((folder) => existsSync(inProject(folder)), 'must be a folder that is there')
      .optional(),
    preset: undefined,
    means:
      'Folder that is looked into for files to bring in, once a minute; they go to done or failed, with a report',
  },
  MEANING: {
    check: yesNo,
    preset: 'yes',
    means:
      'Ask the sentence encoder, too: better on unusual English words, for one more busy core and 150 MB; yes or no',
  },
  KEEP_TEXT_DAYS: {
    check: wholeNumber(0, 365),
    preset: '30',
    means: 'Days that concerns are kept with names and numbers taken out; then only counts; 0 keeps no text',
  },
  AUDIT_KEEP_DAYS: {
    check: wholeNumber(365, 36_500),
    preset: '1096',
    means:
      'Days that lines of the audit log are kept: three years, as long as a complaint may take; 365 or more',
  },
  EMBED_PARENTS: {
    check: webOrigins,
    preset: '',
    means:
      'Websites that may show the box of /embed: https://www.example.org, more with a space between; empty for none',
  },
  TWILIO_AUTH_TOKEN: {
    check: z.string().min(1, 'must not be empty').optional(),
    secret: true,
    preset: undefined,
    means: 'Auth token of your Twilio account: turns text messages on, at /sms; needs PUBLIC_URL',
  },
  SMS_NUMBER: {
    check: z
      .string()
      .regex(/^(\+[1-9]\d{7,14}|\d{5,6})$/, 'must be a number like +12165550100, or a short code')
      .optional(),
    preset: undefined,
    means: 'The number that families text their questions to; shown on pages; goes with TWILIO_AUTH_TOKEN',
  },
  SMTP_URL: {
    check: z
      .url({ protocol: /^smtps?$/, error: 'must be like smtps://user:password@mail.example.org' })
      .optional(),
    secret: true,
    preset: undefined,
    means:
      'Mail server for invitations and new passwords; needs PUBLIC_URL; without it an admin hands links over',
  },
  MAIL_FROM: {
    check: z.email('must be an e-mail address').optional(),
    preset: undefined,
    means: 'Address that letters come from; goes with SMTP_URL',
  },
  OIDC_ISSUER: {
    check: issuer.optional(),
    preset: undefined,
    means:
      'Turns on single sign-on by OpenID Connect: https://accounts.google.com, or the one of your Entra tenant',
  },
  OIDC_CLIENT_ID: {
    check: z.string().min(1, 'must not be empty').optional(),
    preset: undefined,
    means: 'Client id that the provider gave for this service',
  },
  OIDC_CLIENT_SECRET: {
    check: z.string().min(1, 'must not be empty').optional(),
    secret: true,
    preset: undefined,
    means: 'Client secret that goes with it',
  },
  OIDC_DOMAINS: {
    check: domains,
    preset: '',
    means: 'E-mail domains that single sign-on lets in: your-district.org, more with a space between',
  },
  OIDC_ROLES: {
    check: rolesByGroup,
    preset: '',
    means: 'Roles by group: admin=GROUP editor=GROUP desk=GROUP; empty for invited people alone',
  },
  OIDC_GROUPS_CLAIM: {
    check: z.string().min(1, 'must not be empty'),
    preset: 'groups',
    means: 'Claim of the ID token that lists the groups',
  },
  LOG_LEVEL: {
    check: z.enum(['silent', 'error', 'warn', 'info', 'debug'], 'must be silent, error, warn, info or debug'),
    preset: 'warn',
    means: 'How much is written to the log',
  },
  LOG_REQUESTS: {
    check: yesNo,
    preset: 'no',
    means: 'Write one log line a request (never its text): yes or no',
  },
} as const

type SettingName = keyof typeof settings

type ReadSetting = <N extends SettingName>(name: N) => z.output<(typeof settings)[N]['check']>

/** The district's own sign-in. */
export interface SsoSettings {
  issuer: string
  clientId: string
  clientSecret: string
  /** E-mail domains that are admitted, in lower case. */
  domains: string[]
  /** Highest role first; empty when people are invited. */
  roles: { role: 'admin' | 'editor' | 'desk'; group: string }[]
  groupsClaim: string
}

/** The service's settings. Read once at start; nothing else reads the environment. */
export interface Config {
  port: number
  host: string
  dataDir: string
  publicUrl: string | null
  meiliUrl: string | null
  meiliKey: string | null
  rateLimitPerMinute: number
  trustProxy: number
  /** Folder that an empty database is seeded from; null for none. */
  seedFolder: string | null
  /** Folder watched for import files; null for none. */
  importFolder: string | null
  /** Whether to use the sentence encoder. */
  meaning: boolean
  /** Days that a concern's redacted text is kept; 0 for not at all. */
  keepTextDays: number
  /** How long audit log lines are kept. */
  auditKeepDays: number
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
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
  logRequests: boolean
}

/** Thrown by `readConfig`: every fault in the settings, one per line, each with its fix. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(
      `The settings have ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${faults.map((f) => `  - ${f}`).join('\n')}`,
    )
    this.name = 'ConfigError'
  }
}

/**
 * Reads and validates the settings.
 * @param env the environment, as in `process.env`; empty values count as unset
 * @throws {ConfigError} with all faults at once
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const faults: string[] = []
  const read: ReadSetting = (name) => {
    const given = env[name]?.trim()
    const value = given === '' || given === undefined ? settings[name].preset : given
    const result = settings[name].check.safeParse(value)
    if (!result.success)
      faults.push(`${name} ${result.error.issues[0]?.message ?? 'is wrong'} (${sayValue(name, value)})`)
    return result.data as z.output<(typeof settings)[typeof name]['check']>
  }
  const dataDir = read('DATA_DIR')
  const importFolder = read('IMPORT_DIR')
  const config: Config = {
    port: read('PORT'),
    host: read('HOST'),
    dataDir: dataDir && inProject(dataDir),
    publicUrl: read('PUBLIC_URL') ?? null,
    meiliUrl: read('MEILI_URL') ?? null,
    meiliKey: read('MEILI_KEY') ?? null,
    rateLimitPerMinute: read('RATE_LIMIT_PER_MINUTE'),
    trustProxy: read('TRUST_PROXY'),
    seedFolder: seedFolder(read('SEED')),
    importFolder: importFolder ? inProject(importFolder) : null,
    meaning: read('MEANING'),
    keepTextDays: read('KEEP_TEXT_DAYS'),
    auditKeepDays: read('AUDIT_KEEP_DAYS'),
    embedParents: read('EMBED_PARENTS'),
    twilioAuthToken: read('TWILIO_AUTH_TOKEN') ?? null,
    smsNumber: read('SMS_NUMBER') ?? null,
    smtpUrl: read('SMTP_URL') ?? null,
    mailFrom: read('MAIL_FROM') ?? null,
    sso: readSso(read, faults),
    logLevel: read('LOG_LEVEL'),
    logRequests: read('LOG_REQUESTS'),
  }
  if (config.meiliKey && !config.meiliUrl) faults.push('MEILI_KEY goes with MEILI_URL: set both, or neither')
  if (config.twilioAuthToken && !config.publicUrl)
    faults.push('TWILIO_AUTH_TOKEN needs PUBLIC_URL: Twilio signs the address that it was given')
  if (config.smsNumber && !config.twilioAuthToken)
    faults.push('SMS_NUMBER goes with TWILIO_AUTH_TOKEN: set both, or leave the number out')
  if (config.smtpUrl && !config.publicUrl)
    faults.push('SMTP_URL needs PUBLIC_URL: links in letters lead to it')
  if (config.sso && !config.publicUrl)
    faults.push('OIDC_ISSUER needs PUBLIC_URL: the provider sends people back to it')
  if (!config.smtpUrl !== !config.mailFrom)
    faults.push('SMTP_URL and MAIL_FROM go together: set both, or neither')
  if (faults.length > 0) throw new ConfigError(faults)
  return config
}

/** Start-up output ends up in logs and e-mail: never print a password. */
function sayValue(name: SettingName, value = ''): string {
  const hidden = 'secret' in settings[name] || /^[^:]*:.*@/s.test(value)
  return hidden ? 'what it is now may hold a password, and is not shown' : `it is "${value}"`
}

function readSso(read: ReadSetting, faults: string[]): SsoSettings | null {
  const names = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const
  const [address, clientId, clientSecret] = names.map((name) => read(name))
  const rest = {
    domains: read('OIDC_DOMAINS'),
    roles: read('OIDC_ROLES'),
    groupsClaim: read('OIDC_GROUPS_CLAIM'),
  }
  if (!address && !clientId && !clientSecret) return null
  if (!address || !clientId || !clientSecret) {
    faults.push(`${names.join(', ')} go together: set all three, or none`)
    return null
  }
  if (rest.domains?.length === 0)
    faults.push('OIDC_DOMAINS is needed with OIDC_ISSUER: which e-mail domains are let in')
  const { protocol, hostname } = new URL(address)
  if (protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname))
    faults.push('OIDC_ISSUER must start with https://')
  return { issuer: address, clientId, clientSecret, ...rest }
}

function seedFolder(seed: string | undefined): string | null {
  if (!seed || seed === 'none') return null
  return inProject(seed === 'sample' ? 'seeds' : seed)
}

/** Relative paths start at the project folder, wherever the service is started from. */
function inProject(folder: string): string {
  return isAbsolute(folder) ? folder : resolve(projectRoot, folder)
}

/** Loads `.env` from the project folder if it exists; the environment wins. */
export function loadDotEnv(): void {
  const file = fromRoot('.env')
  if (existsSync(file)) process.loadEnvFile(file)
}

/** The settings for the README's table: name, default and meaning. */
export function describeSettings(): { name: string; preset: string; means: string }[] {
  return Object.entries(settings).map(([name, s]) => ({ name, preset: s.preset ?? '', means: s.means }))
}
