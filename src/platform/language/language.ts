import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInstance, type i18n } from 'i18next'
import { LRUCache } from 'lru-cache'
import { mainLanguage } from '../../paths/paths.js'
import { fromRoot } from '../root.js'
import { isTraditional, simplified, toTraditional, traditional } from '../text/traditional-chinese.js'
import { fitWords } from './fit-words.js'
import { formatPhone, type PhoneFormat, usualPhoneFormat } from './format-phone.js'
import { createFormats, type Formats, ownLanguageName, writeNumber } from './formats.js'
import { offeredFor } from './offered-for.js'
import { isDateValue, isWording, type Wording, type WordValues } from './wording.js'
import type { WordKey } from './words.js'

/** One language: its words, and how it writes dates, times, hours and names. */
export interface Speech extends Formats {
  /** BCP 47 code. */
  code: string
  dir: 'ltr' | 'rtl'
  /** The words of a key; in the main language when this one lacks it. @throws {Error} when neither has it */
  t(key: WordKey, values?: WordValues): string
  /** Whether a key has no words in this language: then `t` gives those of the main one. */
  lacks(key: WordKey, values?: WordValues): boolean
  /** A phone number as the district writes it. @param phone E.164 or a short code */
  phone(phone: string): string
}

/** The languages on offer. */
export interface Language {
  /** BCP 47 codes of the languages of the public pages: the main language first, then the others of the staff. */
  offered: string[]
  /** Those of them that have the words of the staff’s pages, too. */
  ofStaff: string[]
  /** Whether a native speaker has checked the words. */
  isChecked(code: string): boolean
  /** The offered language that a speaker of a tag reads (`es-MX` → `es`, `zh-TW` → `zh-Hant`); null for none. */
  readBy(tag: string): string | null
  /** The same; the main language for none. */
  nearest(tag: string | null): string
  /** @throws {Error} when the language is not offered */
  speech(code: string): Speech
  /** How to ask for an interpreter, in any language, offered or not; null when not written yet. */
  interpreterLine(tag: string): InterpreterLine | null
  /** A language's own name, offered or not. */
  ownName(tag: string): OwnName
  /** From now on numbers are written so. @param format read for each number: the district may change it at any time */
  writePhones(format: () => PhoneFormat): void
}

/** A language's name in that language. */
export interface OwnName {
  /** BCP 47. */
  lang: string
  dir: 'ltr' | 'rtl'
  ownName: string
}

/** A sentence with its language. */
export interface InterpreterLine {
  /** BCP 47. */
  lang: string
  dir: 'ltr' | 'rtl'
  text: string
}

/** One sentence per language, for more languages than the pages offer. */
const interpreterFile = 'interpreter-lines.json'

/** More than the languages of any district. */
const maxOwnNames = 500

/** Codes of the languages whose words a native speaker has checked. */
const checkedFile = 'checked-languages.json'

/** What is read of the languages: the same for every district. */
export interface LanguageParts
  extends Pick<Language, 'offered' | 'ofStaff' | 'interpreterLine' | 'ownName' | 'isChecked'> {
  speeches: ReadonlyMap<string, Omit<Speech, 'phone'>>
}

/** Reads every language from its folder. @param folder holds one folder per language, named by BCP 47 code */
export function readLanguages(folder = fromRoot('views', 'words')): LanguageParts {
  const codes = readLanguageCodes(folder)
  const words = createWords(codes, folder)
  const ofStaff = codes.filter((code) => words.exists(staffWords, { lng: code, fallbackLng: false }))
  const others = codes.filter((code) => !ofStaff.includes(code))
  const offered = [...ofStaff, ...withTraditional(others)]
  const lines = readJson<Record<string, string>>(join(folder, interpreterFile), {})
  const checked = readJson<string[]>(join(folder, checkedFile), [])
  // Every page names every language, and a new `Intl.DisplayNames` for each would cost more than the rest of the page.
  const ownNames = new LRUCache<string, OwnName>({
    max: maxOwnNames,
    memoMethod: (tag) => ({ lang: tag, dir: words.dir(tag), ownName: ownLanguageName(tag) }),
  })
  return {
    offered,
    ofStaff,
    speeches: new Map(offered.map((code) => [code, createSpeech(code, words)])),
    isChecked: (code) => checked.includes(code),
    ownName: (tag) => ownNames.memo(tag),
    interpreterLine: (tag) => {
      const lang = tag in lines ? tag : (tag.split('-')[0] ?? tag)
      const text = lines[lang]
      if (text === undefined) return null
      return isTraditional(tag)
        ? { lang: traditional, dir: 'ltr', text: toTraditional(text) }
        : { lang, dir: words.dir(lang), text }
    },
  }
}

let shipped: LanguageParts | null = null

/** The languages that come with the service, read once in a process: nobody changes their files. */
function shippedLanguages(): LanguageParts {
  shipped ??= readLanguages()
  return shipped
}

/** The languages of a district, which writes phone numbers its own way. @param from read here, or a folder to read */
export function createLanguage(from: LanguageParts | string = shippedLanguages()): Language {
  const parts = typeof from === 'string' ? readLanguages(from) : from
  const { offered, ofStaff, isChecked, interpreterLine, ownName } = parts
  let phoneFormat: () => PhoneFormat = () => usualPhoneFormat
  const phone = (number: string) => formatPhone(number, phoneFormat())
  const speeches = new Map([...parts.speeches].map(([code, speech]) => [code, { ...speech, phone }]))
  const readBy = (tag: string) => offeredFor(tag, offered)
  return {
    offered,
    ofStaff,
    isChecked,
    readBy,
    nearest: (tag) => (tag === null ? null : readBy(tag)) ?? mainLanguage,
    speech: (code) => {
      const speech = speeches.get(code)
      if (!speech) throw new Error(`The language ${code} is not offered`)
      return speech
    },
    interpreterLine,
    ownName,
    writePhones: (format) => {
      phoneFormat = format
    },
  }
}

/** Chinese is written once, in simplified characters; the traditional ones are made from them. */
function withTraditional(codes: string[]): string[] {
  return codes.flatMap((code) => (code === simplified ? [code, traditional] : [code]))
}

/** A language with these words has pages for staff. */
const staffWords = 'staff.nav'

/** Every language has this file; the other files have the words of one room each. */
const wordsFile = 'words.json'

/** The codes of the languages with words, the main one first. */
export function readLanguageCodes(folder: string): string[] {
  const codes = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, wordsFile)))
    .map((entry) => entry.name)
  return codes.sort((a, b) => Number(b === mainLanguage) - Number(a === mainLanguage) || a.localeCompare(b))
}

function createWords(codes: string[], folder: string): i18n {
  const read = (code: string) => readWords(join(folder, code))
  const words = createInstance()
  words.init({
    resources: Object.fromEntries(codes.map((code) => [code, { translation: read(code) }])),
    supportedLngs: codes,
    fallbackLng: mainLanguage,
    initAsync: false,
    // Handlebars escapes; JSON needs none.
    interpolation: { escapeValue: false },
  })
  return words
}

/** All words of a language, merged from the files of its folder. */
export function readWords(folder: string): Record<string, unknown> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'))
  return Object.assign({}, ...files.map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8'))))
}

function readJson<T>(file: string, none: T): T {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : none
}

const groupedNumber = /^[+(]?\d[\d\s()+.\u2011-]*\d$/

/** A phone number with the marks that keep its direction: (216) 555-0112 stays so. */
function isolateNumber(value: unknown): unknown {
  return typeof value === 'string' && groupedNumber.test(value) ? `\u2066${value}\u2069` : value
}

type PlainValues = Record<string, string | number>

/** Values that choose among the forms of a word, or change how it is read. */
const ofI18next: ReadonlySet<string> = new Set([
  ...['count', 'ordinal', 'context', 'replace', 'lng', 'lngs', 'fallbackLng', 'ns', 'defaultValue'],
  ...['returnObjects', 'returnDetails', 'joinArrays', 'postProcess', 'interpolation', 'skipInterpolation'],
  ...[
    'keySeparator',
    'nsSeparator',
    'pluralSeparator',
    'contextSeparator',
    'ignoreJSONStructure',
    'appendNamespaceToCIMode',
  ],
])

function createSpeech(code: string, words: i18n): Omit<Speech, 'phone'> {
  const lng = code === traditional ? simplified : code
  const write = code === traditional ? toTraditional : (text: string) => text
  // i18next's fixed `t` copies all options on every call, which costs eight times as much.
  const translate = (key: string, values: PlainValues): string =>
    write(fillBlanks(key, values) ?? words.t(key, { lng, ...values }))
  // i18next's type guard would compare every key with every other.
  const exists = (key: string, values: object): boolean => words.exists(key, { lng, ...values })
  const none: WordValues = {}
  const plain = new Map<WordKey, string>()
  const blanks = new Map<string, readonly string[] | null>()
  const known = new Set<string>()
  const lacking = new Map<WordKey, boolean>()

  // A page asks for hundreds of words, and i18next looks up each one again.
  const t = (key: WordKey, values: WordValues = none) => {
    const kept = values === none ? plain.get(key) : undefined
    if (kept !== undefined) return kept
    check(key, values)
    const text = fitWords(code, translate(key, withWrittenCount(inWords(values))))
    if (values === none) plain.set(key, text)
    return text
  }

  /** The words around a key's blanks, and the blanks' names, in turn; null where only i18next can fill them. */
  function blanksOf(key: string): readonly string[] | null {
    const before = blanks.get(key)
    if (before !== undefined) return before
    const words = readBlanks(key)
    blanks.set(key, words)
    return words
  }

  function readBlanks(key: string): readonly string[] | null {
    const raw: unknown = words.t(key, { lng, skipInterpolation: true })
    if (typeof raw !== 'string' || raw.includes('$t(')) return null
    const parts = raw.split(/\{\{(\w{1,40})\}\}/)
    return parts.some((part) => part.includes('{{')) ? null : parts
  }

  /** An answer has a few words with blanks, and i18next takes ten times as long. Null for what it treats in its own way. */
  function fillBlanks(key: string, values: PlainValues): string | null {
    for (const name in values) if (ofI18next.has(name) || typeof values[name] !== 'string') return null
    const parts = blanksOf(key)
    if (!parts) return null
    let filled = ''
    for (let i = 0; i < parts.length; i++) {
      const part = i % 2 === 0 ? parts[i] : values[parts[i]!]
      if (part === undefined) return null
      filled += part
    }
    return filled
  }

  /** In right-to-left text, keeps the groups of a number in their order. */
  const isolated = words.dir(lng) === 'rtl' ? isolateNumber : (value: unknown) => value

  /** Puts the wordings among the values into words. Anything else from a template stays. */
  function inWords(values: WordValues): PlainValues {
    const say = ({ key, values: own }: Wording) => t(key, own)
    const entries = Object.entries(values).map(([name, value]) => {
      if (Array.isArray(value)) return [name, formats.list(value.map(say))]
      if (isDateValue(value)) return [name, formats.date(value.isoDate, 'year')]
      return [name, isWording(value) ? say(value) : isolated(value)]
    })
    return Object.fromEntries(entries)
  }

  /** The count picks the plural form; it and a limit are shown as the language writes numbers: 50,000. */
  function withWrittenCount(values: PlainValues): PlainValues {
    const large = (['count', 'most'] as const).filter((name) => Number(values[name]) >= 1000)
    if (large.length === 0) return values
    const written = large.map((name) => [name, writeNumber(code, Number(values[name]))])
    const replace = { ...values, ...Object.fromEntries(written) }
    return { ...values, replace } as unknown as PlainValues
  }

  function check(key: WordKey, values: WordValues): void {
    const form = 'count' in values ? null : key
    if (form !== null && known.has(form)) return
    if (!exists(key, values)) throw new Error(`No words for ${key} in ${code}`)
    if (form !== null) known.add(form)
  }

  /** A page asks this of hundreds of words. */
  const lacks = (key: WordKey, values: WordValues = none) => {
    if (code === mainLanguage) return false
    const kept = lacking.get(key) ?? !exists(key, { ...values, fallbackLng: false })
    lacking.set(key, kept)
    return kept
  }

  const formats = createFormats(code, t)
  return { code, dir: words.dir(code), t, lacks, ...formats }
}
