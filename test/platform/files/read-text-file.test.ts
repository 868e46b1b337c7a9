import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hasWindowsLetters, readTextFile } from '../../../src/platform/files/read-text-file.js'

describe('readTextFile', () => {
  let folder: string
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'text-file-'))
  })
  after(() => rmSync(folder, { recursive: true }))

  const text = 'L’été à Orléans\n'
  const inWindows = Buffer.from(text.replace('’', '\u0092'), 'latin1')

  for (const [encoding, bytes] of [
    ['utf-8', Buffer.from(`\uFEFF${text}`)],
    ['utf-16le', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['utf-16be', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['windows-1252', inWindows],
  ] as const)
    it(`reads ${encoding}`, async () => {
      const path = join(folder, encoding)
      writeFileSync(path, bytes)
      assert.deepEqual(await readTextFile(path), { text, encoding })
    })

  it('refuses what is not text', async () => {
    const path = join(folder, 'photo')
    writeFileSync(path, Buffer.from([0x6b, 0, 0x81, 0x0a]))
    assert.equal(await readTextFile(path), null)
  })

  it('knows the languages that Windows-1252 can hold', () => {
    const all = ['ar', 'en', 'es', 'fr', 'ht', 'ko', 'pt', 'ru', 'so', 'tl', 'vi', 'zh', 'zh-Hant']
    assert.deepEqual(all.filter(hasWindowsLetters), ['en', 'es', 'fr', 'ht', 'pt', 'so', 'tl'])
  })
})
