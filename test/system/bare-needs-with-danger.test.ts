import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { bareNeed } from '../../src/answering/danger/bare-needs.js'
import { unspaced } from '../../src/answering/danger/word-edges.js'
import { fromRoot } from '../../src/platform/root.js'

const needs: Readonly<Record<string, readonly string[]>> = {
  en: ['There is no food at home'],
  es: ['No hay comida en la casa'],
  fr: ["Il n'y a rien à manger à la maison"],
  pt: ['Não tem comida em casa'],
  ru: ['Дома нет еды'],
  zh: ['家里没有吃的'],
  ko: [
    ...['집에 먹을 것이 없어요', '집에먹을게없어요', '아무도 아이를 데리러 안 왔어요'],
    '집에 먹을 것이 없어요. 아이가 학교에 있어요',
  ],
  vi: ['Nhà không có gì ăn'],
  ar: ['لا يوجد طعام في البيت'],
  ht: ['Pa gen manje lakay'],
  so: ['Guriga cunto ma jirto'],
  tl: ['Walang pagkain sa bahay'],
}

interface Phrase {
  kind: string
  lang: string
  danger: string
  text: string
}

const phrases = parse(readFileSync(fromRoot('seeds', 'danger-phrases.csv')), { columns: true }) as Phrase[]
const dangers = phrases.filter(({ kind, danger }) => danger === 'true' && kind !== 'distress')

describe('A bare need with a danger behind it', () => {
  for (const [lang, sentences] of Object.entries(needs))
    it(`is more than a bare need in ${lang}`, () => {
      for (const need of sentences) assert.ok(bareNeed(need, lang), need)
      const told = dangers.filter((danger) => danger.lang === lang)
      assert.ok(told.length > 400, `${told.length} phrases`)
      const between = ['. ', ', ', ' ', ...(unspaced.has(lang) ? [''] : [])]
      const texts = sentences.flatMap((need) =>
        told.flatMap(({ text }) => between.map((mark) => `${need}${mark}${text}`)),
      )
      assert.deepEqual(
        texts.filter((text) => bareNeed(text, lang)),
        [],
      )
    })
})
