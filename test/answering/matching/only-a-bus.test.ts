import assert from 'node:assert/strict'
import { isOnlyABus } from '../../../src/answering/matching/only-a-bus.js'

describe('A text about a bus that did not come', () => {
  const buses: [lang: string, text: string][] = [
    ['en', 'The bus did not come.'],
    ['en', 'our bus never came this morning'],
    ['es', 'El autobús no vino'],
    ['es', 'el bus no ha pasado'],
    ['fr', 'Le bus n’est pas venu'],
    ['pt', 'O ônibus não veio'],
    ['ht', 'Otobis la pa vini'],
    ['ru', 'Автобус не пришёл'],
    ['so', 'Baska ma imaan'],
    ['tl', 'Hindi dumating ang bus'],
    ['vi', 'Xe buýt không đến'],
    ['zh', '校车没来'],
    ['ko', '버스가 안 왔어요'],
    ['ar', 'الحافلة لم تأت'],
  ]
  for (const [lang, text] of buses)
    it(`is known in ${lang}: ${text}`, () => assert.ok(isOnlyABus(text, lang)))

  const others: [lang: string, text: string][] = [
    ['en', 'The letter did not come'],
    ['en', 'The bus did not come and my son is not home'],
    ['en', 'The bus did not come. I also want to pay for his lunch account today'],
    ['es', 'La carta no llegó'],
    ['es', 'El autobús no vino y mi hijo no está'],
    ['fr', 'Mon fils n’est pas venu à l’école'],
    ['ru', 'Письмо не пришло'],
  ]
  for (const [lang, text] of others)
    it(`is no such text in ${lang}: ${text}`, () => assert.ok(!isOnlyABus(text, lang)))
})
