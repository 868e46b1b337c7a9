import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ConfigError, readConfig, secretNames } from '../../../src/config.js'
import { createLanguage } from '../../../src/platform/language/language.js'
import { briefWording } from '../../support/app/brief-fault.js'

describe('Secrets in files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'secrets-'))
  after(() => rmSync(folder, { recursive: true }))
  const english = createLanguage().speech('en')

  /** @returns the path of a file that holds it */
  function put(name: string, secret: string): string {
    writeFileSync(join(folder, name), secret)
    return join(folder, name)
  }

  const refused = (env: Record<string, string>, ...wanted: string[]) =>
    assert.throws(
      () => readConfig({ SEED: 'none', ...env }),
      (error) => {
        const { faults } = error as ConfigError
        assert.deepEqual(faults.map(briefWording), wanted)
        assert.ok(!`${error} ${(error as ConfigError).say(english)}`.includes('hunter2'))
        return true
      },
    )

  it('stand for the settings of the same name', () => {
    const { backupPassphrase, smtpUrl, meiliKey, twilioAuthToken, sso, oneRoster } = readConfig({
      ...{ SEED: 'none', PUBLIC_URL: 'https://ask.elm.example', MEILI_URL: 'http://search:7700' },
      BACKUP_PASSPHRASE_FILE: put('passphrase', 'staple battery horse\n'),
      MEILI_KEY_FILE: put('meili', 'a-key'),
      ...{
        SMTP_URL_FILE: put('smtp', ' smtps://ask:pass@mail.elm.example\r\n'),
        MAIL_FROM: 'ask@elm.example',
      },
      TWILIO_AUTH_TOKEN_FILE: put('twilio', 'token\n'),
      ...{ OIDC_ISSUER: 'https://sso.elm.example', OIDC_CLIENT_ID: 'ask', OIDC_DOMAINS: 'elm.example' },
      OIDC_CLIENT_SECRET_FILE: put('oidc', 'sso-secret'),
      ...{ ONEROSTER_URL: 'https://sis.elm.example', ONEROSTER_TOKEN_URL: 'https://sis.elm.example/token' },
      ...{ ONEROSTER_CLIENT_ID: 'ask', ONEROSTER_CLIENT_SECRET_FILE: put('sis', 'sis-secret') },
    })
    assert.deepEqual(
      [backupPassphrase, smtpUrl, meiliKey, twilioAuthToken, sso?.clientSecret, oneRoster?.clientSecret],
      [
        'staple battery horse',
        'smtps://ask:pass@mail.elm.example',
        'a-key',
        'token',
        'sso-secret',
        'sis-secret',
      ],
    )
    for (const name of ['BACKUP_PASSPHRASE', 'SMTP_URL', 'MEILI_KEY']) assert.ok(secretNames().includes(name))
  })

  it('must be there, readable, and not empty', () => {
    const none = join(folder, 'none')
    refused({ MEILI_KEY_FILE: none }, `settings.secretFile(name: MEILI_KEY, file: ${none})`)
    const blank = put('blank', ' \n')
    refused({ MEILI_KEY_FILE: blank }, `settings.secretFile(name: MEILI_KEY, file: ${blank})`)
    refused({ MEILI_KEY_FILE: folder }, `settings.secretFile(name: MEILI_KEY, file: ${folder})`)
  })

  it('are not set a second time', () => {
    const env = { BACKUP_PASSPHRASE: 'hunter2-and-more', BACKUP_PASSPHRASE_FILE: put('two', 'hunter2-other') }
    refused(env, 'settings.secretTwice(name: BACKUP_PASSPHRASE)')
  })

  it('are checked as settings are, and never shown', () => {
    refused(
      { BACKUP_PASSPHRASE_FILE: put('short', 'hunter2') },
      'settings.hidden(name: BACKUP_PASSPHRASE, fault: settings.must.passphrase(least: 12))',
    )
  })

  it('are in a backup by their path alone', () => {
    const BACKUP_PASSPHRASE_FILE = put('kept', 'staple battery horse')
    const { settingsText } = readConfig({ SEED: 'none', BACKUP_PASSPHRASE_FILE })
    assert.equal(settingsText, `SEED='none'\nBACKUP_PASSPHRASE_FILE='${BACKUP_PASSPHRASE_FILE}'\n`)
  })

  it('are no setting of their own where nothing is secret', () => {
    assert.equal(readConfig({ SEED: 'none', PORT_FILE: put('port', '4000') }).port, 3000)
  })
})
