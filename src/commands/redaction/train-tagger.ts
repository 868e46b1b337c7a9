import { softmax } from '../../answering/models/linear-model.js'
import type { Identifier } from '../../answering/privacy/identifier.js'
import type { NameWord } from '../../answering/privacy/locate-name-words.js'
import { tableLength } from '../../answering/privacy/tagger/tagger-file.js'
import {
  maxFeatures,
  readTraitText,
  type TraitText,
  writeFeatures,
} from '../../answering/privacy/tagger/word-features.js'
import { likeliest, placeOf, type TaggerModel, tags } from '../../answering/privacy/tagger/word-tagger.js'
import type { WordKnowledge } from '../../answering/privacy/word-knowledge.js'
import { createRandomChoice, type RandomChoice } from './random-choice.js'

/** A text's words and their tags; -1 marks a word to skip in training. */
export interface TaggedText {
  text: TraitText
  tags: Int8Array
}

/** Tags the words of a labeled text. */
export function tagText(
  words: readonly NameWord[],
  identifiers: readonly Identifier[],
  lang: string,
  knowledge: WordKnowledge,
): TaggedText {
  const given = Int8Array.from(words, ({ from, to, isPublic, raw }) => {
    const found = identifiers.find((one) => one.from < to && from < one.to)
    if (!found) return 0
    // The directory already finds its own names.
    if (isPublic && !/\d/.test(raw) && found.kind === 'name') return -1
    return (tags as readonly string[]).indexOf(found.kind === 'id' ? 'account' : found.kind)
  })
  return { text: readTraitText(words, lang, knowledge), tags: given }
}

const passes = 3
const minSeen = 5
const rate = 0.15
/** Share of words whose own text is hidden in training, so that the model learns from context. */
const hiddenShare = 0.4
const decay = 1e-6
const size = tags.length

/**
 * Trains with AdaGrad, one text at a time. Each word sees the tags of the two words before it: the right ones at first,
 * and after the first pass, half of the time, the model's own guesses.
 */
export function trainTagger(texts: readonly TaggedText[]): TaggerModel {
  const choice = createRandomChoice('training')
  const keys = countFeatures(texts)
  const weights = new Float32Array(keys.length * size)
  const squares = new Float32Array(keys.length * size).fill(0.1)
  const model = { keys, weights }
  for (let pass = 0; pass < passes; pass++) {
    for (const at of shuffled(texts.length, choice)) trainText(texts[at]!, model, squares, choice, pass > 0)
  }
  return model
}

const features = new Uint32Array(maxFeatures)
const places = new Int32Array(maxFeatures)
const scores = new Float32Array(size)

function trainText(
  { text, tags }: TaggedText,
  { keys, weights }: TaggerModel,
  squares: Float32Array,
  choice: RandomChoice,
  guesses: boolean,
): void {
  let before = 0
  let beforeThat = 0
  for (let at = 0; at < tags.length; at++) {
    const right = tags[at]!
    if (text.links[at]) {
      beforeThat = before
      before = 0
      continue
    }
    const count = writeFeatures(text, at, before, beforeThat, features)
    let used = 0
    const blind = choice.chance(hiddenShare)
    scores.fill(0)
    for (let i = 0; i < count; i++) {
      if (blind && (i === 1 || i === 20 || i === 31 || i === 32 || i === 45 || i === 46)) continue
      const place = placeOf(keys, features[i]!)
      if (keys[place] === 0) continue
      places[used++] = place * size
      for (let tag = 0; tag < size; tag++) scores[tag]! += weights[place * size + tag]!
    }
    softmax(scores)
    const guess = likeliest(scores)
    if (right >= 0)
      for (let tag = 0; tag < size; tag++) {
        const slope = scores[tag]! - (tag === right ? 1 : 0)
        if (Math.abs(slope) < 0.002) continue
        for (let i = 0; i < used; i++) {
          const w = places[i]! + tag
          const pull = slope + decay * weights[w]!
          squares[w]! += pull * pull
          weights[w]! -= (rate * pull) / Math.sqrt(squares[w]!)
        }
      }
    beforeThat = before
    before = right < 0 ? guess : guesses && choice.chance(0.5) ? guess : right
  }
}

/** Counters of features. Two rare features that share a counter may both be kept. */
const counters = 1 << 24

/** Builds the table of features seen at least `minSeen` times. */
function countFeatures(texts: readonly TaggedText[]): Uint32Array {
  const seen = new Uint8Array(counters)
  forEachFeature(texts, (feature) => {
    const counter = feature & (counters - 1)
    if (seen[counter]! < 255) seen[counter]!++
  })
  const kept = new Set<number>()
  forEachFeature(texts, (feature) => {
    if (feature !== 0 && seen[feature & (counters - 1)]! >= minSeen) kept.add(feature)
  })
  const keys = new Uint32Array(tableLength(kept.size))
  for (const feature of kept) keys[placeOf(keys, feature)] = feature
  return keys
}

function forEachFeature(texts: readonly TaggedText[], look: (feature: number) => void): void {
  for (const { text, tags } of texts)
    for (let at = 0; at < tags.length; at++) {
      if (text.links[at]) continue
      const count = writeFeatures(
        text,
        at,
        tagBefore(text, tags, at - 1),
        tagBefore(text, tags, at - 2),
        features,
      )
      for (let i = 0; i < count; i++) look(features[i]!)
    }
}

function tagBefore({ links }: TraitText, tags: Int8Array, at: number): number {
  return at < 0 || links[at] ? 0 : Math.max(0, tags[at]!)
}

function shuffled(count: number, choice: RandomChoice): number[] {
  const order = Array.from({ length: count }, (_, i) => i)
  for (let i = count - 1; i > 0; i--) {
    const j = choice.between(0, i)
    ;[order[i], order[j]] = [order[j]!, order[i]!]
  }
  return order
}
