import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSynonyms } from '../../src/answering/matching/synonyms.js'
import { buildLexicon } from '../../src/answering/models/lexicon.js'
import { findPhrase, readPhrase, readText } from '../../src/answering/rules/phrase.js'
import { checkImport } from '../../src/content/imports/check-import.js'
import { takeOneRoster } from '../../src/content/imports/one-roster-rows.js'
import { openStaging } from '../../src/content/imports/staging.js'
import { describeKind, recordKinds } from '../../src/content/records/record-kinds.js'
import { readCases } from '../../src/content/rehearsal/read-cases.js'
import { readRoutingFile } from '../../src/content/revisions/routing-file.js'
import { seedDatabase } from '../../src/content/seeds/seed-database.js'
import { type Database, databaseFile, openDatabase } from '../../src/platform/database/open-database.js'
import { sayRowFault } from '../../src/platform/files/row-fault.js'
import { createLanguage } from '../../src/platform/language/language.js'
import { tokenize } from '../../src/platform/text/tokenize.js'
import { checkLogo } from '../../src/platform/theme/logo.js'
import { assertLinear as assertLinearOf } from '../support/measures/assert-linear.js'
import { hostileStrings } from '../support/samples/hostile-strings.js'
import { writeSeedFolder } from '../support/samples/seed-folder.js'

/** Every fourth: a file has each of them in each column. */
const strings = Object.values(hostileStrings).filter((_, i) => i % 4 === 0)

const assertLinear = (what: string, work: (length: number) => Promise<void> | void) =>
  assertLinearOf(what, work, [250, 2000])

const cell = (text: string) => `"${text.replaceAll('"', '""')}"`

describe('Files with hostile texts take at most three times as long for twice the text', function () {
  this.timeout(180_000)
  let folder: string
  let database: Database
  const speeches = createLanguage()
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hostile-files-'))
    database = await openDatabase(databaseFile(folder))
    const seeds = writeSeedFolder()
    seedDatabase(database, seeds.folder)
    seeds.remove()
  })
  after(() => {
    database.$client.close()
    rmSync(folder, { recursive: true })
  })

  /** Checks a file of the texts, and words each fault. */
  async function check(name: string, content: string, isRoster = false): Promise<void> {
    const path = join(folder, 'given')
    writeFileSync(path, content)
    const staging = openStaging(join(mkdtempSync(join(folder, 'check-')), 'staging'), { create: true })
    try {
      const request = { files: [{ name, path }], removes: false }
      const going = { report() {}, throwIfCanceled() {} }
      const take = isRoster ? takeOneRoster(database.$client) : undefined
      await checkImport(database.$client, staging, request, ['en', 'es'], going, take)
      for (const fault of staging.faults(true, 10_000)) sayRowFault(fault, speeches.speech('es'))
    } finally {
      staging.close()
    }
  }

  for (const kind of recordKinds)
    it(`of ${kind}`, async () => {
      const { columns, words } = describeKind(kind)
      const headers = [
        ...Object.keys(columns).filter((column) => kind !== 'phrasings' || column !== 'lang'),
        ...Object.keys(words).flatMap((word) => [`${word}_en`, `${word}_es`]),
      ]
      await assertLinear(kind, (length) => {
        const rows = strings.map((text) => headers.map(() => cell(text(length))).join(','))
        const name = kind === 'phrasings' ? 'phrasings/en.csv' : `${kind}.csv`
        return check(name, `${[headers.join(','), ...rows].join('\n')}\n`)
      })
    })

  for (const [file, headers] of Object.entries({
    'orgs.csv': 'sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId',
    'users.csv':
      'sourcedId,status,dateLastModified,enabledUser,username,givenName,familyName,email,primaryOrgSourcedId',
    'manifest.csv': 'propertyName,value',
  }))
    it(`from OneRoster: ${file}`, () =>
      assertLinear(file, (length) => {
        const rows = strings.map((text) =>
          headers
            .split(',')
            .map(() => cell(text(length)))
            .join(','),
        )
        return check(file, `${[headers, ...rows].join('\n')}\n`, true)
      }))

  it('with one invalid line, and an unclosed quote', async () => {
    await assertLinear('quotation marks', (length) => check('people.csv', '"a'.repeat(length)))
    await assertLinear('commas', (length) => check('people.csv', ','.repeat(length)))
  })

  it('with a routing configuration, cases, and a logo', async () => {
    await assertLinear('routing', (length) => {
      for (const text of strings) {
        readRoutingFile(JSON.stringify({ format: text(length), topics: [{ slug: text(length) }] }))
        readRoutingFile(`{"topics": [${text(length)}`)
      }
    })
    await assertLinear('cases', (length) => {
      for (const text of strings)
        readCases(JSON.stringify({ text: text(length), lang: text(length) }), new Set())
    })
    await assertLinear('logo', (length) => {
      for (const text of strings)
        for (const svg of [
          `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${text(length)}"><g/></svg>`,
          `<svg ${text(length)}`,
          `<svg xmlns="http://www.w3.org/2000/svg"><g style="a(${text(length)}"/></svg>`,
        ])
          try {
            checkLogo(Buffer.from(svg))
          } catch (error) {
            assert.equal((error as Error).name, 'LogoFault')
          }
    })
  })

  it('with a district’s own phrases, matched in similar texts', async () => {
    await assertLinear('phrases of rules', (length) => {
      for (const lang of ['en', 'zh'])
        for (const text of strings) {
          const phrase = readPhrase(text(length), lang)
          findPhrase(phrase, readText(tokenize(`${text(length)}${text(length)}x`, lang), text(length)))
        }
    })
    const lexicon = buildLexicon([{ lang: 'en', text: 'the bus is late' }])
    await assertLinear('synonyms', (length) => {
      for (const text of strings) {
        const made = [{ lang: 'en', word: text(length), means: [text(length)] }]
        const typed = text(length)
        createSynonyms(made, lexicon).read({ text: typed, tokens: tokenize(typed, 'en') }, 'en')
      }
    })
  })
})
