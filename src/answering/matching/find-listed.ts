import { clauseConcerns, listedConcerns, severalConcerns } from '../models/numbers.js'
import type { Concerns } from './find-concerns.js'
import type { Stretch } from './match.js'
import type { MatchSources, MatchStages } from './match-concern.js'
import { type OneConcern, type Ranking, rankOffices } from './rank-offices.js'
import { type Cut, countWords, everyClause, possibleCuts, startOfMatters } from './split-concerns.js'
import { startTrace, type TraceWriter } from './trace-writer.js'

/**
 * A message of three sentences or clauses, each read by every signal as a concern of its own: the sentence encoder knows what the
 * word model alone does not. A story of three sentences keeps to one office, or has a sentence about nothing.
 * @returns null unless each has a first office of its own, and they are sure together
 */
export async function findListed(
  concern: OneConcern,
  sources: MatchSources,
  stages: MatchStages,
  trace: TraceWriter,
  lineEnds: readonly number[] = [],
): Promise<Concerns | null> {
  if (!sources.topicModel() || !stages.meaning || countWords(concern.text) > listedConcerns.longest)
    return null
  const listed = piecesOf(concern, lineEnds)
  const clauses = everyClause(concern.text, concern.lang, listedConcerns.minWords)
  if (![listed, clauses].some(areThree)) return null
  return trace.stageAsync(
    'listed',
    async () => {
      const read: ReadPieces = (pieces) =>
        Promise.all(pieces.map((piece) => readPiece(piece, concern, sources, stages)))
      if (areThree(listed) && areListed(await read(listed), listedConcerns))
        return { parts: listed, more: false }
      return (await areMixed(clauses, concern, read)) ? { parts: clauses, more: false } : null
    },
    (found) => ({ parts: found?.parts ?? null }),
  )
}

type ReadPieces = (pieces: readonly Stretch[]) => Promise<(Piece | null)[]>

/** Three clauses of different offices, in a message that as a whole is about none of them. */
async function areMixed(
  clauses: readonly Stretch[],
  { text }: OneConcern,
  read: ReadPieces,
): Promise<boolean> {
  if (!areThree(clauses)) return false
  const said = await read(clauses)
  const sure = clauseConcerns.filter((limits) => areListed(said, limits))
  if (sure.length === 0) return false
  const [whole] = await read([{ from: 0, to: text.length }])
  return sure.some(({ mostOfWhole }) => (whole?.probability ?? 0) <= mostOfWhole)
}

const areThree = (pieces: readonly Stretch[]) => pieces.length === severalConcerns.maxParts

/** What stands between two cuts. A greeting is left out. */
function piecesOf({ text, lang }: OneConcern, lineEnds: readonly number[]): Stretch[] {
  const cuts: (Cut | null)[] = possibleCuts(text, lang, lineEnds).filter(({ kind }) => kind !== 'and')
  let from = startOfMatters(text)
  const pieces = [...cuts, null].map((cut) => {
    const piece = { from, to: cut?.from ?? text.length }
    from = cut?.to ?? from
    return piece
  })
  const words = ({ from, to }: Stretch) => countWords(text.slice(from, to))
  const said = pieces.filter((piece) => words(piece) > 1)
  return said.every((piece) => words(piece) >= listedConcerns.minWords) ? said : []
}

interface Piece {
  office: string
  /** Of the topics whose ladder begins with it. */
  probability: number
}

async function readPiece(
  { from, to }: Stretch,
  concern: OneConcern,
  sources: MatchSources,
  stages: MatchStages,
): Promise<Piece | null> {
  const text = concern.text.slice(from, to)
  return firstOf(await rankOffices({ ...concern, text }, sources, stages, startTrace()), concern, sources)
}

function firstOf({ topics, offices }: Ranking, { level }: OneConcern, { index }: MatchSources): Piece | null {
  const office = offices[0]?.office
  if (office === undefined) return null
  const ofIt = topics.filter(({ slug }) => index.ladderOf(slug, level)[0]?.includes(office))
  return { office, probability: ofIt.reduce((sum, { probability }) => sum + probability, 0) }
}

function areListed(
  read: readonly (Piece | null)[],
  { minProbability, minOnAverage }: Pick<typeof listedConcerns, 'minProbability' | 'minOnAverage'>,
): boolean {
  const pieces = read.filter((piece) => piece !== null)
  const sum = pieces.reduce((sum, { probability }) => sum + probability, 0)
  return (
    pieces.length === read.length &&
    new Set(pieces.map(({ office }) => office)).size === pieces.length &&
    pieces.every(({ probability }) => probability >= minProbability) &&
    sum / pieces.length >= minOnAverage
  )
}
