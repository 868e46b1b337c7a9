import { thinTopic } from './numbers.js'

/**
 * Moves the bias of classes with few examples up, in place. A new topic is often meant as soon as it is there, but the model has
 * learned that it hardly ever is: it would lose to its neighbors whatever is said.
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
