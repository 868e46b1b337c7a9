import assert from 'node:assert/strict'
import { findAsker } from '../../../src/answering/mentions/find-asker.js'
import type { MentionIndex } from '../../../src/answering/mentions/mention-index.js'
import { readMentionText } from '../../../src/platform/text/mention-text.js'
import { sampleMentions } from '../../support/samples/sample-mentions.js'

describe('What a concern says about the family', () => {
  let index: MentionIndex
  before(async () => {
    index = await sampleMentions()
  })
  const asker = (text: string, lang = 'en') => findAsker(readMentionText(text), index, null, lang)

  describe('the last name', () => {
    const rows: [string, string | null][] = [
      ['which counselor for last name Garcia', 'Garcia'],
      ['student last name starts with M', 'M'],
      ['last name begins with a', 'a'],
      ["my daughter's last name is Nguyen, who is her counselor", 'Nguyen'],
      ['counselor last name: smith', 'smith'],
      ['surname Okoye', 'Okoye'],
      ['apellido Nguyen', 'Nguyen'],
      ['su apellido es Ramírez', 'Ramírez'],
      ['el apellido empieza con la letra P', 'P'],
      ['apellidos García López', 'García'],
      ['her last name is spelled wrong', null],
      ['last name is wrong in the portal', null],
      ['change her last name to Smith', null],
      ['the apellido está mal', null],
      ['Garcia was late', null],
      ['last names and first names are mixed up', null],
      ['last name.', null],
      ["his last name's hyphenated, so it is filed twice", null],
      ['keep the last name pile apart', null],
      ['tenemos apellidos diferentes, en qué letra le toca', null],
      ['apellido con la letra a', 'a'],
    ]
    for (const [text, name] of rows) it(text, () => assert.equal(asker(text).lastName, name))
  })

  describe('the last name in ten more languages', () => {
    const rows: [lang: string, text: string, name: string | null][] = [
      ['fr', 'Qui est la conseillère pour le nom de famille Diallo ?', 'Diallo'],
      ['fr', 'Le nom de famille de ma fille est Traoré', 'Traoré'],
      ['fr', 'Il faut changer son nom de famille en Smith', null],
      ['fr', 'Son nom de famille est mal écrit', null],
      ['pt', 'O sobrenome dela é Silva', 'Silva'],
      ['pt', 'Preciso da conselheira, sobrenome do meu filho: Souza', 'Souza'],
      ['pt', 'O sobrenome está errado', null],
      ['vi', 'Con tôi họ Nguyễn, cô tư vấn nào lo', 'Nguyễn'],
      ['vi', 'Họ của con tôi là Trần', 'Trần'],
      ['vi', 'Con tôi ho và sốt', null],
      ['vi', 'Tôi hỏi họ mà không ai trả lời', null],
      ['ht', 'Siyati pitit mwen se Pierre', 'Pierre'],
      ['ht', 'Siyati li mal ekri', null],
      ['so', 'Magaca qoyska waa Warsame', 'Warsame'],
      ['tl', 'Apelyido ng anak ko ay Reyes', 'Reyes'],
      ['tl', 'Mali ang apelyido: Reyes', null],
      ['ru', 'Фамилия сына Иванов, кто его консультант', 'Иванов'],
      ['ru', 'Фамилия на букву М', 'М'],
      ['ru', 'Нужно сменить фамилию на Петрову', null],
      ['ar', 'اسم العائلة Hassan', 'Hassan'],
      ['ar', 'اسم العائلة مكتوب خطأ', null],
      ['ko', '성은 Kim 입니다', 'Kim'],
      ['ko', '성이 틀렸어요', null],
      ['zh', '我女儿姓Wang，找哪位辅导员', 'Wang'],
      ['zh', '孩子的姓氏是 Chen', 'Chen'],
      ['zh', '姓名写错了', null],
    ]
    for (const [lang, text, name] of rows)
      it(`${lang}: ${text}`, () => assert.equal(asker(text, lang).lastName, name))
  })

  describe('the language to speak', () => {
    const rows: [string, string | null][] = [
      ['someone who speaks Vietnamese', 'vi'],
      ['alguien que habla español', 'es'],
      ['hablo español', 'es'],
      ['need someone in Somali', 'so'],
      ['I need a Spanish interpreter', 'es'],
      ['an interpreter for Arabic', 'ar'],
      ['we only speak Haitian Creole', 'ht'],
      ['my mom speaks Korean and no English', 'ko'],
      ['Spanish-speaking counselor', 'es'],
      ['can you send the letter in Portuguese', 'pt'],
      ['nobody there speaks somali', 'so'],
      ['necesito un intérprete de vietnamita', 'vi'],
      ['mándenme la carta en español', 'es'],
      ['no hablo inglés', null],
      ["I don't speak English", null],
      ['he is failing Spanish', null],
      ['my daughter got an F in Spanish', null],
      ['the Spanish teacher is rude', null],
      ['French class schedule', null],
      ['nail polish in class', null],
      ['we speak Spanish and Somali', null],
    ]
    for (const [text, language] of rows) it(text, () => assert.equal(asker(text).language, language))
  })

  describe('find the bus route', () => {
    const rows: [string, string | null][] = [
      ['Bus 42 did not come', '42'],
      ['route #7 is late again', '7'],
      ['my son rides bus number 007', '7'],
      ['the bus, route 15, was full', '15'],
      ['El autobús número 12 no pasó', '12'],
      ['la ruta 3 llega tarde', '3'],
      ['The bus was 10 minutes late', null],
      ['the bus 20 min late', null],
      ['bus 7:30 never came', null],
      ['there are 42 kids on the bus', null],
      ['bus 216555 broke down', null],
      ['my bus is late', null],
    ]
    for (const [text, route] of rows) it(text, () => assert.equal(asker(text).route, route))
  })
})
