/** The vocabulary of the sentence encoder: each piece of a word, and the logarithm of its probability. */
export type PieceVocabulary = readonly (readonly [piece: string, score: number | null])[]

/** Vocabularies begin with signs such as the one for an unknown letter, which no text contains. */
const reserved = 6
const unknown = 0
/** Stands for a blank, and for the beginning of a text. */
const blank = '▁'

/**
 * Cuts texts into the pieces that a sentence encoder was trained on: those with the highest sum of scores (SentencePiece's
 * unigram model, Kudo 2018, by Viterbi's algorithm). Letters that no piece covers are unknown; several in a row count as one.
 * @returns for a text, the number of each piece in the vocabulary
 */
export function createSentencePieces(vocabulary: PieceVocabulary): (text: string) => number[] {
  const pieces = new Map<string, { number: number; score: number }>()
  let longest = 0
  for (const [number, [piece, score]] of vocabulary.entries()) {
    if (number < reserved) continue
    // Some pieces of punctuation have no score, as in the encoder's own code.
    pieces.set(piece, { number, score: score ?? 0 })
    longest = Math.max(longest, piece.length)
  }
  const none = { number: unknown, score: 0 }

  /** The best way to cut the first letters, for each number of letters. */
  function bestPieces(letters: readonly string[]) {
    const scores = new Float64Array(letters.length + 1)
    const numbers = new Int32Array(letters.length + 1)
    for (let from = 0; from < letters.length; from++) {
      let isKnown = false
      let piece = ''
      for (let to = from + 1; to <= letters.length && to - from <= longest; to++) {
        piece += letters[to - 1]
        const found = pieces.get(piece)
        if (found) take(from, to, found)
        isKnown ||= found !== undefined
      }
      if (!isKnown) take(from, from + 1, none)
    }
    return numbers

    function take(from: number, to: number, { number, score }: { number: number; score: number }): void {
      const sum = scores[from]! + score
      // 0 where nothing ends yet.
      if (scores[to] !== 0 && sum < scores[to]!) return
      scores[to] = sum
      numbers[to] = number
    }
  }

  return (text) => {
    const normalized = text.normalize('NFKC')
    if (normalized === '') return []
    const letters = [...(blank + normalized.replaceAll(' ', blank))]
    const numbers = bestPieces(letters)
    const cut: number[] = []
    for (let end = letters.length; end > 0; ) {
      const number = numbers[end]!
      if (number !== unknown || cut.at(-1) !== unknown) cut.push(number)
      end -= vocabulary[number]![0].length
    }
    return cut.reverse()
  }
}
