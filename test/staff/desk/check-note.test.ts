import assert from 'node:assert/strict'
import { createLanguage } from '../../../src/platform/language/language.js'
import { checkNote } from '../../../src/staff/desk/check-note.js'
import { sampleRedactor } from '../../support/samples/sample-redactor.js'

describe('A front-office note', () => {
  it('is refused when it identifies a student', async function () {
    this.timeout(60_000)
    const redactor = await sampleRedactor()
    const speech = createLanguage().speech('en')
    const wordsIn = (note: string) =>
      checkNote(note, (text) => redactor.find(text, 'en'), speech)?.values?.words
    assert.equal(wordsIn('my son j.t. waits'), '“j.t.”')
    assert.equal(wordsIn('kid in rm 214 iep 3/14/2025'), '“rm 214” and “3/14/2025”')
    assert.equal(wordsIn('Mrs. Johnson called, ask Dr Kowalski'), '“Mrs. Johnson” and “Dr Kowalski”')
    assert.equal(wordsIn('call back after lunch, bring the form'), undefined)
  })
})
