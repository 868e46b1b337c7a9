import assert from 'node:assert/strict'
import { twoSentences } from '../../../src/answering/matching/split-concerns.js'

describe('A message of two sentences', () => {
  const said = (text: string) => twoSentences(text)?.map(({ from, to }) => text.slice(from, to)) ?? null

  it('is read in every script', () => {
    const two = [
      ['The bus did not come.', 'I need the free lunch form.'],
      ['¡El autobús no llegó!', '¿Dónde pido comida gratis?'],
      ['Автобус не приехал.', 'Мне нужна анкета.'],
      ['لم تأت الحافلة.', 'أحتاج استمارة الغداء.'],
    ]
    for (const pair of two) assert.deepEqual(said(pair.join(' ')), pair)
    assert.deepEqual(said('校车没来。我需要免费午餐申请表。'), ['校车没来。', '我需要免费午餐申请表。'])
  })

  it('is neither one sentence nor three', () => {
    for (const text of [
      'The bus did not come',
      'The bus did not come.',
      'The bus did not come. He waited. I need a form.',
      'The bus did not come. Why? I need a form.',
    ])
      assert.equal(said(text), null, text)
  })

  it('is not one that goes on, or says more about a question', () => {
    for (const text of [
      'The bus did not come. But it came yesterday.',
      'El autobús no llegó. Porque nevó mucho.',
      'When are tests? We plan a trip.',
      'Call Ms. Brown in the office',
      'Thanks. The bus did not come.',
    ])
      assert.equal(said(text), null, text)
  })
})
