import assert from 'node:assert/strict'
import { findSaidName } from '../../../src/answering/mentions/find-said-name.js'

describe('A last name that a family says', () => {
  const said: [lang: string, text: string, name: string | null][] = [
    ['fr', 'Mon nom de famille est ESTRADA', 'ESTRADA'],
    ['fr', 'nom de famille : UNGER', 'UNGER'],
    ['fr', 'Mon nom de famille est Estrada', 'Estrada'],
    ['fr', 'Le nom de famille de mon fils commence par la lettre E', 'E'],
    ['fr', 'nom de famille : «Unger»', 'Unger'],
    ['fr', 'Le nom de famille de notre fille est Unger', 'Unger'],
    ['fr', 'Le nom de famille de mon enfant est Unger', 'Unger'],
    ['ht', 'Siyati: ANTOINE', 'ANTOINE'],
    ['ht', 'Siyati: Antoine', 'Antoine'],
    ['ht', 'Siyati li se Antoine', 'Antoine'],
    ['ht', 'siyati l se Antoine', 'Antoine'],
    ['ht', 'siyati m se Antoine', 'Antoine'],
    ['ht', 'Siyati: L', 'L'],
    ['tl', 'Apelyido: NATIVIDAD', 'NATIVIDAD'],
    ['tl', 'Apelyido: Natividad', 'Natividad'],
    ['tl', 'Ang apelyido niya ay Natividad', 'Natividad'],
    ['pt', 'Sobrenome: COMPOSTO', 'COMPOSTO'],
    ['pt', 'O sobrenome dela é Estrela', 'Estrela'],
    ['so', 'Magaca awoowe: WAABERI', 'WAABERI'],
    ['vi', 'họ Lành', 'Lành'],
    ['ru', 'Фамилия: Этокова', 'Этокова'],
    ['ko', '성은Kim', 'Kim'],
    ['ko', '성은 영어로Kim', 'Kim'],
    ['ar', 'اسم العائلة هوHaddad', 'Haddad'],
    ['zh', '姓Wang', 'Wang'],
    ['fr', 'Je veux changer le nom de famille : UNGER', null],
  ]
  for (const [lang, text, name] of said)
    it(`${lang}: ${text}`, () => assert.equal(findSaidName(text, lang), name))
})
