import assert from 'node:assert/strict'
import { findPatterns } from '../../../src/answering/danger/find-patterns.js'

/** Danger, and an everyday matter told with the same words, or with words that look like them. */
const pairs: Record<string, [danger: string, innocent: string][]> = {
  vi: [
    ['Con gái tôi nói muốn tự tử', 'Xin cho tôi trả nợ từ từ'],
    ['con toi doi tu tu', 'cho toi tra tu tu duoc khong'],
    ['Có người tống tiền cháu', 'Tổng tiền sách là bao nhiêu'],
    ['Thầy sờ mó con bé', 'Đây là số mới của bà ngoại'],
    ['Cháy trường rồi', 'Con tôi ăn chay trường, trưa nay có món gì'],
    ['Cháu bỏ trốn từ sáng', 'Ghế phụ huynh bỏ trống cả tháng nay'],
    ['Xe về lâu rồi mà con tôi chưa về nhà', 'Xe buýt trễ nên con tôi chưa về nhà'],
  ],
  zh: [
    ['孩子有轻生的念头', '这位老师年轻生气勃勃，孩子很喜欢'],
    ['儿子到现在还没回来', '体育老师请假一个月还没回来'],
    ['校车早到了，女儿没回家', '校车晚点，女儿还没到家'],
    ['他说要来枪击', '防枪击演练是哪天'],
    ['老师打我孩子', '老师打电话说孩子发烧了'],
    ['孩子还没到家，天黑了', '成绩单还没到家'],
  ],
  ar: [
    ['ابني لم يرجع منذ الظهر', 'الباص متأخر وابني لم يرجع'],
    ['بنتي مفقودة منذ الصباح', 'أين صندوق المفقودات'],
    ['اختفت بنتي بعد الحصة', 'اختفت سترة بنتي من الخزانة'],
    ['معه مسدس في الحقيبة', 'أخذت المعلمة لعبة على شكل مسدس'],
    ['وصل الباص لكن ولدي ما رجع', 'الكتاب ما رجع إلى المكتبة'],
  ],
  ht: [
    ['pitit mwen poko rive lakay', 'kat lekòl la poko rive'],
    ['tifi m soti a twazè, li poko rive', 'bis la poko rive'],
    ['pitit mwen disparèt', 'rad espò li disparèt nan kazye a'],
    ['mwen pa konnen kote pitit mwen ye', 'retire adrès la pou pèsòn pa konnen kote nou rete'],
    ['papa l maltrete l', 'sekretè a maltrete m nan telefòn'],
  ],
  pt: [
    ['minha filha desapareceu', 'a lancheira dela desapareceu'],
    ['o padrasto bateu no meu filho', 'a van da escola bateu no meu portão'],
    ['ela se corta no quarto', 'a cerca quebrada, alguém pode se cortar'],
    ['ele ficou sem ar e caiu', 'a sala do terceiro ano está sem ar condicionado'],
    ['o ônibus passou e meu filho não voltou pra casa', 'o ônibus atrasou, ainda não voltou'],
  ],
  ru: [
    ['в школе пожар', 'когда учебная пожарная тревога'],
    ['дочь до сих пор не вернулась', 'до сих пор не вернули залог за учебник'],
    ['он написал прощальную записку', 'когда прощальный концерт четвертых классов'],
    ['автобус пришел, а сын не вернулся из школы', 'автобус опаздывает, дети не вернулись'],
    ['у него бомба', 'бомбический праздник, спасибо учителям'],
  ],
  so: [
    ['wiilkayga lama helin', 'foomka lama helin'],
    ['gabadhaydu guriga ma iman', 'warqadda guriga ma iman'],
    ['baska wuu yimid laakiin wiilkaygu kama soo noqon', 'baska wuu daahay, weli kama soo noqon'],
    ['dhiig badan ayaa ka socda', 'caadada markay timaado dhiig badan ayaa ka yimaada'],
    ['ilmaha lama helin', 'jaakada lama helin'],
  ],
  tl: [
    ['lumayas ang anak ko', 'sinabihan kami ng guard na lumayas'],
    ['puro pasa ang braso niya', 'puro pasa sa exam pero mababa ang grado'],
    ['hindi pa umuuwi ang anak ko', 'hindi pa umuuwi ang bus'],
    ['dumating ang bus pero hindi umuwi ang bata', 'nahuli ang bus kaya di pa umuuwi'],
    ['may pasa sa mukha', 'pumasa sa mukhang mahirap na test'],
  ],
  ko: [
    ['아이가 유서를 썼어요', '조퇴 사유서 양식이 있나요'],
    ['팔에 멍이 들었어요', '운동장 철망에 구멍이 났어요'],
    ['아빠한테 맞았어요', '독감 주사는 어제 맞았어요'],
    ['아이와 연락이 안 돼요', '담임 선생님과 연락이 안 돼요'],
    ['버스는 왔는데 딸이 안 돌아왔어요', '버스가 늦어서 아직 집에 안 왔어요'],
  ],
  fr: [
    ['elle a été violée', 'où acheter le gilet violet de la chorale'],
    ["mon fils n'est toujours pas là", "le bus de ma fille n'est toujours pas là"],
    ['ma fille est introuvable', 'le formulaire est introuvable sur le site'],
    ['mon fils a disparu', 'le vélo de la cour a disparu'],
    ["le bus est passé mais elle n'est pas rentrée", "le bus a du retard, elle n'est pas rentrée"],
  ],
}

const beaten = {
  vi: 'ba đánh em mỗi tối',
  zh: '继父打我，我不敢回家',
  ar: 'ماما تضربني كل يوم',
  ht: 'bòpè m ap bat mwen',
  pt: 'minha mãe me bate com o chinelo',
  ru: 'отчим меня бьет',
  so: 'aabahay wuu i garaacaa habeen kasta',
  tl: 'sinasaktan ako ng tatay ko',
  ko: '아빠가 저를 때려요',
  fr: 'mon beau-père me frappe',
}

describe('Danger phrases in ten languages and their innocent twins', () => {
  for (const [lang, twins] of Object.entries(pairs))
    it(`are told apart: ${lang}`, () => {
      for (const [danger, innocent] of twins) {
        assert.notDeepEqual(findPatterns(danger, lang), [], danger)
        assert.deepEqual(
          findPatterns(innocent, lang).map(({ name }) => name),
          [],
          innocent,
        )
      }
    })

  it('are outright where a child tells of being beaten at home', () => {
    for (const [lang, text] of Object.entries(beaten))
      assert.ok(
        findPatterns(text, lang).some(({ isOutright }) => isOutright),
        text,
      )
    assert.deepEqual(findPatterns('请让妈妈打我电话', 'zh'), [])
    assert.deepEqual(findPatterns('mon père me bat aux échecs', 'fr'), [])
  })

  it('are read in Vietnamese wherever the mark of a tone stands, and without marks', () => {
    for (const text of ['nó dọa giết bạn', 'nó doạ giết bạn', 'no doa giet ban'])
      assert.deepEqual(
        findPatterns(text, 'vi').map(({ kind }) => kind),
        ['weapon-violence'],
        text,
      )
  })
})
