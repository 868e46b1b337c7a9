import assert from 'node:assert/strict'
import { sayReason } from '../../src/content/rows/say-reason.js'
import { createLanguage } from '../../src/platform/language/language.js'

const language = createLanguage()

/** What a reason quotes of a file, or calls by its name there: that is not the checks' to translate. */
const quoted = /[«“"][^»”"]*[»”"]|\b[a-z-]+\.csv\b|\b[a-z]+(?:[_-][a-z]+)+\b/g

/** Words that only English sentences have. */
const english =
  /\b(the|is|are|has|have|of|and|than|nothing|there|line|point|not|must|somebody|since|missing|without)\b/i

/** Asserts that every language has words of its own for what a check says. */
export function assertSaid(reason: string): void {
  for (const code of language.offered) {
    const speech = language.speech(code)
    const said = sayReason(reason, speech)
    assert.ok(!said.includes(speech.t('fault.wrong')), `${code} has no words for: ${reason}`)
    assert.doesNotMatch(said, /\{\{/, `${code}: ${said}`)
    const own = said.replace(/^.* que está en el directorio: /, '').replace(quoted, '')
    if (code !== 'en') assert.doesNotMatch(own, english, `${code}: ${said}`)
    else assert.notEqual(said, '')
  }
}
