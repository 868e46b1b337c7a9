import { buildPattern } from '../../platform/text/build-pattern.js'
import { foldWithApostrophes } from '../../platform/text/tokenize.js'
import type { DangerKind } from './danger.js'
import { alwaysOutright, type DangerPattern, dangerPatterns } from './danger-patterns.js'
import { dangerPhrasesByLanguage } from './danger-phrases-by-language.js'
import { notHomePatterns } from './not-home-patterns.js'

/** One pattern per kind from the phrases of a language: any of them, word for word. */
const phrasePatterns: DangerPattern[] = Object.entries(dangerPhrasesByLanguage).flatMap(([lang, kinds]) =>
  Object.entries(kinds).map(([kind, phrases]) => ({
    name: `${lang}:${kind}`,
    kind: kind as DangerKind,
    lang,
    isOutright: alwaysOutright(kind as DangerKind),
    pattern: buildPattern(
      phrases
        .split(' | ')
        .map((phrase) => escaped(foldWithApostrophes(phrase)))
        .join('|'),
      'u',
    ),
  })),
)

/** Every danger pattern of every language. */
export const allDangerPatterns: readonly DangerPattern[] = [
  ...dangerPatterns,
  ...notHomePatterns,
  ...phrasePatterns,
]

// At the beginning of a word only, where a script has spaces: "arma" must not match inside "farmacia".
function escaped(phrase: string): string {
  const literal = phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return /[\p{Script=Han}\p{Script=Hangul}]/u.test(phrase) ? literal : `(?<![\\p{L}\\p{N}])${literal}`
}

/** The danger patterns of a language that fit a text. @param lang BCP 47: those of `zh` are for `zh-Hant`, too */
export function findPatterns(text: string, lang: string): DangerPattern[] {
  const folded = foldWithApostrophes(text)
  const [base] = lang.split('-')
  return allDangerPatterns.filter(
    ({ lang: own, pattern, unless }) => own === base && pattern.test(folded) && !unless?.test(folded),
  )
}
