import assert from 'node:assert/strict'
import { readWords } from '../../../src/platform/language/language.js'
import type { WordKey } from '../../../src/platform/language/words.js'
import { fromRoot } from '../../../src/platform/root.js'

/** What staff did not understand; in its place, the words that say so now. */
const wordings: readonly (readonly [said: string, key: WordKey, says: string])[] = [
  ['another entry has the same the slug', 'records.slugTaken', 'That web address is already taken.'],
  ['Name: is empty', 'records.enterSchoolName', 'Enter the school’s name.'],
  ['is no table of the directory', 'fault.noTable', 'has columns that we don’t recognize'],
  ['but the page', 'routing.rehearsal.sameOffice', 'Same office, different page: {{office}}'],
  ['that are not wrong', 'cases.ok', 'Also acceptable'],
  ['no district answers', 'routing.nav.outOfScope', 'Out of scope'],
  ['no district answers', 'routing.summary.part.out_of_scope_phrases', 'out-of-scope questions'],
  ['no district answers', 'routing.change.outOfScope', 'an out-of-scope question, in {{language}}'],
  ['no district answers', 'thresholds.does.outOfScope', 'When a question is this likely to be out of scope'],
  ['Other words"', 'routing.nav.synonyms', 'Synonyms'],
  ['Weigh', 'suggestions.weigh', 'Test these suggestions'],
  ['Words to find', 'cases.find', 'Search'],
  ['Words to find', 'topicEditor.find', 'Search'],
  ['special signs', 'choosePassword.hint', 'Symbols are optional.'],
  ['Somebody else saved', 'records.clashTitle', 'Someone else saved changes while you were editing'],
  ['the same as here', 'desk.sheet.markLead', 'A printed sheet is current if its code matches this list.'],
  ['own, or office', 'setting.staff_email', 'Email that families see'],
  ['days without network', 'desk.sheet.lead', 'in case the internet is down'],
]

describe('Words that staff did not understand', () => {
  const words = readWords(fromRoot('views', 'words', 'en'))
  const all = JSON.stringify(words)
  const textAt = (key: string) =>
    key.split('.').reduce<unknown>((group, part) => (group as Record<string, unknown>)[part], words)

  for (const [said, key, now] of wordings)
    it(`${key} says “${now}”`, () => {
      assert.ok(String(textAt(key)).includes(now), String(textAt(key)))
      assert.ok(!all.includes(said), `some words still say “${said}”`)
    })
})
