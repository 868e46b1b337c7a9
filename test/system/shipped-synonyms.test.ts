import assert from 'node:assert/strict'
import { createSynonyms } from '../../src/answering/matching/synonyms.js'
import { buildLexicon } from '../../src/answering/models/lexicon.js'
import type { RevisionContent } from '../../src/answering/revision/revision.js'
import { readWorkingCopy } from '../../src/content/revisions/working-copy-store.js'
import { readDirectory } from '../../src/directory/model/directory-snapshot.js'
import { directoryDocuments } from '../../src/directory/search/directory-documents.js'
import { officesMeant } from '../../src/directory/search/other-names.js'
import type { Database } from '../../src/platform/database/open-database.js'
import { createDirectoryTable } from '../../src/platform/search/directory-table.js'
import { tokenize } from '../../src/platform/text/tokenize.js'
import { openFullSample } from '../support/samples/full-sample.js'

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
