import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addShippedTranslations } from '../../../src/content/translations/add-shipped-translations.js'
import { createTranslationStore } from '../../../src/content/translations/translation-store.js'
import { readDirectory } from '../../../src/directory/model/directory-snapshot.js'
import { englishHash } from '../../../src/directory/model/translations.js'
import type { Database } from '../../../src/platform/database/open-database.js'
import { briefFault } from '../../support/app/brief-fault.js'
import { sampleDatabase } from '../../support/samples/sample-database.js'

describe('addShippedTranslations', () => {
  let database: Database
  let folder: string
  beforeEach(async () => {
    database = await sampleDatabase()
    folder = mkdtempSync(join(tmpdir(), 'who-to-ask-translations-'))
  })
  afterEach(() => {
    database.$client.close()
    rmSync(folder, { recursive: true })
  })

  function ship(file: string, text: string, into = folder) {
    const path = join(into, file)
    mkdirSync(join(path, '..'), { recursive: true })
    writeFileSync(path, text)
  }

  const add = (folders = [folder]) => addShippedTranslations(database, folders, ['vi'])
  const store = () => createTranslationStore(database)
  const busOffice = () => store().findTranslatable('office', 'transportation')!
  const nameIn = (lang: string) => readDirectory(database).office('transportation')!.words[lang]?.name ?? null

  const versionNow = () => database.$client.prepare('select version from directory_version').pluck().get()

  const office = (name: string, english = '') =>
    `id,name,answers_for,english\ntransportation,${name},tuyến xe,${english}\n`

  it('adds a translation made from the English of the district', () => {
    ship('vi/offices.csv', office('Xe buýt', englishHash('office', busOffice().english)))
    assert.deepEqual(add(), { written: 1, faults: [] })
    assert.equal(nameIn('vi'), 'Xe buýt')
    assert.equal(store().find('office', 'transportation', 'vi')?.checkedBy, null)
  })

  it('adds one that is right for an older English, too', () => {
    const hash = englishHash('office', busOffice().english)
    ship('vi/offices.csv', office('Xe buýt', `0123456789ab ${hash}`))
    assert.equal(add().written, 1)
    assert.equal(store().find('office', 'transportation', 'vi')?.english, hash)
  })

  it('leaves out a translation of other English words, and of something the district has not', () => {
    ship('vi/offices.csv', `${office('Xe buýt', '0123456789ab')}moon,Mặt trăng,trăng,\n`)
    assert.deepEqual(add(), { written: 0, faults: [] })
    assert.equal(nameIn('vi'), null)
  })

  it('writes nothing the second time, and brings a newer version', () => {
    ship('vi/offices.csv', office('Xe buýt'))
    add()
    const version = versionNow()
    assert.equal(add().written, 0)
    assert.equal(versionNow(), version)
    ship('vi/offices.csv', office('Xe đưa rước'))
    assert.equal(add().written, 1)
    assert.equal(nameIn('vi'), 'Xe đưa rước')
  })

  it('does not read the same files again from another place, or from behind a folder without any', () => {
    const note = () =>
      database.$client.prepare("select value from notes where key = 'translations-from'").pluck().get()
    ship('vi/offices.csv', office('Xe buýt'))
    add()
    const state = note()
    const moved = join(folder, 'moved')
    ship('vi/offices.csv', office('Xe buýt'), moved)
    assert.deepEqual(add([join(folder, 'none'), moved]), { written: 0, faults: [] })
    assert.equal(note(), state)
    ship('vi/offices.csv', office('Xe đưa rước'), moved)
    assert.equal(add([join(folder, 'none'), moved]).written, 1)
  })

  it('keeps the words that a district edited, checked or emptied', () => {
    ship('vi/offices.csv', office('Xe buýt'))
    add()
    const shipped = store().find('office', 'transportation', 'vi')!
    const own = [
      { ...shipped, words: { name: 'Của chúng tôi', answersFor: 'xe' }, shipped: false },
      { ...shipped, checkedBy: 'Lan', checkedAt: 1 },
      { ...shipped, words: {}, shipped: false },
    ]
    for (const [count, row] of own.entries()) {
      store().save([row])
      ship('vi/offices.csv', office(`Mới ${count}`))
      assert.equal(add().written, 0)
      assert.deepEqual(store().find('office', 'transportation', 'vi'), row)
    }
    assert.equal(nameIn('vi'), null, 'emptied words are shown in English')
  })

  it('takes the first folder that has a translation', () => {
    const other = join(folder, 'other')
    ship('vi/offices.csv', office('Của học khu'))
    ship('vi/offices.csv', office('Của dịch vụ'), other)
    ship('vi/topics.csv', 'slug,title,summary,bring\nlate-bus,Xe trễ,Gọi văn phòng xe.,số xe\n', other)
    assert.equal(add([folder, other]).written, 2)
    assert.equal(nameIn('vi'), 'Của học khu')
  })

  it('names every fault with its line, and writes nothing', () => {
    ship('vi/offices.csv', `${office('Xe buýt')}Front Office,,trường,\n`)
    ship('vi/topics.csv', 'slug,title,bring\nlate-bus,Xe trễ,\n')
    const { written, faults } = add()
    assert.equal(written, 0)
    assert.deepEqual(faults.map(briefFault), [
      'vi/topics.csv 1 summary: fault.columnMissing',
      'vi/offices.csv 3 id: fault.id “Front Office”',
      'vi/offices.csv 3 name: fault.empty',
    ])
    assert.equal(nameIn('vi'), null)
  })
})
