import assert from 'node:assert/strict'
import { findPlace } from '../../../src/answering/mentions/find-place.js'
import type { MentionIndex } from '../../../src/answering/mentions/mention-index.js'
import { readMentionText } from '../../../src/platform/text/mention-text.js'
import { sampleMentions } from '../../support/samples/sample-mentions.js'

type Row = [text: string, found: string | null]

describe('Finding the place of a concern', () => {
  let index: MentionIndex
  before(async () => {
    index = await sampleMentions()
  })
  const place = (text: string, lang: string) => findPlace(readMentionText(text), lang, index)

  function table(what: 'school' | 'grade' | 'level', lang: string, rows: Row[]): void {
    for (const [text, found] of rows)
      it(`${found ?? 'no'} ${what}: ${text}`, () => assert.equal(place(text, lang)[what], found))
  }

  describe('a school that is named', () => {
    table('school', 'en', [
      ['my 3rd grader at Lincoln is being bullied', 'lincoln-elementary'],
      ['my 3rd grader at lincoln is being bullied', 'lincoln-elementary'],
      ['Lincoln Elementary School lost my daughters coat', 'lincoln-elementary'],
      ['who is the nurse at lincon elementary', 'lincoln-elementary'],
      ['the bus for Meadowlark was late', 'meadowlark-elementary'],
      ['meadolark elementry bus never came', 'meadowlark-elementary'],
      ['My son goes to Summit and failed math', 'summit-high'],
      ['summit high parking permit', 'summit-high'],
      ['summit hs parking', 'summit-high'],
      ['Summit HS prom tickets', 'summit-high'],
      ['does harmony middle school have a band', 'harmony-middle'],
      ['my kid at Harmony MS lost his chromebook', 'harmony-middle'],
      ['orchard elementary pick up line', 'orchard-elementary'],
      ['I have a kindergartner at Prairie', 'prairie-elementary'],
      ['quarry hill elementary office', 'quarry-hill-elementary'],
      ['Quarryhill elementary office hours', 'quarry-hill-elementary'],
      ['canal elementary lunch menu', 'canal-street-elementary'],
      ['my twins attend Canal Street Elementary', 'canal-street-elementary'],
      ['my daughter at canal street was hit on the playground', 'canal-street-elementary'],
      ['principal phone lincoln', 'lincoln-elementary'],
      ['nurse harmony', 'harmony-middle'],
      ['river bend high transcript', 'riverbend-high'],
      ['tamarak elementary speech therapy', 'tamarack-elementary'],
      ["Douglass High's football team", 'douglass-high'],
      ['lincoln', 'lincoln-elementary'],
      ['The Birchwood PTA owes me money', 'birchwood-elementary'],
    ])
    table('school', 'es', [
      ['mi hijo va a la Lincoln y le pegan', 'lincoln-elementary'],
      ['quien es la directora de Harmony', 'harmony-middle'],
      ['la escuela Orchard no me contesta', 'orchard-elementary'],
      ['mi niña está en la primaria Juniper', 'juniper-elementary'],
      ['en Riverbend no le dan sus clases', 'riverbend-high'],
      ['la preparatoria Summit no manda la boleta', 'summit-high'],
    ])
  })

  describe('a grade in ten more languages', () => {
    const rows: [lang: string, text: string, found: string | null][] = [
      ['fr', 'Mon fils est en 3e année et il a des poux', '3'],
      ['fr', 'Ma fille de CE2 ne comprend pas les maths', '3'],
      ['fr', 'Elle est en troisième année', '3'],
      ['fr', 'Il est en sixième', '6'],
      ['fr', 'C’est notre deuxième année ici', null],
      ['fr', 'Mon fils est en maternelle', 'K'],
      ['zh', '我女儿上三年级，她的书包丢了', '3'],
      ['zh', '我儿子在12年级', '12'],
      ['zh', '孩子初二了，想换课', '8'],
      ['zh', '我女兒讀五年級', '5'],
      ['zh', '我儿子三年级，女儿五年级', null],
      ['zh', '学费最高一千吗', null],
      ['zh', '弟弟上三年级', null],
      ['zh', '女儿身高一米五，校服太小', null],
      ['zh', '最初三天他没去学校', null],
      ['zh', '开学初一次都没去', null],
      ['zh', '我女儿今年高三', '12'],
      ['pt', 'Meu filho está no 3º ano', '3'],
      ['pt', 'A minha filha é do terceiro ano', '3'],
      ['pt', 'Ele está no segundo ano do ensino médio', '11'],
      ['pt', 'Minha filha tem 3 anos', null],
      ['pt', 'É o primeiro ano dele aqui', null],
      ['ru', 'Мой сын в 3 классе', '3'],
      ['ru', 'Дочь учится в третьем классе', '3'],
      ['ru', 'Сын перешёл в 7-й класс', '7'],
      ['ru', 'У меня третьеклассник', '3'],
      ['ru', 'В классе 25 детей', null],
      ['vi', 'Con tôi học lớp 3', '3'],
      ['vi', 'Con gái tôi học lớp mười hai', '12'],
      ['vi', 'Lớp năm ngoái đông quá', null],
      ['vi', 'Con trai tôi học mẫu giáo', 'K'],
      ['ko', '아들이 3학년이에요', '3'],
      ['ko', '딸이 중학교 2학년입니다', '8'],
      ['ko', '우리 아이는 고1이에요', '10'],
      ['ko', '아이가 2 학년인데요', '2'],
      ['ko', '몇 학년부터 되나요', null],
      ['ko', '누나는 5학년이에요', null],
      ['ko', '형은 5학년이고 키가 커요', null],
      ['ht', 'Pitit mwen nan twazyèm ane', '3'],
      ['ht', 'Li nan 5èm ane', '5'],
      ['ht', 'Pitit fi mwen nan klas 4', '4'],
      ['ht', 'Se premye ane nou isit', null],
      ['so', 'Wiilkaygu wuxuu dhigtaa fasalka 3aad', '3'],
      ['so', 'Gabadhaydu waxay ku jirtaa fasalka saddexaad', '3'],
      ['so', 'Fasalka 8', '8'],
      ['so', 'Gabadhaydu waxay dhigataa fasalka siddeedaad', '8'],
      ['so', 'fasalka tobanaad', '10'],
      ['so', 'Saddex maalmood ayuu maqnaa', null],
      ['ar', 'ابني في الصف الثالث', '3'],
      ['ar', 'بنتي بالصف ٥', '5'],
      ['ar', 'ابني في الصف الثاني عشر', '12'],
      ['ar', 'ابنتي في الأول ثانوي', '10'],
      ['ar', 'هذا هو الاتصال الثالث', null],
      ['tl', 'Nasa ikatlong baitang ang anak ko', '3'],
      ['tl', 'Nasa ika-4 na baitang siya', '4'],
      ['tl', 'Grade 3 ang anak ko', '3'],
      ['ar', 'السيارات تقف صف ثاني', null],
      ['ar', 'ابني في برنامج قبل الروضة', 'PK'],
      ['fr', 'Il n’est pas en 6e période', null],
      ['fr', 'Il a raté 1 année', null],
      ['ht', 'Nou la depi 2 ane', null],
      ['vi', 'Xếp lớp năm sau thế nào', null],
      ['tl', 'Pangatlong tawag ko na ito', null],
    ]
    for (const [lang, text, found] of rows)
      it(`${lang}, ${found ?? 'none'}: ${text}`, () => assert.equal(place(text, lang).grade, found))
  })

  describe('no school', () => {
    table('school', 'en', [
      ['we reached the summit of our patience', null],
      ['the trip to the apple orchard costs eighteen dollars', null],
      ['the bus skips the stop on Canal Street', null],
      ['bus stop at canal street and 5th is dark', null],
      ['we live at 901 Canal Street', null],
      ['past the quarry hill the road is icy', null],
      ['my son Lincoln was bitten by a dog', null],
      ['her name is Harmony Jones and she lost her coat', null],
      ['kids should live in harmony', null],
      ['Ms. Whitfield is the best teacher', null],
      ['report on Abraham Lincoln is due', null],
      ['is there school on lincoln birthday', null],
      ['transfer from Lincoln to Harmony', null],
      ['my son at Lincoln and his sister at Harmony', null],
      ['Lincoln High School is not one of ours', null],
      ['prairie dogs at the zoo trip', null],
      ['a garrison of parents came to the meeting', null],
    ])
    table('school', 'es', [
      ['el camión no para en Canal Street', null],
      ['mi hijo Lincoln no quiere ir', null],
      ['queremos vivir en harmonia', null],
    ])
  })

  describe('a grade that is named', () => {
    table('grade', 'en', [
      ['my 3rd grader hates math', '3'],
      ['third grade homework is too much', '3'],
      ['5th-grader was suspended', '5'],
      ['he is in grade 7', '7'],
      ['she starts kindergarten in fall', 'K'],
      ['my kinder cries at drop off', 'K'],
      ['be kinder to my son', null],
      ['pre-k spots for 4 year old', 'PK'],
      ['my freshman needs a schedule change', '9'],
      ['my daughter is a sophomore at Summit', '10'],
      ['my junior wants to take the SAT', '11'],
      ['he is a senior and missing credits', '12'],
      ['senior year schedule', '12'],
      ['senior citizen discount for the play', null],
      ['when is senior night', null],
      ['junior high dance', null],
      ['junior varsity tryouts', null],
      ['he was late to 1st period', null],
      ['the first day of school', null],
      ['his third zero this week', null],
      ['reads at a 2nd grade level', null],
      ['my 3rd grader and my 5th grader ride different buses', null],
      ['3rd and 4th grade field trip', null],
      ['my son and his sister in 5th grade', null],
      ['since second grade he has had an IEP', null],
      ['my 8th grader takes classes at Summit High', null],
      ['10th graders schedule', '10'],
      ['sixth grader locker jammed', '6'],
    ])
    table('grade', 'es', [
      ['mi hijo está en tercer grado', '3'],
      ['mi hija de segundo de primaria', '2'],
      ['va en cuarto y no sabe leer', '4'],
      ['esta en 5to grado', '5'],
      ['va en 3.er grado', '3'],
      ['grado 6 matematicas', '6'],
      ['mi niño de kínder llora', 'K'],
      ['preescolar para mi hija', 'PK'],
      ['primero de prepa y va mal', '10'],
      ['llegó en tercer lugar', null],
      ['es la segunda vez que llamo', null],
      ['en primer lugar quiero decir gracias', null],
    ])
  })

  describe('a level, from the school, the grade, words or an age', () => {
    table('level', 'en', [
      ['my 3rd grader', 'elementary'],
      ['my 7th grader', 'middle'],
      ['my freshman', 'high'],
      ['middle school lunch', 'middle'],
      ['junior high dance', 'middle'],
      ['high schooler needs a work permit', 'high'],
      ['elementary start times', 'elementary'],
      ['my 6 year old was left on the bus', 'elementary'],
      ['my 12 yr old is bullied', 'middle'],
      ['16yo skipping class', 'high'],
      ['I am 60 years old', null],
      ['from elementary to middle school', null],
      ['my 3rd grader and my 5th grader', 'elementary'],
      ['the bus was late', null],
      ['bullying at Harmony Middle', 'middle'],
    ])
    table('level', 'es', [
      ['mi hijo de 7 años', 'elementary'],
      ['tiene 12 años y lo molestan', 'middle'],
      ['hace 6 años que vivimos aquí', null],
      ['la preparatoria de mi hija', 'high'],
      ['la primaria de mi hija', 'elementary'],
    ])
  })

  it('keeps only slugs, grades, and levels as evidence, and no words of the concern', () => {
    const { evidence } = place('my 3rd grader at Lincoln and his brother at harmony middle', 'en')
    assert.deepEqual(evidence, {
      schools: ['lincoln-elementary', 'harmony-middle'],
      grades: ['3'],
      levels: [],
    })
  })
})
