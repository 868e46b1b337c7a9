import { tokenize } from '../../platform/text/tokenize.js'
import { classify, type TrainedModel } from '../models/trained-model.js'
import type { Danger, DangerKind } from './danger.js'
import { type DangerLimits, dangerNumbers } from './danger-limits.js'
import { calmClass } from './danger-model.js'
import { findPatterns } from './find-patterns.js'

/**
 * Is someone in danger? Pure and quick, waits on nothing; without the model the patterns still speak.
 * @param lang BCP 47 code of the text
 * @param limits log-odds from which help is shown
 */
export function assessDanger(
  text: string,
  lang: string,
  model: TrainedModel | null,
  limits: DangerLimits = dangerNumbers,
): Danger {
  const classes = model ? classify(model, tokenize(text, lang)) : new Map<string, number>([[calmClass, 0.99]])
  const patterns = findPatterns(text, lang)
  const alarm = Math.min(Math.max(1 - (classes.get(calmClass) ?? 1), 0.001), 0.999)
  const byWords = Math.log(alarm / (1 - alarm))
  const odds = patterns.length > 0 ? Math.max(byWords + dangerNumbers.pattern, limits.now) : byWords
  const level = odds >= limits.now ? 'now' : odds >= limits.support ? 'support' : null
  const spoke = alarm >= 0.05 ? ['words'] : []
  return {
    level,
    kinds: level
      ? leadingKinds(
          classes,
          patterns.map((pattern) => pattern.kind),
        )
      : [],
    score: 1 / (1 + Math.exp(-odds)),
    evidence: [...patterns.map((pattern) => pattern.name), ...spoke],
  }
}

function leadingKinds(classes: ReadonlyMap<string, number>, patternKinds: DangerKind[]): DangerKind[] {
  const ranked = [...classes].filter(([kind]) => kind !== calmClass).sort((a, b) => b[1] - a[1]) as [
    DangerKind,
    number,
  ][]
  const all = ranked.reduce((sum, [, share]) => sum + share, 0)
  const likely = ranked
    .filter(([, share]) => all > 0 && share / all >= dangerNumbers.minKindShare)
    .map(([kind]) => kind)
  return [...new Set([...patternKinds, ...likely])].slice(0, dangerNumbers.maxKinds)
}
