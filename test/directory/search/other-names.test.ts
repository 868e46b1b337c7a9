import assert from 'node:assert/strict'
import { createSynonyms } from '../../../src/answering/matching/synonyms.js'
import { buildLexicon } from '../../../src/answering/models/lexicon.js'
import type { RevisionContent } from '../../../src/answering/revision/revision.js'
import { readWorkingCopy } from '../../../src/content/revisions/working-copy-store.js'
import { readDirectory } from '../../../src/directory/model/directory-snapshot.js'
import { directoryDocuments } from '../../../src/directory/search/directory-documents.js'
import { officesMeant, otherNames, renamedOffices } from '../../../src/directory/search/other-names.js'
import type { Database } from '../../../src/platform/database/open-database.js'
import { createDirectoryTable } from '../../../src/platform/search/directory-table.js'
import { tokenize } from '../../../src/platform/text/tokenize.js'
import { openFullSample } from '../../support/samples/full-sample.js'

const office = (id: string, name: string, answersFor: string, spanish?: string) => ({
  id,
  words: {
    en: { name, answersFor },
    ...(spanish ? { es: { name: spanish, answersFor: '' } } : {}),
  },
})

describe('Other names of offices', () => {
  const offices = [
    office('special-education', 'Special Education', 'tests', 'Educación especial'),
    office('adults', 'Adult Education', 'evening classes', 'Educación para adultos'),
    office('meals', 'Nutrition', 'special diets and lunches'),
  ]
  const meant = (means: string, lang = 'en') =>
    officesMeant({ lang, means: means.split(' ') }, offices).map(({ id }) => id)

  it('belong to the offices with most of the meaning, names before all', () => {
    assert.deepEqual(meant('special education'), ['special-education'])
    assert.deepEqual(meant('education'), ['special-education', 'adults'])
    assert.deepEqual(meant('thingamajig'), [])
  })

  it('are found in what an office answers for, in any form of the word', () => {
    assert.deepEqual(meant('lunch'), ['meals'])
    assert.deepEqual(meant('class'), ['adults'])
  })

  it('are searched in their own language, and in English when an office has no other', () => {
    assert.deepEqual(meant('educacion especial', 'es'), ['special-education'])
    assert.deepEqual(meant('education', 'es'), [])
    assert.deepEqual(meant('nutrition', 'es'), ['meals'])
  })

  it('cover only the requested synonyms', () => {
    const named = (word: string) => otherNames(offices, [{ lang: 'en', word, means: ['lunch'] }])('meals')
    assert.deepEqual([named('grub'), named('canteen')], [['grub'], ['canteen']])
  })

  it('change for the offices that gain or lose one', () => {
    const synonym = (word: string, means: string) => ({ lang: 'en', word, means: [means] })
    const before = [synonym('grub', 'lunch'), synonym('night', 'class')]
    const after = [synonym('night', 'class'), synonym('sped', 'special')]
    assert.deepEqual(renamedOffices(offices, before, after), ['special-education', 'meals'])
    assert.deepEqual(renamedOffices(offices, after, [...after].reverse()), [])
  })
})

describe('Each shipped synonym', function () {
  this.timeout(60_000)
  let database: Database
  let content: RevisionContent
  before(async () => {
    database = await openFullSample()
    content = readWorkingCopy(database)
  })

  it('finds an office that its word alone would not, or is read in a question with an unknown word', async () => {
    const directory = readDirectory(database)
    const filled = async (published: RevisionContent) => {
      const table = createDirectoryTable()
      await table.fill(directoryDocuments(directory, published))
      return (word: string) =>
        table.search(word, { kinds: ['office'], limit: 3, whole: true }).map((hit) => hit.office)
    }
    const [bare, full] = [await filled({ ...content, synonyms: [] }), await filled(content)]
    const lexicon = buildLexicon([...content.phrasings, ...content.outOfScope, ...content.dangerPhrases])
    const synonyms = createSynonyms(content.synonyms, lexicon)
    const finds = ({ lang, word, means }: RevisionContent['synonyms'][number]) => {
      const alone = bare(word)
      const wanted = officesMeant({ lang, means }, directory.offices).map(({ id }) => id)
      return full(word).some((office) => !alone.includes(office) && wanted.includes(office!))
    }
    const isRead = ({ lang, word, means }: RevisionContent['synonyms'][number]) => {
      const { text, tokens } = synonyms.read({ text: word, tokens: tokenize(word, lang) }, lang)
      return text === means.join(' ') && tokens.some((token) => lexicon.counts.get(lang)?.has(token.word))
    }
    assert.ok(content.synonyms.length > 50)
    const idle = content.synonyms.filter((synonym) => !finds(synonym) && !isRead(synonym))
    assert.deepEqual(idle, [])
  })
})
