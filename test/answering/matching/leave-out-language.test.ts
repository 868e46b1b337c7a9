import assert from 'node:assert/strict'
import { isOnlyLanguage, leaveOutLanguage } from '../../../src/answering/matching/leave-out-language.js'

const asked = [
  ['en', 'We speak Somali. The bus did not come.', 'The bus did not come.'],
  ['en', 'we speak Somali the bus did not come', 'the bus did not come'],
  ['en', "I don't speak English well, my son lost his jacket", 'my son lost his jacket'],
  ['en', 'My English is not good. The heater is broken.', 'The heater is broken.'],
  ['en', 'Our family speaks Arabic and my daughter is sick', 'my daughter is sick'],
  ['en', 'I speak Spanish and Mixteco, where is the bus', 'where is the bus'],
  ['en', 'the toilet leaks, sorry for my bad English', 'the toilet leaks,'],
  ['en', 'my english is bad my son is sick', 'is bad my son is sick'],
  ['es', 'Hablo poco inglés, el camión no pasó hoy', 'el camión no pasó hoy'],
  ['es', 'No entiendo inglés y mi hija está enferma', 'mi hija está enferma'],
  ['es', 'En casa hablamos mixteco. ¿Hay preescolar?', '¿Hay preescolar?'],
  ['ar', 'نحن نتكلم العربية. الحافلة لم تأت.', 'الحافلة لم تأت.'],
  ['fr', "Je ne parle pas bien anglais. Le bus n'est pas venu.", "Le bus n'est pas venu."],
  ['fr', "Je ne parle pas l'anglais. Le bus n'est pas venu.", "Le bus n'est pas venu."],
  ['fr', 'Je comprends mal l’anglais, ma fille est malade', 'ma fille est malade'],
  ['ar', 'ما بعرف انجليزي. الحافلة لم تأت.', 'الحافلة لم تأت.'],
  ['ht', 'Mwen pa fò nan angle. Bis la pa vini.', 'Bis la pa vini.'],
  ['ht', 'Nou pale kreyòl. Bis la pa vini.', 'Bis la pa vini.'],
  ['ko', '영어를 잘 못해요. 버스가 안 왔어요.', '버스가 안 왔어요.'],
  ['pt', 'Não falo inglês. O ônibus não veio.', 'O ônibus não veio.'],
  ['ru', 'Я плохо говорю по-английски. Автобус не пришёл.', 'Автобус не пришёл.'],
  ['ru', 'У меня плохой английский. Автобус не пришёл.', 'Автобус не пришёл.'],
  ['so', 'Waxaan ku hadalnaa Soomaali. Baska ma iman.', 'Baska ma iman.'],
  ['tl', 'Hindi ako marunong mag-Ingles. Hindi dumating ang bus.', 'Hindi dumating ang bus.'],
  ['tl', 'Mahina po ako sa English. Hindi dumating ang bus.', 'Hindi dumating ang bus.'],
  ['tl', 'Hindi ako magaling mag-English. Hindi dumating ang bus.', 'Hindi dumating ang bus.'],
  ['vi', 'Tiếng Anh của tôi không tốt. Xe buýt không đến.', 'Xe buýt không đến.'],
  ['vi', 'Chúng tôi nói tiếng Việt. Xe buýt không đến.', 'Xe buýt không đến.'],
  ['vi', 'toi noi tieng viet, xe buyt khong den', 'xe buyt khong den'],
  ['zh', '我不太会说英语，校车没来', '校车没来'],
  ['zh', '我英语不好，校车没来', '校车没来'],
  ['zh-Hant', '我們說中文。校車沒來。', '校車沒來。'],
] as const

const wanted = [
  ['en', 'We speak Somali. We need an interpreter for the meeting.'],
  ['en', 'We speak Arabic. The letter you sent is in English.'],
  ['en', 'I speak Swahili. Who can explain the forms to me?'],
  ['en', "My parents don't speak English and the school never calls in Korean"],
  ['en', 'Do you speak Spanish? The bus did not come.'],
  ['en', "I don't understand. The bus did not come."],
  ['en', 'my daughter speaks Somali and needs help in class'],
  ['en', 'My English learner son is not getting services'],
  ['en', 'Our Spanish teacher yells at the kids'],
  ['en', 'his English is bad and he is behind in class'],
  ['es', 'Hablo poco inglés y necesito intérprete para la junta'],
  ['es', 'Mi esposa no habla inglés, ¿alguien puede traducir la carta?'],
  ['ar', 'لا أفهم الإنجليزية وأريد مترجما للاجتماع'],
  ['ht', 'Mwen pale kreyòl, mwen bezwen yon entèprèt'],
  ['ko', '영어를 못해요. 통역이 필요합니다.'],
  ['ru', 'Мы не говорим по-английски, нужен переводчик'],
  ['vi', 'Tôi không nói được tiếng Anh. Tôi cần thông dịch.'],
  ['zh', '我不会英文，看不懂学校的信'],
] as const

describe('A clause that only says which language a family speaks', () => {
  for (const [lang, text, rest] of asked)
    it(`is left out of ${JSON.stringify(text)}`, () => {
      assert.equal(leaveOutLanguage(text, lang), rest)
      assert.equal(isOnlyLanguage(text, lang), false)
    })

  for (const [lang, text] of wanted)
    it(`stays where words in a language are wanted, or nothing of the kind is said: ${text}`, () =>
      assert.equal(leaveOutLanguage(text, lang), null))

  for (const [lang, text] of [
    ['en', "I don't speak English"],
    ['en', 'We speak Spanish and Mixteco.'],
    ['es', 'solo hablo español'],
    ['zh', '我不会说英语'],
  ] as const)
    it(`may be all that is said: ${text}`, () => {
      assert.equal(leaveOutLanguage(text, lang), null)
      assert.equal(isOnlyLanguage(text, lang), true)
    })

  it('is not a bare name, nor a class', () => {
    for (const text of ['Spanish', 'AP Spanish, and her math grade', 'the bus did not come'])
      assert.equal(isOnlyLanguage(text, 'en'), false)
  })
})
