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

function formsOf(key: WordKey, lang: string): string[] {
  const path = key.split('.')
  const name = path.pop() ?? ''
  let group = wordsIn(lang)
  for (const part of path) group = (group[part] ?? {}) as Record<string, unknown>
  const isForm = new RegExp(`^${name}(?:_(?:zero|one|two|few|many|other))?$`)
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
