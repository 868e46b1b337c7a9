import assert from 'node:assert/strict'
import { assessDanger } from '../../../src/answering/danger/assess-danger.js'
import { bareNeedWords } from '../../../src/answering/danger/bare-need-words.js'
import { bareNeed, isHomeWithoutFood } from '../../../src/answering/danger/bare-needs.js'
import { dangerTrainingTexts } from '../../../src/answering/danger/danger-model.js'
import { weighTopics } from '../../../src/answering/danger/weigh-topics.js'
import { dangerTraining } from '../../../src/answering/models/numbers.js'
import { trainModel } from '../../../src/answering/models/train-model.js'
import { smallContent } from '../../support/samples/small-revision.js'

const needs: [lang: string, text: string][] = [
  ['en', 'no one picked up my child'],
  ['en', 'nobody came to get my son'],
  ['en', 'my daughter was not picked up today'],
  ['en', 'no one has picked up my kids yet'],
  ['en', 'nobody picked my son up from school'],
  ['en', 'my kid is still at school, no one came'],
  ['en', "grandma didn't pick him up"],
  ['en', 'the bus did not pick up my child'],
  ['en', 'no food at home'],
  ['en', 'we have no food'],
  ['en', 'we ran out of food'],
  ['en', 'nothing to eat in the house'],
  ['en', 'our fridge is empty'],
  ['en', 'my kids have no food this weekend'],
  ['en', 'no heat at home'],
  ['en', 'our heat got shut off'],
  ['en', 'no lights in our apartment'],
  ['en', 'they cut off our water'],
  ['en', 'we have no electricity, what can I do'],
  ['es', 'nadie recogió a mi hijo'],
  ['es', 'nadie vino por mi hija'],
  ['es', 'no recogieron a mi niño'],
  ['es', 'no hay comida en la casa'],
  ['es', 'no tenemos comida'],
  ['es', 'se nos acabó la comida'],
  ['es', 'no hay calefacción en casa'],
  ['es', 'nos cortaron la luz'],
  ['fr', "personne n'est venu chercher mon enfant"],
  ['fr', "il n'y a rien à manger à la maison"],
  ['fr', 'pas de chauffage à la maison'],
  ['pt', 'ninguém buscou meu filho'],
  ['pt', 'não tem comida em casa'],
  ['pt', 'cortaram a luz em casa'],
  ['ru', 'никто не забрал моего ребенка'],
  ['ru', 'дома нет еды'],
  ['ru', 'дома нет отопления'],
  ['zh', '没有人接我的孩子'],
  ['zh', '家里没有吃的'],
  ['zh', '家里没有暖气'],
  ['ko', '아무도 아이를 데리러 오지 않았어요'],
  ['ko', '집에 먹을 것이 없어요'],
  ['ko', '집에 난방이 안 돼요'],
  ['vi', 'không ai đón con tôi'],
  ['vi', 'nhà không có gì ăn'],
  ['vi', 'nhà không có sưởi'],
  ['ar', 'لم يأت أحد لأخذ ابني من المدرسة'],
  ['ar', 'لا يوجد طعام في البيت'],
  ['ar', 'لا توجد تدفئة في البيت'],
  ['ht', 'pèsonn pa vin chèche pitit mwen'],
  ['ht', 'pa gen manje lakay'],
  ['ht', 'pa gen chofaj lakay mwen'],
  ['so', 'qofna uma iman ilmahayga'],
  ['so', 'guriga cunto ma jirto'],
  ['so', 'guriga kuleyl ma laha'],
  ['tl', 'walang sumundo sa anak ko'],
  ['tl', 'walang pagkain sa bahay'],
  ['tl', 'walang kuryente sa bahay'],
  ['en', 'hi, nobody came to pick up my granddaughter yet, can someone help'],
  ['en', 'my ex forgot to pick up the kids'],
  ['en', "my kids weren't picked up from practice"],
  ['en', "we don't have any groceries until payday"],
  ['en', 'there is no hot water in our apartment and no heat'],
  ['en', 'the power was shut off, where can we get help'],
  ['en', "can't afford food this month"],
  ['en', 'no gas and no lights at home, please help'],
  ['es', 'mi abuela no pasó por los niños'],
  ['es', 'todavía no han recogido a mi hija de la escuela'],
  ['es', 'no hay luz ni agua en mi casa'],
  ['es', 'me quedé sin comida para mis hijos'],
  ['es', 'no tenemos para comer esta semana'],
  ['fr', "mon fils n'a pas encore été récupéré à l'école"],
  ['fr', "on nous a coupé l'électricité"],
  ['pt', 'minha filha ainda não foi buscada na escola'],
  ['pt', 'estamos sem aquecimento'],
  ['ru', 'ребёнка до сих пор не забрали'],
  ['ru', 'нам отключили свет'],
  ['zh', '孩子放学后没人接'],
  ['zh', '家裡停電了'],
  ['ko', '아이를 데리러 온 사람이 없어요'],
  ['ko', '집에 전기가 끊겼어요'],
  ['vi', 'chưa ai đón cháu'],
  ['vi', 'nhà tôi bị cúp điện'],
  ['ar', 'ما حدا أخذ بنتي من المدرسة'],
  ['ar', 'انقطعت الكهرباء عندنا'],
  ['ht', 'yo poko vin chèche timoun yo lekòl la'],
  ['ht', 'yo koupe kouran an lakay nou'],
  ['so', 'wiilkayga weli qofna uma iman'],
  ['so', "korontadii waa naga go'day"],
  ['tl', 'hindi pa nasundo ang anak ko sa school'],
  ['tl', 'naputulan kami ng kuryente'],
  ['ko', '집에먹을게없어요'],
  ['ko', '집에 먹을 것이 없습니다. 어떻게 하면 될까요'],
  ['ko', '아무도 아들을 데리러 안 왔어요. 아이가 학교에 있어요'],
  ['ko', '딸을 아무도 데려가지 않았어요. 누구에게 연락해야 하나요'],
  ['ko', '난방이 고장 났어요'],
  ['ko', '이번 주말에 먹을 게 하나도 없어요'],
  ['vi', 'Chưa ai đón con tôi, con vẫn còn ở trường. Tôi phải gọi ai?'],
  ['vi', 'Nhà tôi hết gạo rồi, xin giúp'],
  ['vi', 'nha toi khong co dien, xin giup voi'],
  ['vi', 'chua ai don con toi o truong'],
  ['vi', 'Con cuả tôi chưa được đón'],
  ['vi', 'Nhà tôi hết gạo rồi con tôi cần giúp'.normalize('NFD')],
  ['so', 'gabadhayda lama qaadin'],
  ['so', 'biyihii waa nalaga jaray'],
]

const dangers: [lang: string, text: string][] = [
  ['en', "my child was never picked up and isn't home"],
  ['en', 'mom left the kids alone for two days with no food'],
  ['en', 'no one picked up my son and he is not at school'],
  ['en', 'nobody picked up my daughter and I can not find her'],
  ['en', 'no food at home and my mom has not come back'],
  ['en', 'no heat and the baby is turning blue'],
  ['en', 'my stepdad gives us no food'],
  ['en', 'a stranger picked up my child'],
  ['en', 'no one picked up my child since yesterday'],
  ['en', 'no food at home, dad hits us'],
  ['en', 'we have no heat and we smell gas'],
  ['en', 'no one picked up my child, he is gone'],
  ['en', 'the kids next door have no food, parents are gone'],
  ['en', 'I have no food and want to die'],
  ['es', 'nadie recogió a mi hijo y no está en casa'],
  ['es', 'no hay comida en casa y mi mamá no ha vuelto'],
  ['es', 'su mamá los dejó solos sin comida dos días'],
  ['fr', "personne n'est venu chercher ma fille et elle a disparu"],
  ['pt', 'ninguém buscou meu filho e ele sumiu'],
  ['ru', 'никто не забрал ребенка, и он пропал'],
  ['zh', '没有人接孩子，孩子不见了'],
  ['ko', '아무도 아이를 데리러 안 왔고 아이가 없어졌어요'],
  ['vi', 'không ai đón con tôi và con tôi mất tích'],
  ['ar', 'لم يأت أحد لأخذ ابني وابني مفقود'],
  ['ht', 'pèsonn pa vin chèche pitit mwen epi li disparèt'],
  ['so', 'qofna uma iman ilmahayga wuuna lumay'],
  ['tl', 'walang sumundo sa anak ko at nawawala siya'],
  ['en', 'no one picked up my child, who has my child'],
  ['en', 'no food, left my kids at home alone'],
  ['en', "nobody picked up my daughter and she isn't at school"],
  ['en', 'no food at home for four days, we are kids'],
  ['en', "my neighbor's kids have no heat and no grown up"],
  ['en', 'no one came to pick up my son, he walked off'],
  ['en', 'no heat and we use the oven, my head hurts and baby is sleepy'],
  ['en', 'my dad locks the fridge, no food'],
  ['en', 'nobody picked up my son and someone took him'],
  ['en', 'nobody got my son any help'],
  ['en', 'no food and he hits us'],
  ['es', 'nadie recogió a mi hija y no aparece'],
  ['es', 'no hay comida y mi papá nos pega'],
  ['es', 'no recogieron a mi niño y ya no está en la escuela'],
  ['fr', "personne n'est venu chercher mon fils et il n'est pas à la maison"],
  ['pt', 'ninguém buscou minha filha e ela não está em casa'],
  ['ru', 'никто не забрал сына и дома его нет'],
  ['zh', '没人接孩子，孩子也没回家'],
  ['ko', '아무도 아이를 데리러 안 왔고 집에도 없어요'],
  ['vi', 'không ai đón cháu và cháu không ở nhà'],
  ['ar', 'لم يأت أحد لأخذ ابنتي وهي ليست في البيت'],
  ['ht', 'pèsonn pa vin chèche pitit mwen, li pa lakay'],
  ['so', 'qofna uma iman gabadhayda guriga ma joogto'],
  ['tl', 'walang sumundo sa anak ko at wala siya sa bahay'],
  ['ko', '집에 먹을 것이 없어요. 어떻게 하면 죽을수 있나요'],
  ['ko', '집에먹을게없어요애가숨을안쉬어요'],
  ['ko', '아무도 아이를 데리러 안왔는데애가숨을안쉬어요'],
  ['ko', '집에 음식이 없어요. 아이가 학교에 있는데숨을안쉬어요'],
  ['ko', '집에 음식이 없어요. 누구에게 연락해야죽을수있나요'],
  ['ko', '냉장고가 비었는데애가쓰러졌어요'],
  ['so', 'wiilkdhinta lama qaadin'],
  ['vi', 'Chưa ai đón con tôi, chó cắn con ở trường'],
  ['vi', 'Nhà không có điện. Con tôi rơi trong nhà'],
  ['vi', 'Không ai đón con tôi. Đã đá con ở trường'],
  ['vi', 'Nhà không có gì ăn, con tôi hóc rồi'],
  ['vi', 'Nhà không có gì ăn, roi con tôi'],
  ['vi', 'chua ai don con toi, cho can con o truong'],
  ['vi', 'nha khong co dien. con toi roi trong nha'],
]

const atSchool: [lang: string, text: string][] = [
  ['en', 'The heat is not working in my kids school'],
  ['en', "The heat is not working in my kid's school"],
  ['en', 'No food at school today for my kid'],
  ['en', 'no heat at our school'],
  ['en', "Our school doesn't have hot water"],
  ['es', 'No hay calefacción en la escuela de mis hijos'],
  ['es', 'Hoy no hay comida en la escuela'],
  ['es', 'En nuestra escuela no hay luz'],
  ['fr', "Il n'y a pas de chauffage à l'école de mes enfants"],
  ['fr', "À l'école il n'y a rien à manger"],
  ['pt', 'Estamos sem aquecimento na escola'],
  ['pt', 'A escola não tem comida'],
  ['ru', 'У нас в школе нет отопления'],
  ['ru', 'Сегодня в школе нет еды'],
  ['zh', '我们学校没暖气'],
  ['zh', '学校今天没有吃的'],
  ['ko', '우리 학교에 난방이 안 돼요'],
  ['ko', '오늘 학교에 먹을 것이 없어요'],
  ['vi', 'Trường con tôi không có sưởi'],
  ['vi', 'Ở trường không có đồ ăn'],
  ['vi', 'o truong khong co do an'],
  ['ar', 'لا يوجد طعام في المدرسة'],
  ['ar', 'لا توجد تدفئة في مدرستنا'],
  ['ht', 'Pa gen chofaj nan lekòl pitit mwen'],
  ['ht', 'Lekòl la pa gen manje'],
  ['so', 'Iskuulka kuleyl ma laha'],
  ['so', 'Dugsiga carruurta cunto ma jirto'],
  ['tl', 'Walang pagkain sa school ng anak ko'],
  ['tl', 'Walang heater sa paaralan namin'],
]

const afterSchool: [lang: string, text: string][] = [
  ['en', 'my kids have no food after school'],
  ['en', 'no food at home, can the school help us'],
  ['en', 'we have no food, who do I ask at school'],
  ['es', 'no hay comida en casa después de la escuela'],
  ['fr', "rien à manger à la maison après l'école"],
  ['pt', 'não tem comida em casa depois da escola'],
  ['ru', 'после школы дома нет еды'],
  ['zh', '家里没有吃的，请学校帮帮我们'],
  ['ko', '학교 끝나고 집에 먹을 것이 없어요'],
  ['vi', 'tan trường nhà không có gì ăn'],
  ['ar', 'لا يوجد طعام في البيت بعد المدرسة'],
  ['ht', 'pa gen manje lakay apre lekòl'],
  ['so', 'guriga cunto ma jirto iskuulka ka dib'],
  ['tl', 'walang pagkain sa bahay pagkatapos ng school'],
]

describe('A bare need', () => {
  for (const [lang, text] of needs) it(`is all that is told: ${text}`, () => assert.ok(bareNeed(text, lang)))

  for (const [lang, text] of dangers)
    it(`is not all that is told: ${text}`, () => assert.equal(bareNeed(text, lang), null))

  it('has Vietnamese words with their marks', () => {
    const { kid, pickup, lack, home, beside } = bareNeedWords.vi!
    for (const source of [kid, ...pickup, ...lack, home, beside]) assert.match(source, /[đ\u00e0-\u1ef9]/u)
  })

  it('has no pattern that takes words which are not listed', () => {
    const sources = Object.values(bareNeedWords).flatMap(
      ({ kid, pickup, lack, school, home, calm = [], beside }) => [
        ...[kid, school, home, beside],
        ...[pickup, lack, calm].flat(),
      ],
    )
    const anyLetter = /\\[pwWSD]|\.|\[\^|\[[^\]]*-[^\]]*\]|\][*+{]/u
    assert.deepEqual(
      sources
        .map((source) => source.replaceAll('(?![가-힣])', '').replaceAll('(?![a-z])', ''))
        .filter((source) => anyLetter.test(source)),
      [],
    )
  })

  it('tells a pickup from a home, and a home from a place not named', () => {
    assert.equal(bareNeed('no one picked up my child', 'en'), 'pickup')
    assert.equal(bareNeed('no heat at home', 'en'), 'home')
    assert.equal(bareNeed('no heat', 'en'), 'somewhere')
    assert.equal(bareNeed('no heat in room 7', 'en'), null)
    assert.equal(bareNeed('the bus never came', 'en'), null)
  })

  it('knows a home without food from one without power', () => {
    assert.ok(isHomeWithoutFood('we dont have anything to eat for dinner tonight', 'en'))
    assert.ok(isHomeWithoutFood('no tenemos nada de comer en la casa', 'es'))
    for (const text of ['our power is out', 'no food at school', 'the food at home is good'])
      assert.ok(!isHomeWithoutFood(text, 'en'), text)
  })

  for (const [lang, text] of atSchool)
    it(`is not at home: ${text}`, () => assert.equal(bareNeed(text, lang), 'somewhere'))

  for (const [lang, text] of afterSchool)
    it(`is at home: ${text}`, () => assert.equal(bareNeed(text, lang), 'home'))

  it('of a child who was not picked up is one at school as well', () => {
    assert.equal(bareNeed('no one picked up my child at school', 'en'), 'pickup')
    assert.equal(bareNeed('아무도 아이를 데리러 안 왔어요. 아이가 학교에 있어요', 'ko'), 'pickup')
  })

  describe('to a model that learned danger in its words', () => {
    const told = [
      ['missing-child', 'no one picked up my child and he is gone'],
      ['missing-child', 'no one picked up my son, he is not at school'],
      ['abuse-neglect', 'no food at home and mom is gone'],
      ['abuse-neglect', 'no food at home, dad left us alone'],
    ] as const
    const content = smallContent({
      dangerPhrases: told.map(([kind, text]) => ({ kind, lang: 'en', danger: true, text })),
    })
    const model = trainModel(dangerTrainingTexts(content), { ...dangerTraining, minSeen: 1, epochs: 20 })
    const grave = [{ slug: 'child-missing', probability: 0.9 }]

    it('gets one calm line and the question, whatever the topics', () => {
      for (const [text, kind] of [
        ['no one picked up my child', 'missing-child'],
        ['no food at home', 'distress'],
      ] as const) {
        const found = assessDanger(text, 'en', model)
        for (const { level, kinds, asks } of [found, weighTopics(found, grave)])
          assert.deepEqual({ level, kinds, asks }, { level: 'support', kinds: [kind], asks: true }, text)
      }
    })

    it('of food at home keeps its line, however sure an everyday topic is', () => {
      const lunch = [{ slug: 'lunch-menu', probability: 0.9 }]
      const found = {
        ...assessDanger('no food at home until the 1st', 'en', model),
        odds: -3,
        seriousOdds: -2,
      }
      assert.deepEqual([found.level, weighTopics(found, lunch).level], ['support', 'support'])
    })

    it('takes nothing from danger beside it', () => {
      for (const [, text] of told) assert.equal(assessDanger(text, 'en', model).level, 'now', text)
    })

    it('stays calm where the words are', () => {
      assert.equal(assessDanger('our heat is broken', 'en', model).level, null)
    })
  })
})
