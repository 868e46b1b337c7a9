import { writeFileSync } from 'node:fs'
import { createSpellingCorrector } from '../answering/matching/spelling-corrector.js'
import { createSynonyms } from '../answering/matching/synonyms.js'
import { createMentionIndex } from '../answering/mentions/mention-index.js'
import { createOrdinaryWords } from '../answering/mentions/ordinary-words.js'
import { buildLexicon } from '../answering/models/lexicon.js'
import { catalogWords } from '../answering/privacy/catalog-words.js'
import { locateNameWords } from '../answering/privacy/locate-name-words.js'
import { encodeTagger } from '../answering/privacy/tagger/tagger-file.js'
import { createWordKnowledge } from '../answering/privacy/word-knowledge.js'
import { readWorkingCopy } from '../content/revisions/working-copy-store.js'
import { seedDatabase } from '../content/seeds/seed-database.js'
import { readDirectory } from '../directory/model/directory-snapshot.js'
import { openDatabase } from '../platform/database/open-database.js'
import { fromRoot } from '../platform/root.js'
import { readMentionText } from '../platform/text/mention-text.js'
import { readLabeledIdentifiers, takeMarksOut } from './evaluation/labeled-identifiers.js'
import { type TaggedText, tagText, trainTagger } from './redaction/train-tagger.js'
import { type WrittenText, writeTexts } from './redaction/write-texts.js'
import { hashWritingSources, readWritingSources } from './redaction/writing-sources.js'

// `npm run redaction-tagger` rebuilds seeds/redaction/tagger.bin and test/answering/privacy/written.jsonl from seeds/ and the labeled texts.

/** Training texts per frame; the written file shows one of each. */
const timesTrained = 4
/** How many times each labeled sentence is used: they are few, and the most like real concerns. */
const weightOfLabeled = 4

const database = await openDatabase(':memory:')
seedDatabase(database, fromRoot('seeds'))
const { phrasings, synonyms } = readWorkingCopy(database)
const directory = readDirectory(database)
database.$client.close()

const lexicon = buildLexicon(phrasings)
const index = {
  lexicon,
  spelling: createSpellingCorrector(lexicon),
  synonyms: createSynonyms(synonyms, lexicon),
}
const words = catalogWords(() => index)
const knowledge = createWordKnowledge(words)
const mentions = createMentionIndex(directory, createOrdinaryWords(words.timesWritten))
const sources = readWritingSources([...phrasings], knowledge)

const labeledFolder = fromRoot('test', 'answering', 'privacy')
const shown = (part: 'tune' | 'aside', texts: WrittenText[]) =>
  texts.map(({ lang, text }) => `${JSON.stringify({ lang, part, text })}\n`)
const withoutPhrasings = { ...sources, phrasings: { en: [], es: [] } }
writeFileSync(
  `${labeledFolder}/written.jsonl`,
  [
    ...shown('tune', writeTexts(withoutPhrasings, 'train', 1)),
    ...shown('aside', writeTexts(withoutPhrasings, 'aside', 2)),
  ].join(''),
)

const labeled = [
  ...readLabeledIdentifiers(`${labeledFolder}/identifiers.jsonl`).filter(({ part }) => part === 'tune'),
  ...readLabeledIdentifiers(fromRoot('seeds', 'redaction', 'sentences.jsonl')),
]
const texts = [
  ...writeTexts(sources, 'train', timesTrained).map(({ lang, text }) => ({ lang, ...takeMarksOut(text) })),
  ...Array.from({ length: weightOfLabeled }, () => labeled).flat(),
].map(({ lang, text, identifiers }): TaggedText => {
  const placed = locateNameWords(text, readMentionText(text), lang, mentions)
  return tagText(placed, identifiers, lang, knowledge)
})
const bytes = encodeTagger(trainTagger(texts), hashWritingSources())
writeFileSync(fromRoot('seeds', 'redaction', 'tagger.bin'), bytes)
console.log(
  `Built seeds/redaction/tagger.bin from ${texts.length} texts: ${Math.round(bytes.length / 1024)} kB.`,
)
