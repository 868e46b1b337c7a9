import { buildLexicon } from '../../src/matching/lexicon.js'
import { createSpelling } from '../../src/matching/spelling.js'
import { createSynonyms } from '../../src/matching/synonyms.js'
import { catalogueWords } from '../../src/privacy/catalogue-words.js'
import { createRedactor, type Redactor } from '../../src/privacy/redactor.js'
import { cataloguePhrasings, sampleMentions } from '../mentions/sample-mentions.js'
import { sampleNow } from '../support/sample.js'

let made: Promise<Redactor> | null = null

/** The redactor as the service has it, with the sample district's names and the whole catalogue. Made once. */
export function sampleRedactor(): Promise<Redactor> {
  made ??= makeRedactor()
  return made
}

async function makeRedactor(): Promise<Redactor> {
  const mentions = await sampleMentions()
  const lexicon = buildLexicon(
    ['en', 'es'].flatMap((lang) => cataloguePhrasings(lang).map((text) => ({ lang, text }))),
  )
  const index = { lexicon, spelling: createSpelling(lexicon), synonyms: createSynonyms([], lexicon) }
  return createRedactor({
    mentions: () => mentions,
    words: catalogueWords(() => index),
    now: () => sampleNow,
  })
}
