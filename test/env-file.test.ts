import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describeSettings, envFileFaults } from '../src/config.js'
import { fromRoot } from '../src/platform/root.js'

describe('The .env file', () => {
  const faults = (...lines: string[]) =>
    envFileFaults(lines.join('\n')).map(({ key, values }) => ({ key, ...values }))

  it('refuses a name that is no setting, instead of leaving out the backups', () => {
    assert.deepEqual(faults('PORT=3001', 'BACKUP_FOLDER=/mnt/backup', 'BACKUP_PASSPHRASE_FILE=/run/secret'), [
      { key: 'settings.unknown', name: 'BACKUP_FOLDER' },
    ])
  })

  it('refuses a line without =, with which the next setting would be lost', () => {
    const wrong = [
      'PORT=1',
      'BACKUP_DIR /mnt/backup',
      '# for later',
      'BACKUP_HOUR: 3',
      'SMTP_URL=smtp://mail',
    ]
    assert.deepEqual(faults(...wrong), [
      { key: 'settings.unread', line: 2 },
      { key: 'settings.unread', line: 4 },
    ])
    assert.deepEqual(faults('PORT=1', '', 'BACKUP_DIR'), [{ key: 'settings.unread', line: 3 }])
  })

  it('shows no piece of a password', () => {
    assert.deepEqual(faults('BACKUP_PASSPHRASE=staple', 'b4tt3ry=horse'), [
      { key: 'settings.unread', line: 2 },
    ])
    assert.deepEqual(
      faults('BACKUP_PASSPHRASE="staple', 'PASS_WORD=b4tt3ry"', 'export PORT=1', '#MAIL_FROM'),
      [],
    )
  })

  it('takes what is for Node, the system, and commands', () => {
    assert.deepEqual(
      faults(
        'NODE_OPTIONS=--trace-warnings',
        'TZ=UTC',
        'https_proxy=http://proxy',
        'DISTRICT=elm',
        'OTEL_EXPORTER_OTLP_TIMEOUT=5000',
      ),
      [],
    )
  })

  it('has an example whose settings are accepted, each with its meaning as in docs/operating.md', () => {
    const example = readFileSync(fromRoot('.env.example'), 'utf8')
    assert.deepEqual(envFileFaults(example.replaceAll(/^#(?=[A-Z_]+=)/gm, '')), [])
    for (const { name, preset, means } of describeSettings())
      assert.ok(example.includes(`\n# ${means}\n#${name}=${preset}\n`), name)
  })
})
