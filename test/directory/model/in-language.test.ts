import assert from 'node:assert/strict'
import { inLanguage, markedIn } from '../../../src/directory/model/in-language.js'

const words = { en: { name: 'Counselor' }, zh: { name: '辅导员' } }

describe('inLanguage', () => {
  it('takes the language, then its base language, then English', () => {
    assert.equal(inLanguage(words, 'zh').name, '辅导员')
    assert.equal(inLanguage(words, 'zh-CN').name, '辅导员')
    assert.equal(inLanguage(words, 'vi').name, 'Counselor')
  })

  it('makes traditional Chinese from simplified, unless it was written', () => {
    assert.equal(inLanguage(words, 'zh-Hant').name, '輔導員')
    assert.equal(inLanguage(words, 'zh-Hant'), inLanguage(words, 'zh-Hant'), 'made once')
    assert.equal(inLanguage({ en: 'x', zh: '学校' }, 'zh-Hant'), '學校')
    assert.equal(inLanguage({ ...words, 'zh-Hant': { name: '諮商師' } }, 'zh-Hant').name, '諮商師')
    assert.equal(inLanguage({ en: { name: '学' } }, 'zh-Hant').name, '学', 'English words stay')
  })

  it('marks English words', () => {
    const name = (lang: string) => markedIn(words, lang, (each) => each.name)
    assert.deepEqual(name('vi'), { text: 'Counselor', lang: 'en' })
    assert.deepEqual(name('zh-Hant'), { text: '輔導員', lang: null })
  })
})
