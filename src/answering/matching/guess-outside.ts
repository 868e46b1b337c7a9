import type { Token } from '../../platform/text/tokenize.js'
import { outsideSure } from '../models/numbers.js'
import { scoreClasses, type TrainedModel } from '../models/trained-model.js'

/** Other languages have too few phrases: of seven services named in them, two were right. */
const languages: ReadonlySet<string> = new Set(['en', 'es'])

/** The outside service that handles a text out of scope; null when none is sure enough. */
export function guessOutside(
  model: TrainedModel | null,
  tokens: readonly Token[],
  lang: string,
): string | null {
  if (!model || !languages.has(lang)) return null
  const { classes, probabilities } = scoreClasses(model, tokens)
  const sure = probabilities.findIndex((probability) => probability >= outsideSure)
  return classes[sure] || null
}
