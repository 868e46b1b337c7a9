import type { MentionText, MentionWords } from '../../platform/text/mention-text.js'
import { wordSet } from '../../platform/text/word-set.js'
import { languageNames } from './language-names.js'

/**
 * The language that a concern asks for, as a BCP 47 code; null for none or several. Never English: "all letters are in
 * English" is a complaint.
 */
export function findLanguage({ words }: MentionText): string | null {
  const asked = new Set<string>()
  words.forEach(({ word }, at) => {
    const code = languageNames.get(word)
    if (code && code !== 'en' && !isPolishing(words, at) && !isRefused(words, at) && isSpoken(words, at))
      asked.add(code)
  })
  return asked.size === 1 ? [...asked][0]! : null
}

const speaking = wordSet(
  'speak speaks speaking talk talks habla hablan hablar hable hablen hablo hablamos hablante hablantes hablando atiende atienda atiendan',
)
const helpers = wordSet(
  'interpreter interpreters translator translators translation interpretation interpreting speaker speakers speaking liaison translated',
)
const helpersBefore = wordSet(
  'interprete interpretes traductor traductora traduccion enlace interpreter translator',
)
const wanted = wordSet(
  `someone somebody anyone person help letter letters papers form forms information call calls talk explain explained
  email writing paperwork notice version copy alguien persona ayuda carta cartas papeles forma formas informacion
  llamada llamadas llame llamen explique expliquen documentos avisos send sent get need mandan manden`,
)
const lessons = wordSet(
  'class teacher grade homework test exam club book lesson lessons credit immersion 1 2 3 4 i ii iii ap quiz final',
)
const negations = wordSet(
  'not no dont doesnt didnt cant wont never without nobody sin nadie none isnt tampoco ni',
)

function isSpoken(words: MentionWords, at: number): boolean {
  const next = words[at + 1]?.word ?? ''
  if (helpers.has(next)) return true
  if (lessons.has(next)) return false
  const before = words.slice(Math.max(0, at - 4), at).map(({ word }) => word)
  if (before.slice(-3).some((word) => speaking.has(word))) return true
  const last = before.at(-1) ?? ''
  if (/^(?:in|en)$/.test(last)) return before.some((word) => wanted.has(word) || helpersBefore.has(word))
  return /^(?:de|para|for|al)$/.test(last) && before.some((word) => helpersBefore.has(word))
}

/** "nobody speaks Spanish", "I don't speak English": not wanted. But "nobody there speaks Somali" wants it. */
function isRefused(words: MentionWords, at: number): boolean {
  const before = words.slice(Math.max(0, at - 4), at)
  const clause = before.slice(
    Math.max(
      0,
      before.findLastIndex(({ gap }) => /[.,;!?]/.test(gap)),
    ),
  )
  const refused = clause.some(({ word }) => negations.has(word))
  return refused && !clause.some(({ word }) => /^(?:nobody|nadie|none)$/.test(word))
}

/** "nail polish", "polish the floor". */
function isPolishing(words: MentionWords, at: number): boolean {
  return words[at]!.word === 'polish' && !/^P/.test(words[at]!.raw)
}
