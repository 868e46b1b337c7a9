import assert from 'node:assert/strict'
import { isOnlyARide } from '../../../src/answering/danger/only-a-ride.js'

const rides = [
  ['ar', 'لم تأت الحافلة'],
  ['ar', 'الباص ما جاء اليوم'],
  ['fr', "Le bus n'est pas venu ce matin"],
  ['fr', 'Le bus est en retard'],
  ['ht', 'Bis la pa vini jodi a'],
  ['ht', 'Autobis la pa vini jodi a'],
  ['ko', '오늘 버스가 안 왔어요'],
  ['pt', 'O ônibus não veio hoje'],
  ['ru', 'Автобус сегодня не пришел'],
  ['so', 'Baskii ma imaan'],
  ['tl', 'Hindi dumating ang bus'],
  ['tl', 'Hindi dumating ang bus sa bus stop'],
  ['vi', 'Xe buýt không đến'],
  ['vi', 'xe buyt khong den'],
  ['zh', '校车没来'],
  ['zh-Hant', '老师没来'],
] as const

const people = [
  ['ar', 'تأخر الباص وابني لم يعد'],
  ['ar', 'لم تأت الحافلة ولا البنت'],
  ['ar', 'الباص تأخر البنت'],
  ['ar', 'الباص متأخر الولد'],
  ['fr', "Le bus n'est pas venu et ma fille n'est pas rentrée"],
  ['ht', 'Bis la pa vini, pitit mwen poko lakay'],
  ['ko', '버스가 안 왔고 아이도 안 왔어요'],
  ['pt', 'O ônibus não veio e minha filha não chegou'],
  ['ru', 'Автобус не пришел, дочки нет дома'],
  ['so', 'Baskii ma imaan, wiilkayga guriga ma joogo'],
  ['tl', 'Hindi dumating ang bus at wala pa ang anak ko'],
  ['vi', 'Xe buýt không đến, cháu chưa về'],
  ['zh', '校车没来，孩子还没回家'],
] as const

/** Names, which are on no list, and sentences without a subject. */
const named = [
  ['ar', 'الباص ما جاء ومحمد لم يعد'],
  ['ar', 'الباص متأخر ومحمد ليس في البيت'],
  ['fr', "Le bus n'est pas venu et Léa n'est pas rentrée"],
  ['fr', "Le bus n'est pas venu, ma nièce non plus"],
  ['ht', 'Bis la pa vini, Jean poko lakay'],
  ['ko', '버스가 안 왔고 민수가 집에 안 왔어요'],
  ['pt', 'O ônibus não veio e ainda não chegou em casa'],
  ['ru', 'Автобус не пришел, Маша не вернулась домой'],
  ['so', 'Baskii ma imaan, Axmed guriga ma joogo'],
  ['tl', 'Hindi dumating ang bus at wala pa si Ana'],
  ['vi', 'Xe buýt không đến, Lan chưa về nhà'],
  ['zh', '校车没来，小明还没回家'],
  // On the ride, or meant to be.
  ['ar', 'سارة في الباص ما رجعت'],
  ['fr', "Léa avec le bus n'est pas arrivée"],
  ['ht', 'Jean nan bis la pa rive'],
  ['ko', '민수가 버스에서 안 왔어요'],
  ['pt', 'Ana no ônibus não chegou'],
  ['ru', 'Маша на автобус не пришла'],
  ['so', 'Amina baska kama imaan'],
  ['tl', 'Ana sa bus hindi dumating'],
  ['vi', 'Lan đi xe buýt chưa đến'],
] as const

describe('A text about a ride alone', () => {
  for (const [lang, text] of rides)
    it(`is told from a missing child, in ${lang}: ${text}`, () => assert.ok(isOnlyARide(text, lang)))

  for (const [lang, text] of [...people, ...named])
    it(`is not one that speaks of somebody, in ${lang}: ${text}`, () => assert.ok(!isOnlyARide(text, lang)))

  it('is not one that speaks of no ride, or in a language with its own rule', () => {
    assert.ok(!isOnlyARide('ابني لم يعد من المدرسة', 'ar'))
    assert.ok(!isOnlyARide('The bus did not come', 'en'))
  })
})
