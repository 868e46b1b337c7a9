import { thinTopic } from './numbers.js'

/**
 * Raises the bias of classes with few examples, in place. Families may ask about a new topic often, but the model has
 * learned that it is rare: it would lose to similar topics whatever the text says.
 * @param targets the class of each example
 */
export function liftThinClasses(bias: Float32Array, targets: Iterable<number>): void {
  const counts = new Float64Array(bias.length)
  let all = 0
  for (const target of targets) {
    counts[target]!++
    all++
  }
  const mean = all / bias.length
  for (let c = 0; c < bias.length; c++)
    if (counts[c]! < thinTopic.belowShare * mean) bias[c]! += thinTopic.lift * Math.log(mean / counts[c]!)
}
