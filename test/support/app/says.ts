import { mainLanguage } from '../../../src/paths/paths.js'
import { readWords } from '../../../src/platform/language/language.js'
import type { WordKey } from '../../../src/platform/language/words.js'
import { fromRoot } from '../../../src/platform/root.js'

/**
 * Matches the words of a key in text or HTML: any plural form, and anything in place of a placeholder. An
 * assertion by key survives a better sentence.
 */
export function says(key: WordKey, lang: string = mainLanguage): RegExp {
  return new RegExp(formsOf(key, lang).map(asPattern).join('|'), 's')
}

/** The words of a key without placeholders or plural forms. */
export function textOf(key: WordKey, lang: string = mainLanguage): string {
  const [text = '', ...others] = formsOf(key, lang)
  if (others.length > 0 || text.includes('{{')) throw new Error(`${key} is not a single text`)
  return text
}

/** The words of a key with its values in place of the placeholders. `count` picks the plural form. */
export function textWith(
  key: WordKey,
  values: Record<string, string | number>,
  lang: string = mainLanguage,
): string {
  const plural =
    typeof values.count === 'number' ? new Intl.PluralRules(lang).select(values.count) : undefined
  const text = formsOf(key, lang, plural)[0] ?? ''
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    if (values[name] === undefined) throw new Error(`${key} needs ${name}`)
    return String(values[name])
  })
}

function formsOf(key: WordKey, lang: string, plural = '(?:zero|one|two|few|many|other)'): string[] {
  const path = key.split('.')
  const name = path.pop() ?? ''
  let group = wordsIn(lang)
  for (const part of path) group = (group[part] ?? {}) as Record<string, unknown>
  const isForm = new RegExp(`^${name}(?:_${plural})?$`)
  const forms = Object.entries(group).flatMap(([each, text]) =>
    isForm.test(each) && typeof text === 'string' ? [text] : [],
  )
  if (forms.length === 0) throw new Error(`No words for ${key} in ${lang}`)
  return forms
}

const known = new Map<string, Record<string, unknown>>()

function wordsIn(lang: string): Record<string, unknown> {
  const words = known.get(lang) ?? readWords(fromRoot('views', 'words', lang))
  known.set(lang, words)
  return words
}

/** Characters that pages escape and text messages simplify. */
const variants: Record<string, string> = {
  "'": "(?:['’]|&#x27;|&#39;)",
  '’': "['’]",
  '“': '["“]',
  '”': '["”]',
  '"': '(?:"|&quot;)',
  '&': '&(?:amp;)?',
  '<': '(?:<|&lt;)',
  '>': '(?:>|&gt;)',
}

function asPattern(text: string): string {
  return text
    .split(/\{\{.*?\}\}/)
    .map((piece) =>
      piece
        .replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
        .replace(/['’“”"&<>]/g, (letter) => variants[letter] ?? letter)
        .replace(/\s+/g, '\\s+'),
    )
    .join('.+?')
}
