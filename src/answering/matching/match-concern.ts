import { officeRole } from '../../directory/model/office-role.js'
import type { Term, TermCounts } from '../../platform/search/term-counts.js'
import { lineEndsOf, tidyText } from '../../platform/text/tidy-text.js'
import { tokenize } from '../../platform/text/tokenize.js'
import type { ClassScores } from '../models/linear-model.js'
import { decision, severalConcerns } from '../models/numbers.js'
import type { TrainedModel } from '../models/trained-model.js'
import type { Revision } from '../revision/revision.js'
import { answerUnsaid } from './answer-unsaid.js'
import { climbPast } from './climb-past.js'
import { type DecisionLimits, decide } from './decide.js'
import { dropNegated } from './drop-negated.js'
import { findField } from './field-words.js'
import { findAsked } from './find-asked.js'
import { findComplaint } from './find-complaint.js'
import { type Concerns, findConcerns } from './find-concerns.js'
import { findListed } from './find-listed.js'
import { findTwoSentences, type TwoSentences } from './find-two-sentences.js'
import { findUnsaid } from './general-words.js'
import { hearOnce } from './hear-once.js'
import { leaveOutHome } from './leave-out-home.js'
import { isOnlyLanguage, leaveOutLanguage } from './leave-out-language.js'
import type { Match, MatchRequest, RankedOffice, Stretch } from './match.js'
import type { MatchIndex } from './match-index.js'
import { isOnlyABus } from './only-a-bus.js'
import { beginMeaning, type OneConcern, type Ranking, rankOffices } from './rank-offices.js'
import { startTrace, type TraceWriter } from './trace-writer.js'

/** Dependencies of the matcher. `termCounts` and `meaning` never throw; `topicModel` is null while it trains. */
export interface MatchSources {
  revision: Revision
  index: MatchIndex
  /** The revision's own limits, if it changed any. */
  limits?: DecisionLimits
  topicModel(): TrainedModel | null
  /** Tells outside services apart; absent where none is to be named. */
  outsideModel?(): TrainedModel | null
  /** Topics by the meaning of an English text; null when not ready in time. Never throws. */
  meaning(text: string, deadlineMs: number): Promise<ClassScores | null>
  /** False where `meaning` never speaks, so that nothing is prepared for it; true where absent. */
  listens?(): boolean
  termCounts(
    terms: readonly Term[],
    deadlineMs: number,
  ): Promise<{ counts: TermCounts; engine: 'meilisearch' | 'fallback' }>
  /** The same in memory, for exact words only. */
  countInMemory(terms: readonly Term[]): TermCounts
}

/** Which stages run; tests and measurements switch some off. */
export interface MatchStages {
  negation: boolean
  split: boolean
  synonyms: boolean
  spelling: boolean
  /** Translates other languages word by word into English. */
  glossary: boolean
  words: boolean
  terms: boolean
  /** When off, terms are counted in memory, as if Meilisearch were down. */
  meilisearch: boolean
  meaning: boolean
  climb: boolean
}

export const allStages: MatchStages = {
  negation: true,
  split: true,
  synonyms: true,
  spelling: true,
  glossary: true,
  words: true,
  terms: true,
  meilisearch: true,
  meaning: true,
  climb: true,
}

/** Begins what `matchConcern` waits for longest, the sentence encoder, and returns at once. */
export function beginMatching(
  request: Pick<MatchRequest, 'text' | 'lang'>,
  sources: MatchSources,
  stages: MatchStages,
): void {
  const text = tidyText(request.text)
  const lang = sources.index.detectLanguage(text, request.lang)
  beginMeaning({ text: stages.negation ? dropNegated(text, lang) : text, lang }, sources, stages)
}

/** Finds the offices for a concern, stage by stage. Never throws for any text. */
export async function matchConcern(
  request: MatchRequest,
  sources: MatchSources,
  stages = allStages,
): Promise<Match> {
  const trace = startTrace()
  const text = tidyText(request.text)
  const lang = trace.stage(
    'language',
    () => sources.index.detectLanguage(text, request.lang),
    (lang) => ({ lang }),
  )
  const unsaid = findUnsaid(text)
  const asked = unsaid && answerUnsaid(unsaid, request, sources.index)
  if (asked) {
    trace.stage(
      'unsaid',
      () => unsaid,
      (unsaid) => ({ unsaid }),
    )
    return { trace: trace.done(lang), ...asked }
  }
  const about = stages.negation ? leaveOutNegated(text, lang, trace) : text
  const privateStems = stemsOf(request.identifiers ?? [], lang)
  const hear = hearOnce(sources, stages)
  const one = (of: string): OneConcern => ({ text: of, lang, level: request.level, privateStems, hear })
  // Text left out would shift the offsets, and a message with a negation is about one thing.
  const mayBeSeveral = stages.split && about === text
  const listed = mayBeSeveral
    ? await findMatters(one(text), sources, stages, trace, lineEndsOf(request.text))
    : null
  const sentences = mayBeSeveral && !listed ? await findTwoSentences(one(text), sources, stages, trace) : null
  const found: Concerns | null = sentences?.sure ? { parts: sentences.parts, more: false } : listed
  const answered = await Promise.all(
    (found?.parts ?? []).map(async (part) => ({
      part,
      ranking: await rankOffices(one(text.slice(part.from, part.to)), sources, stages, trace),
    })),
  )
  const apart = ofDifferentOffices(
    answered.filter(({ part }) => {
      const own = text.slice(part.from, part.to)
      return !isOnlyLanguage(own, lang) && findUnsaid(own) !== 'home'
    }),
  )
  if (found && apart.length > 1)
    return {
      skipped: null,
      trace: trace.done(lang),
      ...(found.more ? { more: true } : {}),
      ...answerEach(apart),
    }
  const ranking = await rankAsked(one(about), request, sources, stages, trace)
  const { offices, skipped } = stages.climb
    ? climb(ranking, one(about), request, sources, trace)
    : { offices: ranking.offices, skipped: null }
  const field = askedField(about, lang, sources.index) ?? askedField(about, request.lang, sources.index)
  const outOfScope = request.namesDistrict ? 0 : ranking.outOfScope
  const decided = trace.stage(
    'decide',
    () =>
      field
        ? decide(offices.length > 0 ? offices : frontOffice(request), 0, { known: true, vague: true })
        : decide(offices, outOfScope, ranking, sources.limits),
    ({ outcome, reason }) => ({ outcome, reason, outOfScope: ranking.outOfScope }),
  )
  return {
    outcome: decided.outcome,
    offices: field ? decided.offices : withOther(decided.offices, sentences),
    topics: field ?? ranking.topics.slice(0, 6),
    parts: null,
    skipped,
    ...(decided.reason === 'vague' ? { vague: true } : {}),
    ...(decided.reason === 'out-of-scope' ? { outside: ranking.outside() } : {}),
    signals: ranking.signals,
    engine: ranking.engine,
    trace: trace.done(lang),
  }
}

/** Where the family also says which language it speaks, the rest of the text decides, if that leads somewhere else. */
async function rankAsked(
  concern: OneConcern,
  { officeOf }: MatchRequest,
  sources: MatchSources,
  stages: MatchStages,
  trace: TraceWriter,
): Promise<Ranking> {
  const ranking = await rankBesideHome(concern, sources, stages, trace)
  const text = leaveOutLanguage(concern.text, concern.lang)
  if (text === null || findUnsaid(text)) return ranking
  const rest = await rankOffices({ ...concern, text }, sources, stages, trace)
  const forLanguages = officeOf(officeRole.multilingual)
  if (!leadsTo(rest, (office) => office !== forLanguages, sources)) return ranking
  const interpreters = ranking.offices.find(({ office }) => office === forLanguages)
  return interpreters ? withLast(rest, interpreters) : rest
}

/** Where the family also says where it lives, the rest decides if the whole would be refused, or the rest is only a bus. */
async function rankBesideHome(
  concern: OneConcern,
  sources: MatchSources,
  stages: MatchStages,
  trace: TraceWriter,
): Promise<Ranking> {
  const ranking = await rankOffices(concern, sources, stages, trace)
  const text = leaveOutHome(concern.text)
  if (text === null || (leadsTo(ranking, () => true, sources) && !isOnlyABus(text, concern.lang)))
    return ranking
  const rest = await rankOffices({ ...concern, text }, sources, stages, trace)
  return leadsTo(rest, () => true, sources) ? rest : ranking
}

/** True if the offices that would be shown or asked about are all such. */
function leadsTo(
  { offices, outOfScope, known, vague }: Ranking,
  isSuch: (office: string) => boolean,
  { limits }: MatchSources,
): boolean {
  const { outcome, reason, offices: shown } = decide(offices, outOfScope, { known, vague }, limits)
  const asked = shown.slice(0, outcome === 'answer' ? 1 : decision.chooseMost)
  return (
    reason !== 'out-of-scope' && reason !== 'nothing-known' && asked.every(({ office }) => isSuch(office))
  )
}

/** Another office at the end of the list: a family may still want an interpreter. */
function withLast(ranking: Ranking, last: RankedOffice): Ranking {
  const others = ranking.offices.filter(({ office }) => office !== last.office).slice(0, maxOffices - 1)
  const score = Math.min(last.score, others.at(-1)?.score ?? 0)
  return { ...ranking, offices: [...others, { ...last, score }] }
}

/** The offices, with that of the other sentence right after the first, where a message may be about two matters. */
function withOther(offices: readonly RankedOffice[], sentences: TwoSentences | null): RankedOffice[] {
  const [first, ...rest] = offices
  const leads = sentences?.offices.some(({ office }) => office === first?.office)
  const other = sentences?.offices.find(({ office }) => office !== first?.office)
  if (!first || !leads || !other) return [...offices]
  const score = Math.min(other.score, first.score)
  return [first, { ...other, score }, ...rest.filter(({ office }) => office !== other.office)].slice(
    0,
    maxOffices,
  )
}

/** By the word model, which is quick; where that finds fewer than three, by all signals. */
async function findMatters(
  concern: OneConcern,
  sources: MatchSources,
  stages: MatchStages,
  trace: TraceWriter,
  lineEnds: readonly number[],
): Promise<Concerns | null> {
  const found = findConcerns(concern, sources, trace, lineEnds)
  if (found && found.parts.length >= severalConcerns.maxParts) return found
  return (await findListed(concern, sources, stages, trace, lineEnds)) ?? found
}

const minTopics = 2

/** The topics of the field that a word or two name, as far as the district has them; null for a text that says more. */
function askedField(
  text: string,
  lang: string | null,
  { topics: known }: MatchIndex,
): Match['topics'] | null {
  const topics =
    (lang === null ? null : findField(text, lang))?.filter((slug) => known.numberOf(slug) !== undefined) ?? []
  return topics.length < minTopics ? null : topics.map((slug) => ({ slug, probability: 0 }))
}

function frontOffice({ officeOf }: MatchRequest): RankedOffice[] {
  const office = officeOf(officeRole.frontOffice)
  return office === null ? [] : [{ office, score: 0.5, topic: null }]
}

function stemsOf(pieces: readonly string[], lang: string): ReadonlySet<string> {
  return new Set(pieces.flatMap((piece) => tokenize(piece, lang).map(({ stem }) => stem)))
}

function leaveOutNegated(text: string, lang: string, trace: TraceWriter): string {
  return trace.stage(
    'negation',
    () => dropNegated(text, lang),
    (left) => ({ leftOut: text.length - left.length }),
  )
}

/** Skips offices already asked or complained about. */
function climb(
  ranking: Ranking,
  { text, lang, level }: OneConcern,
  { officeOf }: MatchRequest,
  sources: MatchSources,
  trace: TraceWriter,
) {
  return trace.stage(
    'climb',
    () =>
      climbPast(ranking.offices, {
        asked: findAsked(text, lang),
        complaint: findComplaint(text, lang),
        officeOf,
        ladderOf: (topic) => sources.index.ladderOf(topic, level),
      }),
    ({ skipped }) => ({ skipped }),
  )
}

interface AnsweredPart {
  part: Stretch
  ranking: Ranking
}

/** Parts that the same office would answer are one matter to it. */
function ofDifferentOffices(answered: readonly AnsweredPart[]): AnsweredPart[] {
  const firstOf = ({ ranking }: AnsweredPart) => ranking.offices[0]?.office
  return answered.filter((each, i) => i === answered.findIndex((other) => firstOf(other) === firstOf(each)))
}

const maxOffices = 5
const maxTopics = 6

/** The offices of all parts, in turn: the first of each, the second of each, … */
function answerEach(
  answered: readonly AnsweredPart[],
): Pick<Match, 'outcome' | 'offices' | 'topics' | 'parts' | 'engine' | 'signals'> {
  const rankings = answered.map(({ ranking }) => ranking)
  const places = Array.from({ length: maxOffices }, (_, place) => place)
  const inTurn = places.flatMap((place) =>
    rankings.flatMap(({ offices }, part) => (offices[place] ? [{ part, ...offices[place] }] : [])),
  )
  const offices = inTurn.filter((entry, i) => inTurn.findIndex(({ office }) => office === entry.office) === i)
  const [first] = rankings
  return {
    outcome: 'answer',
    parts: answered.map(({ part }) => part),
    offices: offices.slice(0, maxOffices),
    topics: rankings.flatMap(({ topics }) => topics.slice(0, maxTopics / rankings.length)),
    signals: (first?.signals ?? []).filter((name) => rankings.every(({ signals }) => signals.includes(name))),
    engine: rankings.every(({ engine }) => engine === 'meilisearch') ? 'meilisearch' : 'fallback',
  }
}
