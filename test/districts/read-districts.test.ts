import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describeSettings, scopeOf } from '../../src/config.js'
import {
  type Districts,
  pausedFile,
  readDistricts,
  refuseSharedHosts,
  SharedHost,
  setSharedApart,
} from '../../src/districts/read-districts.js'
import { createLanguage } from '../../src/platform/language/language.js'

const english = createLanguage().speech('en')

describe('The folders of districts', () => {
  let root: string
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'districts-'))
  })
  afterEach(() => rmSync(root, { recursive: true }))

  function add(name: string, settings: string | null): string {
    const folder = join(root, name)
    mkdirSync(folder, { recursive: true })
    if (settings !== null) writeFileSync(join(folder, 'settings.env'), settings)
    return folder
  }

  const read = (env: Record<string, string> = {}) => readDistricts(root, { DISTRICTS_DIR: root, ...env })
  const wordsOf = ({ faulty }: Districts) =>
    Object.fromEntries(faulty.map(({ name, fault }) => [name, fault.say(english)]))

  it('are read by name, each with its own settings over those of the service', () => {
    const oakdale = add('oakdale', 'PUBLIC_URL=https://Ask.Oakdale.example\nKEEP_TEXT_DAYS=7\nSEED=seeds\n')
    mkdirSync(join(oakdale, 'seeds'))
    add('elm', "PUBLIC_URL='https://ask.elm.example:8443'\n")
    add('.hidden', null)
    writeFileSync(join(root, 'README.txt'), 'Not a district')
    const { districts, faulty } = read({ KEEP_TEXT_DAYS: '90', SEED: 'none', MEANING: 'no' })
    assert.deepEqual(faulty, [])
    assert.deepEqual(
      districts.map(({ name, address, config }) => [name, address, config.keepTextDays, config.meaning]),
      [
        ['elm', 'ask.elm.example', 90, false],
        ['oakdale', 'ask.oakdale.example', 7, false],
      ],
    )
    const [elm, other] = districts
    assert.deepEqual([elm?.config.seedFolder, other?.config.seedFolder], [null, join(oakdale, 'seeds')])
    assert.deepEqual([other?.config.dataDir, other?.config.district], [oakdale, 'oakdale'])
    assert.equal(other?.config.districtsDir, null)
  })

  it('may be links to folders elsewhere', () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'))
    writeFileSync(join(elsewhere, 'settings.env'), 'PUBLIC_URL=https://ask.elm.example')
    symlinkSync(elsewhere, join(root, 'elm'))
    assert.equal(read().districts[0]?.address, 'ask.elm.example')
    rmSync(elsewhere, { recursive: true })
  })

  it('do not take over what would mix one district with another', () => {
    add('elm', 'PUBLIC_URL=https://ask.elm.example\n')
    const backups = join(root, '.backups')
    const { districts } = read({
      BACKUP_DIR: backups,
      PUBLIC_URL: 'https://center.example',
      OIDC_ISSUER: 'https://accounts.google.com',
      OIDC_CLIENT_ID: 'center',
      OIDC_CLIENT_SECRET: 'center-secret',
      OIDC_DOMAINS: 'center.example',
      METRICS_TOKEN: 'the-token-of-the-center',
      EMBED_PARENTS: 'https://center.example',
      SMTP_URL: 'smtps://center:password@mail.center.example',
      MAIL_FROM: 'ask@center.example',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318',
    })
    const config = districts[0]!.config
    assert.equal(config.publicUrl, 'https://ask.elm.example')
    assert.deepEqual([config.sso, config.metricsToken, config.embedParents], [null, null, []])
    assert.equal(config.backups?.folder, join(backups, 'elm'))
    assert.equal(config.mailFrom, 'ask@center.example')
    assert.equal(config.traces?.serviceName, 'who-to-ask-elm')
    assert.equal(
      config.settingsText,
      "PUBLIC_URL='https://ask.elm.example'\n",
      'no secret of the center in a backup',
    )
  })

  it('are refused the host name of the center, and paths below it', () => {
    add('elm', 'PUBLIC_URL=https://ask.center.example\n')
    add('oakdale', 'PUBLIC_URL=https://ask.center.example/d/oakdale\n')
    add('ash', 'PUBLIC_URL=https://ash.center.example\n')
    const { districts, faulty } = read({ CENTER_URL: 'https://ask.center.example', DISTRICTS_DIR: root })
    assert.deepEqual(
      districts.map(({ name }) => name),
      ['ash'],
    )
    const words = faulty.map(({ name, fault }) => `${name}: ${fault.wording.key}`)
    assert.deepEqual(words, ['elm: districts.centerHost', 'oakdale: districts.centerHost'])
    assert.equal(districts[0]?.config.centerUrl, null)
  })

  it('have a say about each setting: of the service, of the district, or either', () => {
    const names = describeSettings().map(({ name }) => name)
    // Think before you add one here: every district takes it over from the service.
    assert.deepEqual(
      names.filter((name) => scopeOf(name) === 'either'),
      [
        'RATE_LIMIT_PER_MINUTE',
        'SEED',
        'ONEROSTER_HOUR',
        'ONEROSTER_APPLY',
        'ONEROSTER_MAX_REMOVED',
        'KEEP_TEXT_DAYS',
        'AUDIT_KEEP_DAYS',
        'BACKUP_DIR',
        'WEEKLY_SAMPLE',
        'BACKUP_HOUR',
        'BACKUP_PASSPHRASE',
        'PRIVATE_LINKS',
        'SMTP_URL',
        'MAIL_FROM',
        'LOG_REQUESTS',
      ],
    )
    assert.deepEqual([scopeOf('SMTP_URL_FILE'), scopeOf('METRICS_TOKEN_FILE')], ['either', 'district'])
    assert.deepEqual([scopeOf('PORT'), scopeOf('PATH'), scopeOf('PORT_FILE')], ['service', null, null])
  })

  it('take a secret of their own in place of the file of the service', () => {
    add('elm', 'PUBLIC_URL=https://ask.elm.example\nSMTP_URL=smtps://mail.elm.example\n')
    const { districts, faulty } = read({
      SMTP_URL_FILE: '/run/secrets/smtp-url',
      MAIL_FROM: 'ask@center.example',
    })
    assert.deepEqual(faulty, [])
    assert.equal(districts[0]?.config.smtpUrl, 'smtps://mail.elm.example')
  })

  it('explain each fault, and keep no other from being read', () => {
    add('elm', 'PUBLIC_URL=https://ask.elm.example\n')
    add('empty', null)
    add('Big Name', 'PUBLIC_URL=https://big.example\n')
    add('nowhere', 'KEEP_TEXT_DAYS=7\n')
    add('typed', 'PUBLIC_ULR=https://typed.example\nPORT=80\nMEILI_KEY=x\n')
    add('below', 'PUBLIC_URL=https://center.example/below\n')
    add('pine', 'PUBLIC_URL=https://center.example/d/elm\n')
    add('asked', 'PUBLIC_URL=https://center.example/d/asked?q=1\n')
    add('wrong', 'PUBLIC_URL=https://wrong.example\nKEEP_TEXT_DAYS=many\n')
    // There, and not to be read: as in a folder of another user.
    symlinkSync('settings.env', join(add('hidden', null), 'settings.env'))
    const found = read()
    assert.deepEqual(
      found.districts.map(({ name }) => name),
      ['elm'],
    )
    const words = wordsOf(found)
    assert.deepEqual(Object.keys(words), [
      ...['Big Name', 'asked', 'below', 'empty', 'hidden', 'nowhere', 'pine', 'typed', 'wrong'],
    ])
    assert.match(
      words.hidden ?? '',
      /settings\.env cannot be read\. Give the user that runs the service access/,
    )
    assert.match(words['Big Name'] ?? '', /^The folder Big Name cannot be a district’s\./)
    for (const name of ['below', 'pine', 'asked'])
      assert.match(words[name] ?? '', new RegExp(`PUBLIC_URL must have no path, or /d/${name}, after`), name)
    assert.match(words.empty ?? '', /There is no file .*empty\/settings\.env\. Create it/)
    assert.match(words.nowhere ?? '', /PUBLIC_URL is missing/)
    assert.match(
      words.typed ?? '',
      /MEILI_KEY is set once[\s\S]*PORT is set once[\s\S]*PUBLIC_ULR is not a setting/,
    )
    assert.match(words.wrong ?? '', /KEEP_TEXT_DAYS must be a whole number from 0 to 365/)
  })

  it('are refused at the start when two have one host name, with both names', () => {
    add('elm', 'PUBLIC_URL=https://ask.example\n')
    add('oakdale', 'PUBLIC_URL=http://ASK.example.:8080\n')
    const found = read()
    assert.throws(
      () => refuseSharedHosts(found),
      (error) =>
        error instanceof SharedHost && /host name ask\.example: elm and oakdale\./.test(error.say(english)),
    )
    writeFileSync(join(root, 'elm', pausedFile), '')
    assert.throws(() => refuseSharedHosts(read()), SharedHost, 'one that is paused keeps its name')
  })

  it('share a host name where each has a path below it', () => {
    add('elm', 'PUBLIC_URL=https://Center.example/d/elm/\n')
    add('oakdale', 'PUBLIC_URL=https://center.example:8443/d/oakdale\n')
    const found = read()
    refuseSharedHosts(found)
    assert.deepEqual(
      found.districts.map(({ address }) => address),
      ['center.example/d/elm', 'center.example/d/oakdale'],
    )
    assert.equal(found.districts[0]?.config.publicUrl, 'https://Center.example/d/elm')
  })

  it('share none with a district that has it for itself', () => {
    add('elm', 'PUBLIC_URL=https://center.example/d/elm\n')
    add('oakdale', 'PUBLIC_URL=https://center.example\n')
    add('pine', 'PUBLIC_URL=https://center.example/d/pine\n')
    const found = read()
    assert.throws(
      () => refuseSharedHosts(found),
      (error) =>
        error instanceof SharedHost &&
        /^elm and oakdale share the host name center\.example/.test(error.say(english)),
    )
    const apart = setSharedApart(found, ({ name }) => name === 'elm')
    assert.deepEqual(
      apart.districts.map(({ name }) => name),
      ['elm', 'pine'],
    )
    assert.match(
      wordsOf(apart).oakdale ?? '',
      /^The district elm already has the host name center\.example\./,
    )
  })

  it('keep a host name for whoever has it while the service runs', () => {
    add('elm', 'PUBLIC_URL=https://ask.example\n')
    add('oakdale', 'PUBLIC_URL=https://ask.example\n')
    const found = setSharedApart(read(), ({ name }) => name === 'oakdale')
    assert.deepEqual(
      found.districts.map(({ name }) => name),
      ['oakdale'],
    )
    assert.match(wordsOf(found).elm ?? '', /^The district oakdale already has the host name ask\.example\./)
  })

  it('may be paused', () => {
    add('elm', 'PUBLIC_URL=https://ask.elm.example\n')
    writeFileSync(join(root, 'elm', pausedFile), '')
    const { districts, paused } = read()
    assert.deepEqual([districts.length, paused.map(({ name }) => name)], [0, ['elm']])
  })

  it('must be readable', () => {
    assert.throws(() => readDistricts(join(root, 'none'), {}), /districts\.noFolder/)
  })
})
