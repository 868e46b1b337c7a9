import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { mainLanguage } from '../../paths/paths.js'
import { readLanguageCodes } from './language.js'

/** Words that a language should have, and lacks: pages then show those of the main language. */
export interface MissingWords {
  lang: string
  /** Keys, with the plural form: `answer.replyBy_few`. */
  keys: string[]
}

/** A language with this file has all the others, too; one without it has those of the public pages. */
const staffFile = 'staff.json'

const pluralForm = /_(?:zero|one|two|few|many|other)$/

/**
 * The words of pages that each language lacks.
 * @param folder holds one folder per language
 * @returns an entry per language that lacks something
 */
export function findMissingWords(folder: string): MissingWords[] {
  const codes = readLanguageCodes(folder)
  const isOfStaff = (code: string) => existsSync(join(folder, code, staffFile))
  const filesOf = (code: string) => readdirSync(join(folder, code))
  const publicFiles = new Set(codes.filter((code) => !isOfStaff(code)).flatMap(filesOf))
  const all = filesOf(mainLanguage)
  const missing = codes.map((lang) => {
    const files = isOfStaff(lang) ? all : all.filter((file) => publicFiles.has(file))
    const known = new Set(keysOf(folder, lang, filesOf(lang)))
    const needed = keysOf(folder, mainLanguage, files).flatMap((key) => formsOf(key, lang))
    return { lang, keys: [...new Set(needed)].filter((key) => !known.has(key)) }
  })
  return missing.filter(({ keys }) => keys.length > 0)
}

function keysOf(folder: string, code: string, files: readonly string[]): string[] {
  const walk = (value: unknown, path: string): string[] =>
    typeof value === 'string'
      ? [path]
      : Object.entries(value as object).flatMap(([key, each]) => walk(each, path ? `${path}.${key}` : key))
  return files.flatMap((file) => walk(JSON.parse(readFileSync(join(folder, code, file), 'utf8')), ''))
}

/** A key that counts, in all plural forms of a language. */
function formsOf(key: string, lang: string): string[] {
  if (!pluralForm.test(key)) return [key]
  const forms = new Intl.PluralRules(lang).resolvedOptions().pluralCategories
  return forms.map((form) => key.replace(pluralForm, `_${form}`))
}
