import { tidyText } from '../../platform/text/tidy-text.js'
import { assessDanger } from './assess-danger.js'
import type { Danger } from './danger.js'
import { allDangerPatterns } from './find-patterns.js'

/** In doubt, help is shown: a false alarm costs one glance. */
const cannotTell: Danger = {
  level: 'now',
  kinds: [],
  likely: [],
  asks: false,
  byClause: null,
  score: 1,
  odds: Number.POSITIVE_INFINITY,
  seriousOdds: Number.POSITIVE_INFINITY,
  evidence: ['fault'],
}

/**
 * The danger check, which never throws. When the model or the published revision fails, the patterns of every language speak; when
 * they fail as well, help is shown.
 * @param assess the usual check
 */
export function assessSafely(text: string, assess: () => Danger, onFault: (fault: unknown) => void): Danger {
  try {
    return assess()
  } catch (fault) {
    onFault(fault)
    return byPatterns(text)
  }
}

function byPatterns(text: string): Danger {
  try {
    const tidy = tidyText(text)
    const languages = [...new Set(allDangerPatterns.map(({ lang }) => lang))]
    const found = languages.map((lang) => assessDanger(tidy, lang, null))
    return found.find(({ level }) => level === 'now') ?? found[0] ?? cannotTell
  } catch {
    return cannotTell
  }
}
