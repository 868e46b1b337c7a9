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
  const asker = (text: string) => findAsker(readMentionText(text), index, null)

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
