import { respell, type Token, tokenize } from '../../platform/text/tokenize.js'
import type { ClassScores } from '../models/linear-model.js'
import { scoreClasses, type TrainedModel } from '../models/trained-model.js'
import type { MatchIndex } from './match-index.js'
import type { TokenizedText } from './synonyms.js'

/** A stretch of a concern, step by step; each step is made when it is first asked for. */
export interface HeardText {
  /** As typed. */
  typed: TokenizedText
  /** With synonyms read; `typed` itself if it has none. */
  read(): TokenizedText
  /** With spelling corrected: the words unchanged that need no correction. */
  right(): Token[]
  /** The topic model's scores for that. */
  scores(model: TrainedModel): ClassScores
}

export type HearText = (text: string, lang: string) => HeardText

/** For one concern: several stages ask for the same stretches, and a model takes a tenth of a millisecond. */
export function hearOnce(
  { index }: { index: Pick<MatchIndex, 'synonyms' | 'spelling'> },
  stages: { synonyms: boolean; spelling: boolean },
): HearText {
  const heard = new Map<string, HeardText>()
  return (text, lang) => {
    const key = `${lang} ${text}`
    const before = heard.get(key)
    if (before) return before
    const made = hear(text, lang)
    heard.set(key, made)
    return made
  }

  function hear(text: string, lang: string): HeardText {
    const typed = { text, tokens: tokenize(text, lang) }
    let synonymsRead: TokenizedText | null = null
    let corrected: Token[] | null = null
    let scored: { model: TrainedModel; scores: ClassScores } | null = null
    const read = () => {
      synonymsRead ??= stages.synonyms ? index.synonyms.read(typed, lang) : typed
      return synonymsRead
    }
    const right = () => {
      corrected ??= stages.spelling
        ? respell(read().tokens, (word) => index.spelling.correct(word, lang), lang)
        : read().tokens
      return corrected
    }
    return {
      typed,
      read,
      right,
      scores(model) {
        if (scored?.model !== model) scored = { model, scores: scoreClasses(model, right()) }
        return scored.scores
      },
    }
  }
}
