import type { MatchRequest } from '../../answering/matching/match.js'
import { type MatchSources, matchConcern } from '../../answering/matching/match-concern.js'
import { createMatchIndex, phrasingDocuments } from '../../answering/matching/match-index.js'
import { topicTraining } from '../../answering/models/numbers.js'
import { shuffled } from '../../answering/models/shuffled.js'
import { trainModel } from '../../answering/models/train-model.js'
import { topicTrainingTexts } from '../../answering/models/training-texts.js'
import type { Revision, RevisionContent } from '../../answering/revision/revision.js'
import { ladderAt, type Phrasing } from '../../directory/model/topic.js'
import { createTermTable } from '../../platform/search/term-table.js'
import type { Judged } from './measure.js'

/** The held-out part of a fold, and the training part. */
interface Fold {
  learned: RevisionContent
  held: Phrasing[]
}

/**
 * Cross-validates the catalog: each phrasing of a fold is matched by a model that has not seen it. Words and terms
 * only; the sentence encoder's head has seen every phrasing. Neighbors in the files are often variants, so blocks of
 * eight stay together.
 * @param officeOf the district's offices by role
 * @param folds how many parts; `only` of them are measured, a minute each
 */
export async function crossValidate(
  revision: Revision,
  officeOf: MatchRequest['officeOf'],
  { folds = 5, only = 1 }: { folds?: number; only?: number } = {},
  onProgress: (share: number) => void = () => {},
): Promise<Judged[]> {
  const judged: Judged[] = []
  for (let fold = 0; fold < only; fold++) {
    const { learned, held } = cutFold(revision.content, fold, folds)
    const model = trainModel(topicTrainingTexts(learned), topicTraining, (share) =>
      onProgress((fold + share) / only),
    )
    judged.push(
      ...(await judgeHeld(
        held,
        sourcesWithoutMeaning({ ...revision, content: learned }, model),
        learned,
        officeOf,
      )),
    )
  }
  return judged
}

const blockSize = 8

function cutFold(content: RevisionContent, fold: number, folds: number): Fold {
  const blocks = Math.ceil(content.phrasings.length / blockSize)
  const order = shuffled(blocks, 7)
  const isHeld = (i: number) => order[Math.floor(i / blockSize)]! % folds === fold
  return {
    learned: { ...content, phrasings: content.phrasings.filter((_, i) => !isHeld(i)) },
    held: content.phrasings.filter((_, i) => isHeld(i)),
  }
}

/** The inputs of matching with a model, without the encoder. */
export function sourcesWithoutMeaning(
  revision: Revision,
  model: ReturnType<typeof trainModel>,
): MatchSources {
  const index = createMatchIndex(revision.content)
  const table = createTermTable(phrasingDocuments(revision.content))
  return {
    revision,
    index,
    topicModel: () => model,
    meaning: async () => null,
    countInMemory: (terms) => table.countNow(terms),
    termCounts: async (terms) => ({ counts: table.countNow(terms), engine: 'fallback' }),
  }
}

async function judgeHeld(
  held: readonly Phrasing[],
  sources: MatchSources,
  content: RevisionContent,
  officeOf: MatchRequest['officeOf'],
): Promise<Judged[]> {
  const topics = new Map(content.topics.map((topic) => [topic.slug, topic]))
  const judged: Judged[] = []
  for (const { topic: slug, lang, text } of held) {
    const topic = topics.get(slug)
    if (!topic) continue
    const [expect = [], ...later] = ladderAt(topic, null)
    const match = await matchConcern({ text, lang, level: null, officeOf }, sources)
    judged.push({
      concern: {
        id: slug,
        q: text,
        lang,
        level: null,
        expect: [...expect],
        ok: [...later.flat(), ...topic.also],
        crisis: false,
        scope: true,
        vague: false,
      },
      offices: match.offices.map(({ office }) => office),
      score: match.offices[0]?.score ?? 0,
      outcome: match.outcome,
      confident: match.outcome !== 'handover',
      help: null,
      engine: match.engine,
      signals: match.signals,
      ms: 0,
      stages: [],
    })
  }
  return judged
}
