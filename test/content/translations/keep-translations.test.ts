import assert from 'node:assert/strict'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keepTranslations, listOldTranslations } from '../../../src/content/translations/keep-translations.js'
import { writeSeedFolder } from '../../support/samples/seed-folder.js'

describe('Translations of older English', () => {
  it('are listed by text, and kept when they are still right', () => {
    const { folder, remove } = writeSeedFolder()
    try {
      const file = (lang: string) => join(folder, 'translations', lang, 'topics.csv')
      mkdirSync(join(folder, 'translations', 'vi'), { recursive: true })
      const rows = 'late-bus,Xe trễ,"Gọi, rồi đợi.",số xe,000000000000\nworry,Lo lắng,Cố vấn nghe.,,\n'
      writeFileSync(file('vi'), `slug,title,summary,bring,english\n${rows}`)
      cpSync(join(folder, 'translations', 'vi'), join(folder, 'translations', 'fr'), { recursive: true })
      const old = () => listOldTranslations(folder, ['fr', 'vi'], [])
      const listed = () => old().map(({ text, languages }) => `${text} ${languages.join()}`)
      assert.deepEqual(listed(), ['topic/late-bus fr,vi', 'topic/worry fr,vi'])
      keepTranslations(folder, old().slice(0, 1))
      assert.deepEqual(listed(), ['topic/worry fr,vi'])
      assert.match(
        readFileSync(file('vi'), 'utf8'),
        /^late-bus,Xe trễ,"Gọi, rồi đợi.",số xe,[0-9a-f]{12} 0{12}$/m,
      )
      assert.match(readFileSync(file('vi'), 'utf8'), /^worry,Lo lắng,Cố vấn nghe\.,,$/m)
    } finally {
      remove()
    }
  })
})
