import { createSpellingCorrector } from '../../../src/answering/matching/spelling-corrector.js'
import { createSynonyms } from '../../../src/answering/matching/synonyms.js'
import { buildLexicon } from '../../../src/answering/models/lexicon.js'
import { catalogWords } from '../../../src/answering/privacy/catalog-words.js'
import { createRedactor, type Redactor } from '../../../src/answering/privacy/redactor.js'
import { readTagger } from '../../../src/answering/privacy/tagger/tagger-file.js'
import { fromRoot } from '../../../src/platform/root.js'
import { sampleNow } from './sample.js'
import { catalogPhrasings, sampleMentions } from './sample-mentions.js'

let made: Promise<Redactor> | null = null

/** The redactor of the service, with the sample district's names and the whole catalog. Created once. */
export function sampleRedactor(): Promise<Redactor> {
  made ??= makeRedactor()
  return made
}

async function makeRedactor(): Promise<Redactor> {
  const mentions = await sampleMentions()
  const phrasings = await Promise.all(
    ['en', 'es'].map(async (lang) => (await catalogPhrasings(lang)).map((text) => ({ lang, text }))),
  )
  const makeIndex = () => {
    const lexicon = buildLexicon(phrasings.flat())
    return { lexicon, spelling: createSpellingCorrector(lexicon), synonyms: createSynonyms([], lexicon) }
  }
  // Most tests never look for names: half a second for each process.
  let index: ReturnType<typeof makeIndex> | null = null
  return createRedactor({
    mentions: () => mentions,
    words: catalogWords(() => {
      index ??= makeIndex()
      return index
    }),
    tagger: readTagger(fromRoot('seeds', 'redaction', 'tagger.bin')),
    now: () => sampleNow,
  })
}
