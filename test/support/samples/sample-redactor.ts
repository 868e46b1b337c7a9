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
  const lexicon = buildLexicon(
    ['en', 'es'].flatMap((lang) => catalogPhrasings(lang).map((text) => ({ lang, text }))),
  )
  const index = { lexicon, spelling: createSpellingCorrector(lexicon), synonyms: createSynonyms([], lexicon) }
  return createRedactor({
    mentions: () => mentions,
    words: catalogWords(() => index),
    tagger: readTagger(fromRoot('seeds', 'redaction', 'tagger.bin')),
    now: () => sampleNow,
  })
}
