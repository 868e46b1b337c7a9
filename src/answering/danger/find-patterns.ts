import { buildPatternLate, type LatePattern } from '../../platform/text/build-pattern.js'
import type { DangerKind } from './danger.js'
import { alwaysOutright, type DangerPattern, dangerPatterns } from './danger-patterns.js'
import { dangerPhrasesByLanguage } from './danger-phrases-by-language.js'
import { explainedByRide } from './late-rides.js'
import { takeOutLookAlikes } from './look-alikes.js'
import { notBackPhrases } from './not-back-phrases.js'
import { notHomePatterns } from './not-home-patterns.js'
import { eitherWay, foldForPatterns } from './pattern-text.js'
import { struckByParent } from './struck-by-parent.js'
import { anyPhrase } from './word-edges.js'

const unspaced = /[\p{Script=Han}\p{Script=Hangul}]/u

/** One pattern per kind from the phrases of a language: any of them, word for word. */
const phrasePatterns: DangerPattern[] = Object.entries(dangerPhrasesByLanguage).flatMap(([lang, kinds]) =>
  Object.entries(kinds).map(([kind, phrases]) => ({
    name: `${lang}:${kind}`,
    kind: kind as DangerKind,
    lang,
    isOutright: alwaysOutright(kind as DangerKind),
    pattern: anyOf(phrases, lang),
  })),
)

const notBackPatterns: DangerPattern[] = Object.entries(notBackPhrases).map(([lang, phrases]) => ({
  name: `${lang}:not-back`,
  kind: 'missing-child',
  lang,
  isOutright: false,
  pattern: anyOf(phrases, lang),
  unless: explainedByRide.get(lang)!,
}))

const struckPatterns: DangerPattern[] = Object.entries(struckByParent).map(([lang, phrases]) => ({
  name: `${lang}:struck-by-parent`,
  kind: 'abuse-neglect',
  lang,
  isOutright: true,
  pattern: anyOf(phrases, lang),
}))

/** Every danger pattern of every language. */
export const allDangerPatterns: readonly DangerPattern[] = [
  ...dangerPatterns,
  ...notHomePatterns,
  ...notBackPatterns,
  ...struckPatterns,
  ...phrasePatterns,
]

const byLanguage = new Map<string, DangerPattern[]>()
for (const pattern of allDangerPatterns)
  byLanguage.set(pattern.lang, [...(byLanguage.get(pattern.lang) ?? []), pattern])

// At the beginning of a word, where a script has spaces: "arma" must not match inside "farmacia". It may go on behind the phrase, but
// not in Vietnamese, whose words have one form, or after `$`.
function anyOf(phrases: string, lang: string): LatePattern {
  const listed = phrases.split(' | ').map((phrase) => {
    const words = phrase.replace('$', '')
    return { words, source: eitherWay(words, lang), isWhole: lang === 'vi' || words !== phrase }
  })
  const [inside, apart] = [true, false].map((is) => listed.filter(({ words }) => unspaced.test(words) === is))
  const sources = [...inside!.map(({ source }) => source), ...(apart!.length > 0 ? [anyPhrase(apart!)] : [])]
  return buildPatternLate(sources.join('|'), 'u')
}

/** The danger patterns of a language that fit a text. @param lang BCP 47: those of `zh` are for `zh-Hant`, too */
export function findPatterns(text: string, lang: string): DangerPattern[] {
  const base = lang.split('-')[0] ?? lang
  const folded = takeOutLookAlikes(foldForPatterns(text, base), base)
  return (byLanguage.get(base) ?? []).filter(
    ({ pattern, unless }) => pattern.test(folded) && !unless?.test(folded),
  )
}
