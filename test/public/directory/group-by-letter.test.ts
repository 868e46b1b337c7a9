import assert from 'node:assert/strict'
import { groupByLetter } from '../../../src/public/directory/group-by-letter.js'

describe('Groups by letter', () => {
  const grouped = (names: string[], language: string) =>
    groupByLetter(names, (name) => name, language).map(({ letter, items }) => [letter, ...items])

  it('have an accent with its letter, but Ñ by itself in Spanish', () => {
    assert.deepEqual(grouped(['¿Quién?', 'Época', 'Eco', 'Ñame', 'Nido', '9 de mayo'], 'es'), [
      ['0–9', '9 de mayo'],
      ['E', 'Eco', 'Época'],
      ['N', 'Nido'],
      ['Ñ', 'Ñame'],
      ['Q', '¿Quién?'],
    ])
  })

  it('are pinyin in Chinese, with Latin names under the same letters', () => {
    const names = ['校车没来', '学费', '午餐', '英语课', 'IEP 会议', 'Wi-Fi', '转学', '把东西送到学校']
    assert.deepEqual(grouped(names, 'zh'), [
      ['B', '把东西送到学校'],
      ['I', 'IEP 会议'],
      ['W', '午餐', 'Wi-Fi'],
      ['X', '校车没来', '学费'],
      ['Y', '英语课'],
      ['Z', '转学'],
    ])
    assert.deepEqual(
      grouped(['校車沒來', '學費', '轉學'], 'zh-Hant').map(([letter]) => letter),
      ['X', 'Z'],
    )
  })

  it('are first consonants in Korean, doubled ones under the single one', () => {
    assert.deepEqual(grouped(['버스', '빵', '학교', '결석', 'AP 수업'], 'ko'), [
      ['ㄱ', '결석'],
      ['ㅂ', '버스', '빵'],
      ['ㅎ', '학교'],
      ['A', 'AP 수업'],
    ])
  })
})
