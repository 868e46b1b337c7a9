import assert from 'node:assert/strict'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { Refusal } from '../../../src/platform/language/refusal.js'
import { createSecrets } from '../../../src/platform/secrets/secrets.js'

describe('Secrets', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'secrets-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('open only what the same key sealed', () => {
    const sealed = createSecrets(folder).seal('Fir')
    assert.equal(createSecrets(folder).open(sealed), 'Fir')
    rmSync(join(folder, 'keys'), { recursive: true })
    assert.throws(() => createSecrets(folder).open(sealed))
  })

  it('refuse a sealed text with any changed byte, and one cut short', () => {
    const secrets = createSecrets(folder)
    const sealed = Buffer.from(secrets.seal('Fir'), 'base64url')
    assert.equal(sealed.length, 12 + 16 + 3, 'a nonce, a tag, and the text')
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed)
      changed[at]! ^= 1
      assert.throws(() => secrets.open(changed.toString('base64url')), `byte ${at}`)
    }
    for (let length = 0; length < sealed.length; length++)
      assert.throws(() => secrets.open(sealed.subarray(0, length).toString('base64url')), `${length} bytes`)
    assert.equal(secrets.open(sealed.toString('base64url')), 'Fir')
  })

  it('refuse a tag that was cut short, which is quicker to guess', () => {
    const secrets = createSecrets(folder)
    const sealed = Buffer.from(secrets.seal(''), 'base64url')
    for (let length = 0; length < sealed.length; length++)
      assert.throws(() => secrets.open(sealed.subarray(0, length).toString('base64url')), `${length} bytes`)
    assert.equal(secrets.open(sealed.toString('base64url')), '')
  })

  it('notice that their file is gone or has another key, while they work on', () => {
    const secrets = createSecrets(folder)
    const key = readFileSync(secrets.file)
    assert.equal(secrets.isKept(), true)
    writeFileSync(
      secrets.file,
      key.map((byte) => byte ^ 1),
    )
    assert.equal(secrets.isKept(), false)
    rmSync(join(folder, 'keys'), { recursive: true })
    assert.equal(secrets.isKept(), false)
    assert.equal(secrets.open(secrets.seal('Fir')), 'Fir')
    mkdirSync(join(folder, 'keys'))
    writeFileSync(secrets.file, key)
    assert.equal(secrets.isKept(), true)
  })

  it('refuse a damaged key in words, and leave it as it is', () => {
    const file = join(folder, 'keys', 'service.key')
    mkdirSync(join(folder, 'keys'))
    writeFileSync(file, 'short')
    assert.throws(
      () => createSecrets(folder),
      (error) => {
        assert.ok(error instanceof Refusal)
        assert.deepEqual(
          [error.wording.key, error.wording.values],
          ['start.badKey', { file, bytes: 32, found: 5 }],
        )
        return true
      },
    )
    assert.equal(readFileSync(file, 'utf8'), 'short')
  })

  it('refuse a key that cannot be read in words, and make none in its place', () => {
    const file = join(folder, 'keys', 'service.key')
    mkdirSync(file, { recursive: true })
    assert.throws(
      () => createSecrets(folder),
      (error) => {
        assert.ok(error instanceof Refusal)
        const { key, values } = error.wording
        assert.deepEqual([key, values], ['start.unreadableKey', { file, code: 'EISDIR' }])
        return true
      },
    )
    assert.deepEqual(readdirSync(join(folder, 'keys')), ['service.key'])
    assert.deepEqual(readdirSync(file), [])
  })

  it('refuse a link to a missing key or folder in words, and follow it once its disk is there', () => {
    const file = join(folder, 'keys', 'service.key')
    const disk = join(folder, 'disk')
    const links: [string, string][] = [
      [join(folder, 'keys'), disk],
      [file, join(disk, 'service.key')],
    ]
    for (const [link, target] of links) {
      mkdirSync(dirname(link), { recursive: true })
      symlinkSync(relative(dirname(link), target), link)
      assert.throws(
        () => createSecrets(folder),
        (error) => {
          assert.ok(error instanceof Refusal, `${error}`)
          const { key, values } = error.wording
          assert.deepEqual([key, values], ['start.danglingKey', { file, link, target }])
          return true
        },
      )
      assert.ok(!existsSync(disk))
      mkdirSync(disk)
      writeFileSync(join(disk, 'service.key'), Buffer.alloc(32, 1))
      assert.ok(createSecrets(folder).isKept())
      rmSync(disk, { recursive: true })
      rmSync(link)
    }
  })
})
