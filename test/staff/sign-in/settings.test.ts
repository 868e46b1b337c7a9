import assert from 'node:assert/strict'
import { type ConfigError, readConfig } from '../../../src/config.js'
import { createLanguage } from '../../../src/platform/language/language.js'
import { briefWording } from '../../support/app/brief-fault.js'

const tenant = 'https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0'
const whole = {
  SEED: 'none',
  PUBLIC_URL: 'https://ask.elm.example',
  OIDC_ISSUER: tenant,
  OIDC_CLIENT_ID: 'who-to-ask',
  OIDC_CLIENT_SECRET: 'secret',
  OIDC_DOMAINS: 'Elm.example staff.elm.example',
}

const faultsIn = (error: unknown) => (error as ConfigError).faults.map(briefWording)
/** What the log and the terminal get. */
const everythingIn = (error: unknown) => `${error} ${(error as ConfigError).say(english)}`
const english = createLanguage().speech('en')

describe('Account settings', () => {
  it('turn single sign-on and mail on', () => {
    const roles = { OIDC_ROLES: 'desk=front-offices  admin=it-team desk=nurses' }
    const mail = { SMTP_URL: 'smtps://user:pass@mail.elm.example', MAIL_FROM: 'ask@elm.example' }
    const { sso, smtpUrl, mailFrom } = readConfig({ ...whole, ...roles, ...mail })
    assert.deepEqual(sso, {
      issuer: tenant,
      clientId: 'who-to-ask',
      clientSecret: 'secret',
      domains: ['elm.example', 'staff.elm.example'],
      roles: [
        { role: 'admin', group: 'it-team' },
        { role: 'desk', group: 'front-offices' },
        { role: 'desk', group: 'nurses' },
      ],
      groupsClaim: 'groups',
    })
    assert.deepEqual([smtpUrl, mailFrom], [mail.SMTP_URL, mail.MAIL_FROM])
    assert.equal(readConfig({ SEED: 'none' }).sso, null)
  })

  const wrongs: [string, Record<string, string>, RegExp][] = [
    ['a part of it', { OIDC_CLIENT_SECRET: '' }, /^settings\.oidcThree$/],
    ['no domain', { OIDC_DOMAINS: '' }, /^settings\.oidcDomains$/],
    ['what is no domain', { OIDC_DOMAINS: '@elm.example' }, /fault: settings\.must\.domains/],
    ['no public address', { PUBLIC_URL: '' }, /^settings\.oidcAddress$/],
    [
      'everybody’s directory',
      { OIDC_ISSUER: 'https://login.microsoftonline.com/common/v2.0' },
      /fault: settings\.must\.issuer/,
    ],
    [
      'an address that can be listened to',
      { OIDC_ISSUER: 'http://sso.elm.example' },
      /^settings\.oidcHttps$/,
    ],
    ['a role that is none', { OIDC_ROLES: 'boss=it-team' }, /fault: settings\.must\.groups/],
    ['a mail server without a sender', { SMTP_URL: 'smtp://mail.elm.example' }, /^settings\.mailFrom$/],
    [
      'a mail server without the address that its links lead to',
      {
        SMTP_URL: 'smtp://mail.elm.example',
        MAIL_FROM: 'ask@elm.example',
        PUBLIC_URL: '',
        OIDC_ISSUER: '',
        OIDC_CLIENT_ID: '',
        OIDC_CLIENT_SECRET: '',
      },
      /^settings\.smtp$/,
    ],
    [
      'a mail server that is a website',
      { SMTP_URL: 'https://mail.elm.example' },
      /fault: settings\.must\.smtp/,
    ],
  ]
  for (const [name, change, words] of wrongs)
    it(`refuse ${name}`, () => {
      assert.throws(
        () => readConfig({ ...whole, ...change }),
        (error) => faultsIn(error).some((fault) => words.test(fault)),
      )
    })

  const password = 'hunter2-and-more'
  const secretive: Record<string, string> = {
    SMTP_URL: `mail.elm.example ask ${password}`,
    MEILI_URL: `search.elm.example:${password}@7700`,
    PUBLIC_URL: `htps://ask:${password}@ask.elm.example`,
    OIDC_ISSUER: `accounts.elm.example/ask:${password}@`,
    EMBED_PARENTS: `//ask:${password}@www.elm.example/path`,
    MAIL_FROM: `smtps://ask:${password}@mail.elm.example`,
  }
  for (const [name, value] of Object.entries(secretive))
    it(`explain ${name}, and never print the password in it`, () => {
      assert.throws(
        () => readConfig({ ...whole, [name]: value }),
        (error) =>
          faultsIn(error).some((fault) => fault.startsWith(`settings.hidden(name: ${name}, `)) &&
          !everythingIn(error).includes(password),
      )
    })

  it('print values without passwords, so they can be found', () => {
    for (const [name, value] of Object.entries({ MAIL_FROM: 'ask at elm', PORT: 'http' }))
      assert.throws(
        () => readConfig({ ...whole, [name]: value }),
        (error) => everythingIn(error).includes(`it is "${value}"`),
      )
  })

  it('refuse a web address with a password, which would be logged and passed on', () => {
    for (const name of ['MEILI_URL', 'PUBLIC_URL', 'OIDC_ISSUER'])
      assert.throws(
        () => readConfig({ ...whole, [name]: `https://ask:${password}@elm.example` }),
        (error) =>
          faultsIn(error).some((fault) =>
            fault.startsWith(`settings.hidden(name: ${name}, fault: settings.must.noPassword`),
          ) && !everythingIn(error).includes(password),
      )
  })

  it('refuse an address with a path, unless it is the one of a district among many', () => {
    const given = { ...whole, PUBLIC_URL: 'https://center.example/d/elm/' }
    for (const path of ['/d/elm', '/?ask', '/#ask'])
      assert.throws(
        () => readConfig({ ...whole, PUBLIC_URL: `https://center.example${path}` }),
        (error) => faultsIn(error).some((fault) => fault.startsWith('settings.path(address: ')),
        path,
      )
    assert.equal(readConfig(given, '/d/elm').publicUrl, 'https://center.example/d/elm')
    assert.throws(
      () => readConfig(given, '/d/oakdale'),
      (error) => faultsIn(error).some((fault) => fault.startsWith('districts.path(address: ')),
    )
  })
})

describe('Settings of OneRoster', () => {
  const four = {
    SEED: 'none',
    ONEROSTER_URL: 'https://sis.elm.example/',
    ONEROSTER_TOKEN_URL: 'https://sis.elm.example/token',
    ONEROSTER_CLIENT_ID: 'who-to-ask',
    ONEROSTER_CLIENT_SECRET: 'secret',
  }

  it('turn the daily pull on, with care by default', () => {
    assert.deepEqual(readConfig(four).oneRoster, {
      ...{ url: 'https://sis.elm.example', tokenUrl: 'https://sis.elm.example/token' },
      ...{ clientId: 'who-to-ask', clientSecret: 'secret' },
      ...{ hour: 3, appliesItself: false, maxRemovedPercent: 5 },
    })
    const more = { ONEROSTER_HOUR: '22', ONEROSTER_APPLY: 'yes', ONEROSTER_MAX_REMOVED: '0' }
    const { hour, appliesItself, maxRemovedPercent } = readConfig({ ...four, ...more }).oneRoster!
    assert.deepEqual([hour, appliesItself, maxRemovedPercent], [22, true, 0])
    assert.equal(readConfig({ SEED: 'none' }).oneRoster, null)
  })

  const wrongs: [string, Record<string, string>, RegExp][] = [
    ['a part of them', { ONEROSTER_CLIENT_SECRET: '' }, /^settings\.oneRosterFour$/],
    [
      'an address that can be listened to',
      { ONEROSTER_URL: 'http://sis.elm.example' },
      /^settings\.oneRosterHttps$/,
    ],
    ['tokens in clear text', { ONEROSTER_TOKEN_URL: 'http://sis.elm.example' }, /^settings\.oneRosterHttps$/],
    ['an hour that no day has', { ONEROSTER_HOUR: '24' }, /settings\.must\.wholeNumber/],
    ['more than everyone', { ONEROSTER_MAX_REMOVED: '101' }, /settings\.must\.wholeNumber/],
    ['an answer that is neither yes nor no', { ONEROSTER_APPLY: 'maybe' }, /fault\.oneOf/],
  ]
  for (const [name, change, words] of wrongs)
    it(`refuse ${name}`, () => {
      assert.throws(
        () => readConfig({ ...four, ...change }),
        (error) =>
          faultsIn(error).some((fault) => words.test(fault)) && !everythingIn(error).includes('secret)'),
      )
    })
})
