import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { UserCommandError, type UserOptions, userCommands } from '../../src/commands/user-commands.js'
import { databaseFile, openDatabase } from '../../src/platform/database/open-database.js'
import { fromRoot } from '../../src/platform/root.js'
import { createAccountStore } from '../../src/staff/sign-in/account-store.js'
import { createPasswordHash } from '../../src/staff/sign-in/password-hash.js'
import { briefWording } from '../support/app/brief-fault.js'
import { goodPassword } from '../support/app/door.js'
import { createTestApp } from '../support/app/test-app.js'
import { ourProgram } from '../support/processes/our-program.js'

const linkWords =
  /works once, for (?:seven days|one hour):\nhttps:\/\/ask\.example\/choose-password\/[\w-]{43}$/

function startUser() {
  const { services } = createTestApp()
  const { accounts, audit, now } = services
  const run = async (name: string, options: UserOptions, typed = '') =>
    userCommands[name]!(options, {
      accounts,
      now,
      record: audit.record,
      linkTo: (token) => `https://ask.example/choose-password/${token}`,
      schools: ['lincoln-elementary'],
      offices: ['nutrition'],
      readPassword: async () => typed,
    })
  return { run, accounts, audit }
}

describe('npm run user', () => {
  it('adds an admin with a password, with a line in the audit log', async () => {
    const { run, accounts, audit } = startUser()
    const said = await run('add', { email: 'Ana@Elm.example', role: 'admin' }, goodPassword)
    assert.equal(said, 'ana@elm.example may sign in as admin.')
    const account = accounts.store.byEmail('ana@elm.example')!
    assert.equal(account.role, 'admin')
    assert.ok(await accounts.passwords.isRight(goodPassword, account.passwordHash))
    const [line] = audit.latest(1)
    assert.deepEqual([line?.what, line?.from, line?.about], ['invited', 'command', `account:${account.id}`])
  })

  it('prints a one-time link when there is no password, and a new one on request', async () => {
    const { run, accounts } = startUser()
    const place = { school: 'lincoln-elementary', office: ['nutrition'] }
    assert.match(await run('add', { email: 'bo@elm.example', role: 'editor', ...place }), linkWords)
    const { school, offices } = accounts.store.byEmail('bo@elm.example')!
    assert.deepEqual([school, offices], ['lincoln-elementary', ['nutrition']])
    assert.match(await run('link', { email: 'bo@elm.example' }), linkWords)
  })

  it('explains errors, and changes nothing', async () => {
    const { run, accounts } = startUser()
    await run('add', { email: 'ana@elm.example', role: 'admin' })
    const cy = { email: 'cy@elm.example', role: 'desk' }
    const wrongs: [string, UserOptions, string, RegExp][] = [
      ['add', { email: 'bo' }, '', /^user\.whose$/],
      ['add', { ...cy, role: 'boss' }, '', /^user\.role\(roles: desk, editor, admin, viewer\)$/],
      ['add', cy, 'password1234567', /^user\.password\.common\(/],
      ['add', cy, 'short', /^user\.password\.short\(least: 15\)$/],
      ['add', cy, 'x'.repeat(300), /^user\.password\.long\(/],
      ['add', { ...cy, email: 'ana@elm.example' }, '', /^user\.hasAccount\(email: ana@elm\.example\)$/],
      ['add', { ...cy, school: 'moon' }, '', /^user\.noSchool\(school: moon, /],
      ['add', { ...cy, office: ['moon'] }, '', /^user\.noOffice\(office: moon, /],
      ['link', cy, '', /^user\.noAccount\(email: cy@elm\.example\)$/],
    ]
    for (const [name, options, typed, words] of wrongs) {
      await assert.rejects(run(name, options, typed), (error) => {
        assert.ok(error instanceof UserCommandError)
        assert.match(briefWording(error.wording), words)
        return true
      })
    }
    assert.equal(accounts.store.list().length, 1)
  })

  it('closes, opens, and lists accounts', async () => {
    const { run } = startUser()
    await run('add', { email: 'bo@elm.example', role: 'desk' })
    await run('close', { email: 'bo@elm.example' })
    assert.equal(await run('list', {}), 'bo@elm.example\tdesk\tbo\tclosed')
    await assert.rejects(run('link', { email: 'bo@elm.example' }), /^UserCommandError: user\.closed /)
    await run('open', { email: 'bo@elm.example' })
    assert.equal(await run('list', {}), 'bo@elm.example\tdesk\tbo\tinvited')
  })

  it('closes the last admin who can sign in only when told so', async () => {
    const { run, accounts } = startUser()
    const [ana, bo] = [{ email: 'ana@elm.example' }, { email: 'bo@elm.example' }]
    const refuses = async (whom: UserOptions) => {
      await assert.rejects(run('close', whom), { wording: { key: 'user.lastAdmin', values: whom } })
      assert.equal(accounts.store.byEmail(whom.email!)!.active, true)
    }
    await run('add', { ...ana, role: 'admin' }, goodPassword)
    await run('add', { email: 'cy@elm.example', role: 'editor' }, goodPassword)
    await refuses(ana)
    await run('add', { ...bo, role: 'admin' })
    await refuses(ana)
    await run('close', bo)
    await run('open', bo)
    const hash = accounts.store.byEmail(ana.email)!.passwordHash
    accounts.store.change(accounts.store.byEmail(bo.email)!.id, { passwordHash: hash })
    await run('close', ana)
    await refuses(bo)
    await run('close', { email: 'cy@elm.example' })
    await run('close', ana)
    await run('close', { ...bo, 'leave-no-admin': true })
    assert.equal(accounts.store.byEmail(bo.email)!.active, false)
  })

  it('reads the password from standard input, as a separate process', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'who-to-ask-user-'))
    try {
      const added = await runProcess(dataDir, ['add', '--email', 'ana@elm.example', '--role', 'admin'])
      assert.deepEqual(added, { code: 0, out: 'ana@elm.example may sign in as admin.\n', errors: '' })
      const database = await openDatabase(databaseFile(dataDir))
      const hash = createAccountStore(database).byEmail('ana@elm.example')!.passwordHash
      database.$client.close()
      assert.ok(await createPasswordHash().isRight(goodPassword, hash))
      const wrong = await runProcess(dataDir, ['add', '--nonsense'])
      assert.equal(wrong.code, 1)
      assert.match(wrong.errors, /nonsense[\s\S]*npm run user -- add/)
      assert.doesNotMatch(wrong.errors, /^\s+at /m)
    } finally {
      rmSync(dataDir, { recursive: true, force: true })
    }
  }).timeout(60_000)
})

function runProcess(dataDir: string, args: string[]): Promise<{ code: number; out: string; errors: string }> {
  const { PATH = '', HOME = '' } = process.env
  const env = { PATH, HOME, DATA_DIR: dataDir, SEED: 'none' }
  const line = [...ourProgram('src', 'commands', 'user'), ...args]
  return new Promise((resolve) => {
    const child = execFile(process.execPath, line, { cwd: fromRoot(), env }, (error, out, errors) =>
      resolve({ code: Number(error?.code ?? 0), out, errors }),
    )
    child.stdin?.end(`${goodPassword}\n`)
  })
}
