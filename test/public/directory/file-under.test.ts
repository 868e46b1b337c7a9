import assert from 'node:assert/strict'
import { fileUnder } from '../../../src/public/directory/file-under.js'

describe('A title in the list from A to Z', () => {
  for (const [lang, title, filed] of [
    ['en', 'A weapon at school, or a rumor about one', 'weapon at school, or a rumor about one'],
    ['en', 'The IEP is not being followed in class', 'IEP is not being followed in class'],
    ['en', 'Is the teacher certified? Staff licenses', 'teacher certified? Staff licenses'],
    ['en', 'Who is my child’s teacher', 'child’s teacher'],
    ['en', 'Absences', 'Absences'],
    ['es', '¿Tiene licencia el maestro?', 'Tiene licencia el maestro?'],
    ['es', 'Un arma en la escuela', 'arma en la escuela'],
    ['es', 'Lo sujetaron o lo encerraron', 'Lo sujetaron o lo encerraron'],
    ['vi', 'A lô', 'A lô'],
  ] as const)
    it(`is filed by its first meaningful word: ${title}`, () => assert.equal(fileUnder(title, lang), filed))
})
