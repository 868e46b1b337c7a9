import type { MatchRequest } from '../../answering/matching/match.js'
import { matchConcern } from '../../answering/matching/match-concern.js'
import { topicTraining } from '../../answering/models/numbers.js'
import { shuffled } from '../../answering/models/shuffled.js'
import { trainModel } from '../../answering/models/train-model.js'
import { topicTrainingTexts } from '../../answering/models/training-texts.js'
import type { Revision, RevisionContent } from '../../answering/revision/revision.js'
import type { LabeledConcern } from '../../content/rehearsal/labeled-concern.js'
import { sourcesWithoutMeaning } from './cross-validate.js'

/** Accuracy for the concerns of some topics, with all phrasings of those topics and with ten each. */
export interface CutTopics {
  topics: string[]
  concerns: number
  /** Concerns whose first office is right, or would not be wrong. */
  rightWithAll: number
  rightWhenCut: number
  /** The same for all other concerns, which must not lose when topics are cut. */
  others: { concerns: number; rightWithAll: number; rightWhenCut: number }
}

interface Asked {
  topic: string | undefined
  right: boolean
}

/** Phrasings that a district's own topic starts with. */
const keptPhrasings = 10

/**
 * Measures topics with ten phrasings: cuts the topics that labeled concerns are most often about, some at a time, to ten
 * English phrasings, retrains everything, and asks the concerns that those topics answered before. Words and terms only:
 * the encoder's head has seen the removed phrasings.
 * @param officeOf the district's offices by role
 */
export async function measureCutTopics(
  revision: Revision,
  officeOf: MatchRequest['officeOf'],
  labeled: readonly LabeledConcern[],
  { topics, batches }: { topics: number; batches: number },
  onProgress: (share: number) => void = () => {},
): Promise<CutTopics[]> {
  const concerns = labeled.filter(({ lang, scope, expect }) => lang === 'en' && scope && expect.length > 0)
  const ask = (content: RevisionContent, step: number) =>
    askAll({ ...revision, content }, officeOf, concerns, (share) =>
      onProgress((step + share) / (batches + 1)),
    )
  const before = await ask(revision.content, 0)
  const chosen = mostOften(before, topics)
  const measured: CutTopics[] = []
  for (let batch = 0; batch < batches; batch++) {
    const cut = chosen.filter((_, i) => i % batches === batch)
    const after = await ask(cutTopics(revision.content, new Set(cut)), batch + 1)
    measured.push(compare(before, after, cut))
  }
  return measured
}

async function askAll(
  revision: Revision,
  officeOf: MatchRequest['officeOf'],
  concerns: readonly LabeledConcern[],
  onProgress: (share: number) => void,
): Promise<Asked[]> {
  const model = trainModel(topicTrainingTexts(revision.content), topicTraining, onProgress)
  const sources = sourcesWithoutMeaning(revision, model)
  const asked: Asked[] = []
  for (const { q, lang, level, expect, ok } of concerns) {
    const { offices, topics } = await matchConcern({ text: q, lang, level, officeOf }, sources)
    const [first] = offices
    asked.push({
      topic: topics[0]?.slug,
      right: first !== undefined && [...expect, ...ok].includes(first.office),
    })
  }
  return asked
}

function mostOften(asked: readonly Asked[], max: number): string[] {
  const counts = new Map<string, number>()
  for (const { topic } of asked) if (topic) counts.set(topic, (counts.get(topic) ?? 0) + 1)
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, max)
    .map(([slug]) => slug)
}

/** Leaves each topic ten English phrasings, drawn in a fixed order, and no danger phrases. */
function cutTopics(content: RevisionContent, cut: ReadonlySet<string>): RevisionContent {
  const kept = new Set(
    [...cut].flatMap((slug) => {
      const own = content.phrasings.filter(({ topic, lang }) => topic === slug && lang === 'en')
      return [...shuffled(own.length, 3)].slice(0, keptPhrasings).map((i) => own[i])
    }),
  )
  return {
    ...content,
    phrasings: content.phrasings.filter((phrasing) => !cut.has(phrasing.topic) || kept.has(phrasing)),
    dangerPhrases: [],
  }
}

function compare(before: readonly Asked[], after: readonly Asked[], topics: string[]): CutTopics {
  const isOwn = (i: number) => topics.includes(before[i]!.topic ?? '')
  const count = (asked: readonly Asked[], own: boolean) =>
    asked.filter(({ right }, i) => right && isOwn(i) === own).length
  const concerns = before.filter((_, i) => isOwn(i)).length
  return {
    topics,
    concerns,
    rightWithAll: count(before, true),
    rightWhenCut: count(after, true),
    others: {
      concerns: before.length - concerns,
      rightWithAll: count(before, false),
      rightWhenCut: count(after, false),
    },
  }
}
