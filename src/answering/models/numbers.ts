/**
 * Every number that weighs or decides in matching, with its reason and the measure it moved. Measures are hit@1 / strict@1
 * on the development set unless said otherwise; `npm run evaluate` prints them.
 */

/** The class for concerns that no school district answers. */
export const outOfScopeClass = '_out_of_scope'

/**
 * Feature groups of the topic and danger models, each scaled to unit length times its weight. Letters help with typing mistakes
 * and endings: from 0.6 to 1 they win 0.7 points in English and 1.9 in Spanish in cross-validation.
 */
export const groupWeights = { word: 1, pair: 1, contentPair: 1, letters: 1 }

/**
 * Training of the topic model. `caution` (the start of Adagrad's sums) keeps rare features from being believed on first
 * sight: 0 gives 83.9 / 72.7, 0.03–0.1 gives 92.5 / 81. More epochs win nothing. `leastGradient` leaves out what is nearly
 * nil: a third of the time for the same result. Features seen once win nothing. `fullFrom`: a feature seen in fewer texts has a
 * weight only for the classes it is seen with (`layOutRows`): a fifth of the memory, and nothing is lost (0.5 points won).
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

/** What a danger phrase counts for as a phrasing of its kind's topic: at 1 those topics draw everyday worries to them (0.5 points). */
export const dangerTopicWeight = 0.3

/**
 * A topic is thin with less than `belowShare` of the phrasings that a topic has on average (45 of 300). What it has counts `weight`
 * times, its summary is learned as well, and its bias is lifted by `lift` times the logarithm of how many times more the average
 * has. Of what 30 topics answered with all phrasings, they answer 74 % when each is cut to ten, 76 % with weight and summary,
 * 88 % with the lift as well; the others lose nothing. How well a topic is found is measured in `folds` parts.
 */
export const thinTopic = { belowShare: 0.15, weight: 3, lift: 1.3, folds: 3 }

/**
 * Training of the danger model. `calmWeight`: an everyday phrasing counts half of a hand-written innocent twin. `maxFeatures`: with
 * 60,000 the new phrases raised recall at 8 % false alarms from 86 to 90, with 150,000 to 93.
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

/** The term query: how many words and pairs are looked up, and what a pair counts for beside a word. */
export const termLimits = { words: 28, pairs: 28, pairWeight: 0.7 }

/** k1 and b of BM25 (Robertson and Zaragoza 2009), and the temperature that turns scores into probabilities. */
export const bm25Constants = { k1: 1.2, b: 0.5, temperature: 2 }

/**
 * What a topic says for the offices on its ladder, step by step, and for those that would also do. Later steps and `also` say
 * little: [1, 0.5, 0.25] and 0.22 lose 5 points of strict@1. `tieFade`: of two offices on one step the one written first is
 * the better one more often than not (strict@1 81 without, 86 with). The shares are not scaled to add up to 1: that would hold
 * a long `also` list against a topic's first office.
 */
export const ladderShares = { steps: [1, 0.1, 0.05], tieFade: 0.08, also: 0.12, alsoFade: 0.75 }

/**
 * The signals in the fusion Σ weight · log(floor + p); the weights of those that speak are scaled to add up to `total`.
 * `sharpen` is the exponent on the topics' probabilities before they are added up over offices.
 */
export const fusion = {
  floor: 0.012,
  total: 1.5,
  words: { weight: 1, sharpen: 1 },
  terms: { weight: 0.3, sharpen: 1 },
  meaning: { weight: 0.85, sharpen: 1 },
  glossed: { weight: 1.2, sharpen: 1.25 },
}

/** Training of the head on sentence embeddings. */
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
 * How the sentence encoder is asked. An answer waits for it: with a limit of 44 ms and two waiting, four asking at once lost one to
 * three points of hit@1, and the same words got two answers. Only a queue longer than the deadline is not joined. One sentence at a
 * time: batches of 2 to 16 are no quicker on one core, and differ in the seventh digit. 300 letters lose nothing against 600.
 */
export const semanticLimits = {
  deadlineMs: 1000,
  maxLetters: 300,
  /** Embeddings kept of the latest sentences, 2 KB each. */
  remembered: 2000,
  /** What a sentence costs before its first letter, in letters. */
  lettersToStart: 40,
  /** First guess; it follows how long sentences take. */
  msALetter: 0.08,
  retryMs: 500,
  maxFailures: 5,
  /** A thread that says nothing for this long hangs: the longest sentence takes 30 ms. */
  silentMs: 5000,
}

/** How often an office is right that stands beside a topic's first step: on a later one, or in `also`. */
export const rightBeside = 0.6

/**
 * From what supports an office to how often it is right: logistic over log-odds, fitted on one half of `dev`, `dev-2` and `danger-dev`
 * by a hash of the id. On the other half it says 75, 86 and 96 % where 78, 84 and 97 % are right.
 */
export const calibration = { slope: 1.02, offset: 2.83 }

/** When one office is not named alone. */
export const decision = {
  /**
   * Probability of out-of-scope from which nobody is named. On the half of the development sets that it was not fitted on, 0.3 refuses
   * 56 of 100 and 0.2 percent of what is in scope; 0.2 refuses 65 and 0.7 percent.
   */
  outOfScope: 0.2,
  /** What the sentence encoder counts for in it, beside the word model. */
  outOfScopeByMeaning: 0.4,
  /** Calibrated probability below which the parent is asked one plain question, where there are two topics to ask about. */
  choose: 0.87,
  /** With `choose`, the office of another topic is offered when it has this share of the first one's probability. */
  chooseShare: 0.3,
  /** With `choose`, how many are offered at most. */
  chooseMost: 3,
}

/**
 * A text with one word that says something is vague when the word model gives no topic `oneWord`, one with two when none has
 * `twoWords`: "lunch" stands for a whole field, "lunch menu" does not. By the word model, that finds 26 of 31 vague texts of half "a",
 * which it was fitted on, and asks 1.7 % of the plain concerns in scope. Up to `offered` topics are offered.
 */
export const vagueText = { oneWord: 0.9, twoWords: 0.6, offered: 6 }

/**
 * Two concerns in one message are believed when both sides have a topic of at least this probability; more where nothing but an
 * "and" stands between. At 0.25 for both, 1.3 % of the catalogue's phrasings fall apart, most of them wrongly.
 */
export const twoConcerns = { sure: 0.35, surePlain: 0.6 }

/**
 * A word shorter than `shortest` or longer than `longest` is not corrected, nor one that the catalogue has `trusted` times; nor
 * towards a word that it has less often than `minCount`, or not `timesOwn` times as often as the word itself. What is less sure needs
 * longer words: the same sound within `slipsBySound` slips, two slips towards a word that is `timesTwoSlips` times as frequent, two
 * words written as one.
 */
export const spellingLimits = {
  shortest: 4,
  longest: 20,
  minCount: 4,
  trusted: 6,
  timesOwn: 5,
  shortestBySound: 6,
  slipsBySound: 3,
  shortestTwoSlips: 7,
  timesTwoSlips: 5,
  shortestApart: 6,
  minCountApart: 20,
  remembered: 20_000,
}

/** Spanish has no dictionary here: only longer words, towards those that the catalogue uses very often. Sound is safe earlier. */
export const spanishSpelling = { shortest: 6, minCount: 15, shortestBySound: 3, shortestTwoSlips: 9 }

/** Matched words in a trace: how often the topic's phrasings must hold one, and how many are kept; and how many topics a signal. */
export const traceLimits = { minSeen: 3, maxWords: 12, maxTopics: 5 }

/**
 * How long to wait for Meilisearch, in milliseconds: the same for one asking and for many. It needs 15 for 28 words alone; a server
 * that is down is known at once, and one that hangs is not asked again for a while.
 */
export const termDeadline = 1000
