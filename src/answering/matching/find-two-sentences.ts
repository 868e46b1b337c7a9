import { decision, sentenceConcerns } from '../models/numbers.js'
import { findAsked } from './find-asked.js'
import { findComplaint } from './find-complaint.js'
import { isOnlyLanguage } from './leave-out-language.js'
import type { RankedOffice, Stretch } from './match.js'
import type { MatchSources, MatchStages } from './match-concern.js'
import { type OneConcern, type Ranking, rankOffices } from './rank-offices.js'
import { countWords, twoSentences } from './split-concerns.js'
import { startTrace, type TraceWriter } from './trace-writer.js'

/** Two sentences of a message that lead to different offices. */
export interface TwoSentences {
  parts: Stretch[]
  /** Surely about two matters; else it may be one, told in two sentences. */
  sure: boolean
  /** The first office of each. */
  offices: RankedOffice[]
}

/**
 * Reads both sentences of a message by every signal, as concerns of their own. In a story, one of them is mostly about nothing, or the
 * office of one would do for the other.
 * @returns null for anything but two sentences that may be about two matters
 */
export async function findTwoSentences(
  concern: OneConcern,
  sources: MatchSources,
  stages: MatchStages,
  trace: TraceWriter,
): Promise<TwoSentences | null> {
  const { text, lang } = concern
  const parts = twoSentences(text)
  if (!parts || !sources.topicModel() || !stages.meaning) return null
  if (countWords(text) > sentenceConcerns.longest) return null
  if (parts.some(({ from, to }) => isOnlyLanguage(text.slice(from, to), lang))) return null
  // Whom a family has asked already, or complains about, is told in a sentence of its own.
  if (findAsked(text, lang).length > 0 || findComplaint(text, lang).length > 0) return null
  return trace.stageAsync(
    'sentences',
    async () =>
      compare(parts, await Promise.all(parts.map((part) => rankPart(part, concern, sources, stages))), lang),
    (found) => ({ parts: found?.parts ?? null, sure: found?.sure ?? false }),
  )
}

function rankPart(
  { from, to }: Stretch,
  concern: OneConcern,
  sources: MatchSources,
  stages: MatchStages,
): Promise<Ranking> {
  const text = concern.text.slice(from, to)
  return rankOffices({ ...concern, text, isSentence: true }, sources, stages, startTrace())
}

function compare(parts: Stretch[], rankings: readonly Ranking[], lang: string): TwoSentences | null {
  const offices = rankings.flatMap((ranking) => ranking.offices.slice(0, 1))
  const chances = rankings.map(({ topics }) => topics[0]?.probability ?? 0)
  const inScope = rankings.every(({ outOfScope }) => outOfScope < decision.outOfScope)
  // The encoder does not read Spanish; elsewhere the words alone cut up stories.
  const isHeard = lang === 'es' || rankings.every(({ signals }) => signals.includes('meaning'))
  if (offices.length < parts.length || !inScope || !isHeard || !areApart(rankings)) return null
  const { minProbability, minOnAverage, minForChoice } = sentenceConcerns
  const least = Math.min(...chances)
  const average = chances.reduce((sum, chance) => sum + chance, 0) / chances.length
  if (least < minForChoice) return null
  return { parts, sure: least >= minProbability && average >= minOnAverage, offices }
}

const nearest = 4

/** True if the first office of each is none of those that the others may well lead to. */
function areApart(rankings: readonly Ranking[]): boolean {
  return rankings.every(({ offices: [first] }, i) =>
    rankings.every(({ offices }, other) => {
      const enough = (offices[0]?.score ?? 0) * sentenceConcerns.nearShare
      const near = offices.slice(0, nearest).filter(({ score }) => score >= enough)
      return i === other || near.every(({ office }) => office !== first?.office)
    }),
  )
}
