import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLanguage, readWords } from '../src/platform/language/language.js'
import { fromRoot } from '../src/platform/root.js'

const folder = fromRoot('views', 'words')
const pluralForms = /_(zero|one|two|few|many|other)$/

/** A wording as the code creates it or says it: `wording('fault.taken', { what, place })`. */
interface Made {
  file: string
  /** As a pattern: a template hole stands for any name. */
  key: RegExp
  /** The key itself; null if it has holes. */
  whole: string | null
  /** Names of the values; null if they are not a literal. */
  values: string[] | null
}

const files = readdirSync(fromRoot('src'), { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
)
const made = files.flatMap((file) => madeIn(file, readFileSync(fromRoot('src', file), 'utf8')))

function madeIn(file: string, text: string): Made[] {
  const calls = [...text.matchAll(/\b(?:wording|orFault|orKey|matching|t)\(/g)]
  return calls.flatMap(({ 0: call, index }) => {
    const given = argumentsOf(text, index + call.length)
    const at = given.findIndex((each) => /^(['`])\w[\w.-]*(?:\.|\$\{)[^']*\1$/.test(each))
    if (at < 0) return []
    const key = given[at]!.slice(1, -1)
    // Which of several keys a page uses, and with what values, is known only there.
    const isOpen = call === 't(' && key.includes('${')
    const values = isOpen ? null : namesOf(given[at + 1])
    return { file, key: patternOf(key), whole: key.includes('${') ? null : key, values }
  })
}

function patternOf(key: string): RegExp {
  const parts = key.split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', '\\.'))
  return new RegExp(`^${parts.join('[\\w-]+')}$`)
}

/** The arguments of a call, from behind its opening parenthesis. */
function argumentsOf(text: string, from: number): string[] {
  const given = ['']
  for (let at = from, depth = 0; at < text.length; at++) {
    const sign = text[at]!
    if (depth === 0 && sign === ')') break
    if ('([{'.includes(sign)) depth++
    if (')]}'.includes(sign)) depth--
    if (depth === 0 && sign === ',') given.push('')
    else given[given.length - 1] += sign
  }
  return given.map((each) => each.trim()).filter(Boolean)
}

/** `{ what, place: place(at) }` → what, place */
function namesOf(values: string | undefined): string[] | null {
  if (values === undefined) return []
  if (!values.startsWith('{') || values.includes('...')) return null
  return argumentsOf(`${values.slice(1, -1)})`, 0).map((each) => each.split(':')[0]!.trim())
}

/** Texts by key, with the plural forms of a key together. */
function wordsOf(code: string): Map<string, string[]> {
  const words = new Map<string, string[]>()
  const walk = (value: unknown, path: string): void => {
    if (typeof value !== 'string')
      for (const [key, each] of Object.entries(value as object)) walk(each, path ? `${path}.${key}` : key)
    else
      words.set(path.replace(pluralForms, ''), [...(words.get(path.replace(pluralForms, '')) ?? []), value])
  }
  walk(readWords(join(folder, code)), '')
  return words
}

describe('Faults', () => {
  for (const code of createLanguage().ofStaff) {
    const words = wordsOf(code)

    it(`have words in ${code}, with every placeholder filled`, () => {
      assert.ok(made.length > 100, `only ${made.length} were found`)
      const all = [...words]
      for (const { file, key, whole, values } of made) {
        const forms = whole === null ? undefined : words.get(whole)
        const texts =
          whole === null ? all.filter(([each]) => key.test(each)) : forms ? [[whole, forms] as const] : []
        assert.ok(texts.length > 0, `${file}: ${key.source} has no words in ${code}`)
        for (const [each, forms] of texts) {
          const places = new Set(
            forms.flatMap((text) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!)),
          )
          const empty = [...places].filter((name) => !values?.includes(name))
          if (values !== null) assert.deepEqual(empty, [], `${file}: ${each} in ${code}`)
        }
      }
    })

    it(`use all the words for faults in ${code}: none is left over`, () => {
      const ofFaults = [...words.keys()].filter((key) =>
        /^(fault|seed|settings|database|start|erase|user|meilisearch|thread)\.|^configurationFile\.what\.|\.logoFault\./.test(
          key,
        ),
      )
      const named = new Set(made.map(({ whole }) => whole))
      const open = made.filter(({ whole }) => whole === null)
      const used = (key: string) => named.has(key) || open.some((each) => each.key.test(key))
      assert.deepEqual(
        ofFaults.filter((key) => !used(key)),
        [],
      )
    })
  }
})
