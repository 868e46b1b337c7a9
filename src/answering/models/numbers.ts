/**
 * Every number that weighs or decides in matching, with its reason and the measured effect: hit@1 / strict@1 on the
 * development set, unless stated otherwise. `npm run evaluate` prints them.
 */

/** The class for concerns that no school district answers. */
export const outOfScopeClass = '_out_of_scope'

/**
 * Feature groups of the topic and danger models, each scaled to unit length times its weight. Letters help with typos
 * and endings: 0.6 to 1 gain 0.7 points in English and 1.9 in Spanish in cross-validation.
 */
export const groupWeights = { word: 1, pair: 1, contentPair: 1, letters: 1 }

/**
 * Training of the topic model. `caution` (the initial value of Adagrad's sums) keeps rare features from being trusted
 * at first sight: 0 gives 83.9 / 72.7, 0.03–0.1 gives 92.5 / 81. More epochs gain nothing. `leastGradient` skips
 * gradients near zero: the same result in a third of the time. Features seen once gain nothing. `fullFrom`: a feature
 * in fewer texts gets weights only for the classes it occurs with (`layOutRows`): a fifth of the memory without a loss
 * (0.5 points gained).
 */
export const topicTraining = {
  minSeen: 2,
  maxFeatures: 300_000,
  epochs: 6,
  step: 0.5,
  caution: 0.05,
  penalty: 1e-5,
  leastGradient: 1e-3,
  smoothing: 0,
  fullFrom: 40,
  liftThin: true,
}

/**
 * The weight of a danger phrase as a phrasing of its kind's topic: at 1 those topics attract everyday worries (0.5
 * points).
 */
export const dangerTopicWeight = 0.3

/**
 * A topic is thin with less than `belowShare` of the average number of phrasings (61 of 407). Its phrasings count
 * `weight` times, its summary is learned, too, and its bias is raised by `lift` times the logarithm of average over own
 * number. Of the questions that 30 topics answer with all phrasings, they answer 74 % when each is cut to ten, 76 %
 * with weight and summary, 88 % with the lift, too; other topics lose nothing. `folds` is the number of
 * cross-validation folds that measure a thin topic.
 */
export const thinTopic = { belowShare: 0.15, weight: 3, lift: 1.3, folds: 3 }

/**
 * Training of the danger model. `calmWeight`: an everyday phrasing counts half of a hand-written innocent phrase.
 * `maxFeatures`: with the new phrases, 60,000 raised recall at 8 % false alarms from 86 to 90, 150,000 to 93.
 */
export const dangerTraining = {
  minSeen: 2,
  maxFeatures: 150_000,
  epochs: 6,
  step: 0.5,
  caution: 0.1,
  penalty: 1e-5,
  leastGradient: 1e-4,
  smoothing: 0,
  fullFrom: 0,
  liftThin: false,
  calmWeight: 0.5,
}

/** The term query: max words and pairs to look up, and the weight of a pair relative to a word. */
export const termLimits = { words: 28, pairs: 28, pairWeight: 0.7 }

/** BM25's k1 and b (Robertson and Zaragoza 2009), and the temperature that turns scores into probabilities. */
export const bm25Constants = { k1: 1.2, b: 0.5, temperature: 2 }

/**
 * A topic's shares for the offices on its ladder, by step, and for those in `also`. Later steps and `also` get little:
 * [1, 0.5, 0.25] and 0.22 lose 5 points of strict@1. `tieFade`: of two offices on one step, the first is usually the
 * better one (strict@1 81 without, 86 with). The shares do not add up to 1: that would penalize a topic's first office
 * for a long `also` list.
 */
export const ladderShares = { steps: [1, 0.1, 0.05], tieFade: 0.08, also: 0.12, alsoFade: 0.75 }

/**
 * Weights in the fusion Σ weight · log(floor + p); those of the signals present are scaled to add up to `total`.
 * `sharpen` is the exponent on topic probabilities before they are summed by office.
 */
export const fusion = {
  floor: 0.012,
  total: 1.5,
  words: { weight: 1, sharpen: 1 },
  terms: { weight: 0.3, sharpen: 1 },
  meaning: { weight: 0.85, sharpen: 1 },
  glossed: { weight: 1.2, sharpen: 1.25 },
}

/** Training of the classifier on sentence embeddings. */
export const semanticTraining = {
  epochs: 8,
  step: 0.1,
  caution: 1,
  penalty: 0,
  leastGradient: 1e-3,
  smoothing: 0,
  fullFrom: 0,
}

/**
 * Limits of the sentence encoder. Answers wait for it: with a limit of 44 ms and two waiting, four parallel questions
 * lost one to three points of hit@1, and equal texts got different answers. A text is skipped only if the queue takes
 * longer than the deadline. One sentence at a time: batches of 2 to 16 were no faster on one core, and differed in the
 * seventh digit. 300 letters lose nothing compared with 600.
 */
export const semanticLimits = {
  deadlineMs: 1000,
  maxLetters: 300,
  /** Embeddings of recent sentences to cache, 2 KB each. */
  remembered: 2000,
  /** A sentence's fixed cost, in letters. */
  lettersToStart: 40,
  /** Initial estimate; adapts to measured times. */
  msALetter: 0.03,
  retryMs: 500,
  maxFailures: 5,
  /** A process silent for this long hangs: the longest sentence takes 10 ms. */
  silentMs: 5000,
}

/** How often an office is right that is on a later step of a topic's ladder, or in `also`. */
export const rightBeside = 0.6

/**
 * From an office's support to how often it is right: logistic over log-odds, fitted on half of `dev`, `dev-2` and
 * `danger-dev`, split by a hash of the id. On the other half it predicts 75, 86 and 96 % where 78, 84 and 97 % are
 * right.
 */
export const calibration = { slope: 1.02, offset: 2.83 }

/** When not to name a single office. */
export const decision = {
  /**
   * From this probability of out-of-scope, nobody is named. Between 0.35 and 0.42, in English and Spanish, 88 of 100 are refused on one half of
   * the development sets, and 83 to 85 on the other, with 1.1 to 1.4 percent of those in scope. At 0.26 the other half reaches 88, too,
   * with 2 percent of those in scope.
   */
  outOfScope: 0.4,
  /** Weight of the sentence encoder in that probability, relative to the word model. */
  outOfScopeByMeaning: 0.2,
  /** Below this calibrated probability the family gets one plain question, if there are two topics to ask about. */
  choose: 0.87,
  /** With `choose`: another topic's office needs this share of the first one's probability. */
  chooseShare: 0.3,
  /** With `choose`: max offices. */
  chooseMost: 3,
}

/**
 * The model that tells outside services apart, and how sure it must be to name one. Of a fifth of the phrases out of scope
 * that it had not seen, in English and Spanish, 0.6 names a service for 10 percent, 86 percent of them rightly (94 of those
 * that have a service); of 135 concerns of `danger-dev` for 27 percent, 92 percent rightly.
 */
export const outsideTraining = { ...topicTraining, fullFrom: 0, liftThin: false }
export const outsideSure = 0.6

/**
 * A text with one content word is vague when the word model gives no topic `oneWord`; with two, when none has
 * `twoWords`: "lunch" names a whole field, "lunch menu" does not. By the word model, this finds 26 of 31 vague texts of
 * half "a", on which it was fitted, and asks for 1.7 % of the plain concerns in scope. Offers up to `offered` topics,
 * none with less than `minShare` of the first one's probability.
 */
export const vagueText = { oneWord: 0.9, twoWords: 0.6, offered: 6, minShare: 0.05 }

/**
 * Several concerns in one message are believed by the evidence for each part: the log-odds of its first office, at most those of
 * `surest`, plus half the logarithm of that office's probability in the whole message, which is small where a story only touches on
 * it. Every part needs `sure`, by the kind of cut beside it, all of them `sureOnAverage`, and where the first office of one part would
 * do for another, both need the probability `sureNear`. Stops count from `stopsFrom` concerns on: from two on they lose 1 to 2 points
 * of hit@1. `mixed` parts skip the average, `sureNear`, and `stopsFrom`: each must be at least `minOfTwo` or `minOfThree` probable, and at most `maxOfWhole` about
 * the whole message's topic. Up to `maxParts` are answered. Fitted on the development sets, where 10 concerns of 2,312 fall apart and none
 * loses its office, on the first 62 messages of `test/system/several-concerns.csv` (of 30 messages about three matters 25 are right, of 20 about two 15, none of
 * 12 stories falls apart), and on halves of 60 and 50 further messages; `docs/matching.md` has the other halves.
 */
export const severalConcerns = {
  sure: { joint: -2, and: -0.2, stop: -3, asked: -2, listed: -3, marked: -6 },
  sureOnAverage: { joint: -0.5, and: 0.7, stop: 0.75, asked: 0.2, listed: 0.2, marked: -1 },
  sureNear: { joint: 0.5, and: 0.95, stop: 0.5, asked: 0.5, listed: 0.35, marked: 0.2 },
  stopsFrom: 3,
  mixed: { maxOfWhole: 0.1, minOfTwo: 0.8, minOfThree: 0.6 },
  surest: 0.99,
  maxParts: 3,
}

/**
 * A message of up to `longest` words in three pieces of at least `minWords` is about three matters if the first office of each is another
 * one, at least `minProbability` probable, and `minOnAverage` on average. Fitted on 35 messages about three matters and half of the
 * development sets: 27 messages are so divided, all rightly, and none of 105 concerns in three pieces. In the other half, none of 112 is.
 */
export const listedConcerns = { longest: 60, minWords: 3, minProbability: 0.2, minOnAverage: 0.4 }

/**
 * The same where "and", too, may part them, before a new subject or not. Stories are cut there as well, so the office of the message as a
 * whole must be at most `mostOfWhole` probable: a story has one office throughout. The less it is, the less sure the parts need be. Fitted
 * on 10 messages about three matters (9 right, 2 before) and 15 stories (none falls apart); of 307 concerns of the development sets in
 * three or four such pieces, none is divided.
 */
export const clauseConcerns = [
  { minProbability: 0.2, minOnAverage: 0.36, mostOfWhole: 0.4 },
  { minProbability: 0.12, minOnAverage: 0.3, mostOfWhole: 0.1 },
]

/**
 * Two sentences of up to `longest` words together, the first no question, are two matters if they lead to different offices, the most
 * probable topic of each has at least `minProbability`, and `minOnAverage` on average. From `minForChoice` on, the office of the other
 * sentence stands second. An office with `nearShare` of the score of the first would do, too. Fitted on 22 messages in twelve languages
 * (13 right, 1 before) and 27 stories told in two sentences (none falls apart); of 22 others 19 are right (2 before), of 27 other stories
 * and 33 short concerns of the development sets none falls apart. With longer texts, 1 of 10 would.
 */
export const sentenceConcerns = {
  longest: 16,
  minProbability: 0.075,
  minOnAverage: 0.25,
  minForChoice: 0.04,
  nearShare: 0.6,
}

/**
 * Words shorter than `shortest` or longer than `longest` are not corrected, nor words that the catalog has `trusted`
 * times. The correction must occur `minCount` times, and `timesOwn` times as often as the word itself. One that sounds the same, or has
 * two letters swapped, counts `timesLikely` times ("bulied" is "bullied", though "buried" is more frequent). A correction that is in no
 * dictionary, but near a word `timesTypo` times as frequent, is a typo itself: that word is meant. Of 131 misspelled words, none fitted
 * but for `timesLikely` (1, 3, 10 and 30 give 115 to 117), 118 are right, 114 without the three. Less certain
 * corrections need longer words: the same sound within `slipsBySound` slips, two slips to a word `timesTwoSlips` times
 * as frequent, and two words written as one, which go before
 * a correction `timesApart` times rarer ("canyou" is not "canyon").
 */
export const spellingLimits = {
  shortest: 4,
  longest: 20,
  minCount: 4,
  trusted: 6,
  timesOwn: 5,
  timesLikely: 5,
  timesTypo: 20,
  shortestBySound: 6,
  slipsBySound: 3,
  shortestTwoSlips: 7,
  timesTwoSlips: 5,
  shortestApart: 5,
  timesApart: 10,
  minCountApart: 20,
  remembered: 20_000,
}

/**
 * A word with at most this share of the catalog's words is replaced by its synonym: two in a million, since nothing sure is learned
 * from a word that was seen twice. Of 40 questions with an acronym each, none fitted, 24 get an acceptable office without synonyms, 34
 * where the word must be unknown, 40 like this.
 */
export const rareInCatalog = 2e-6

/** Without a Spanish dictionary, only longer words are corrected, to very frequent ones. Sound is safe earlier. */
export const spanishSpelling = { shortest: 6, minCount: 15, shortestBySound: 3, shortestTwoSlips: 9 }

/** Matched words in a trace: min phrasings of the topic with the word, max words; and max topics per signal. */
export const traceLimits = { minSeen: 3, maxWords: 12, maxTopics: 5 }

/**
 * How long to wait for Meilisearch, in milliseconds, alone or under load. It needs 15 for 28 words by itself; a server
 * that is down fails at once, and one that hangs is not asked for a while.
 */
export const termDeadline = 1000
