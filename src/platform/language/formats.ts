import { LRUCache } from 'lru-cache'
import { rememberWords } from '../cache/remember-words.js'
import { fitDate } from './fit-words.js'
import { creoleLanguageNames, creoleList, haitianCreole, inCreole } from './haitian-creole.js'
import { type HoursRule, readHours } from './hours.js'
import type { WordValues } from './wording.js'
import type { WordKey } from './words.js'

/** `long`: Tuesday, October 14 · `short`: Tue, Oct 14 · `year`: October 14, 2026 · `day`: Oct 14. */
export type DateStyle = 'long' | 'short' | 'year' | 'day'

/** How a language writes dates, times, lists and numbers. */
export interface Formats {
  /** @param iso a date such as `2026-10-14` */
  date(iso: string, style: DateStyle): string
  /** The date of a moment in a time zone. */
  dateAt(moment: Date, timeZone: string, style: DateStyle): string
  /** A date range: Dec 21 – Jan 1; a single date as `short`. */
  dates(from: string, to: string): string
  /** The time of a moment in a time zone: 7:30 AM. */
  time(moment: Date, timeZone: string): string
  /** The weekday of a moment in a time zone: Monday. */
  weekday(moment: Date, timeZone: string): string
  /**
   * Opening hours, one line per rule.
   * @param written as stored, `Mo-Fr 07:30-16:00`; returned unchanged when unreadable
   */
  hours(written: string): string[]
  /** A language's name in this language. @param tag BCP 47 */
  languageName(tag: string): string
  /** English, Spanish, and Somali */
  list(items: string[]): string
  /** English, Spanish, or Somali */
  either(items: string[]): string
  /** 50,000 */
  number(value: number): string
  /** 91% @param share 0 to 1 @param digits after the point, at most */
  percent(share: number, digits?: number): string
}

const dateStyles: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  long: { weekday: 'long', month: 'long', day: 'numeric' },
  short: { weekday: 'short', month: 'short', day: 'numeric' },
  year: { month: 'long', day: 'numeric', year: 'numeric' },
  day: { month: 'short', day: 'numeric' },
}

/** The district's clock style, whatever the language. `hour12` would write noon as 0:00 PM in some. */
const clockStyle: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit', hourCycle: 'h12' }

/** Different opening hours that are kept as text, per language. */
const maxHours = 1000
/** The same for dates: today's answers name the same few. */
const maxDates = 1000

type Translate = (key: WordKey, values?: WordValues) => string

/** The formats of one language, from `Intl`. */
export function createFormats(code: string, t: Translate): Formats {
  const format = keepDateFormats(inUnitedStates(code))
  const names = new Intl.DisplayNames(code, { type: 'language', fallback: 'none' })
  const list = (items: string[]) => listIn(code, items, 'conjunction')
  const either = (items: string[]) => listIn(code, items, 'disjunction')
  const clock = format({ ...clockStyle, timeZone: 'UTC' })
  const day = format({ weekday: 'short', timeZone: 'UTC' })
  const days = ([from, to]: [number, number]) =>
    from === to ? day.format(dayAt(from)) : `${day.format(dayAt(from))}–${day.format(dayAt(to))}`
  const times = ([from, to]: [number, number]) =>
    clock.formatRange(minuteAt(from), minuteAt(to)).replaceAll('\u2009', ' ')
  const rule = (each: HoursRule) =>
    t('hours.rule', {
      days: list(each.days.map(days)),
      times: list(each.times.map((span) => withPeriods(times(span)))),
    })
  // Most contacts share their hours, and a range of times costs more to format than a paragraph to draw.
  const hours = new LRUCache<string, string[]>({
    max: maxHours,
    memoMethod: (written) =>
      written.trim() === '24/7' ? [t('hours.always')] : (readHours(written)?.map(rule) ?? [written]),
  })
  const dateIn = (style: DateStyle) =>
    rememberWords(maxDates, (iso) =>
      fitDate(code, format({ ...dateStyles[style], timeZone: 'UTC' }).format(new Date(`${iso}T00:00:00Z`))),
    )
  const dates = { long: dateIn('long'), short: dateIn('short'), year: dateIn('year'), day: dateIn('day') }
  return {
    date: (iso, style) => dates[style](iso),
    dateAt: (moment, timeZone, style) =>
      fitDate(code, format({ ...dateStyles[style], timeZone }).format(moment)),
    dates: (from, to) => {
      const [first, last] = [new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`)]
      if (writesRangeInDigits(code) && from !== to) {
        const year = first.getUTCFullYear() === last.getUTCFullYear() ? {} : { year: 'numeric' as const }
        const whole = format({ ...dateStyles.short, ...year, timeZone: 'UTC' })
        return `${whole.format(first)}至${whole.format(last)}`
      }
      const range = format({ ...dateStyles.short, timeZone: 'UTC' }).formatRange(first, last)
      return fitDate(code, range.replaceAll('\u2009', ' '))
    },
    time: (moment, timeZone) => unbroken(format({ ...clockStyle, timeZone }).format(moment)),
    weekday: (moment, timeZone) => format({ weekday: 'long', timeZone }).format(moment),
    hours: (written) => hours.memo(written),
    languageName: (tag) => {
      if (isNamedByWords(tag)) return t(`languageNames.${tag}`)
      if (code === haitianCreole) return creoleLanguageNames[tag] ?? ownLanguageName(tag)
      return names.of(tag) ?? tag
    },
    list,
    either,
    number: (value) => writeNumber(code, value),
    percent: (share, digits = 0) =>
      writeNumber(code, share, { style: 'percent', maximumFractionDigits: digits }),
  }
}

function listIn(code: string, items: string[], type: 'conjunction' | 'disjunction'): string {
  if (code === haitianCreole) return creoleList(items, type === 'conjunction' ? 'ak' : 'oswa')
  return new Intl.ListFormat(code, { type }).format(items)
}

const numbers = new Map<string, Intl.NumberFormat>()

/** A number as a language writes it in the United States: 50,000. */
export function writeNumber(code: string, value: number, style: Intl.NumberFormatOptions = {}): string {
  const key = [code, ...Object.values(style)].join()
  const format = numbers.get(key) ?? new Intl.NumberFormat(inUnitedStates(code), style)
  numbers.set(key, format)
  return format.format(value)
}

/** The district's country, whatever the language: `es` → `es-US`. */
function inUnitedStates(code: string): string {
  const locale = new Intl.Locale(code)
  return locale.region ? code : new Intl.Locale(code, { region: 'US' }).toString()
}

/** Language names that `Intl` lacks in some languages, or that people here say differently. */
const ownNames = { ht: 'Kreyòl ayisyen', hmn: 'Hmoob', ksw: 'ကညီကျိာ်', tl: 'Tagalog' }
const isNamedByWords = (tag: string): tag is keyof typeof ownNames => tag in ownNames

/** Both are 中文 to `Intl`. */
const chineseNames: Readonly<Record<string, string>> = { zh: '简体中文', 'zh-Hant': '繁體中文' }

/** A language's name in itself, capitalized where the script allows. */
export function ownLanguageName(tag: string): string {
  const name = isNamedByWords(tag)
    ? ownNames[tag]
    : (chineseNames[tag] ?? new Intl.DisplayNames(tag, { type: 'language', fallback: 'none' }).of(tag) ?? tag)
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1)
}

/** `Intl` writes 12月17日 as 12/17 in Chinese ranges. */
const writesRangeInDigits = (code: string) => new Intl.Locale(code).language === 'zh'

/**
 * Morning and afternoon where `Intl` writes them otherwise than people do. Its short Korean words are English, and it has
 * the long ones in no format of times. Its Somali ones are read by few: schools here write AM. In traditional Chinese, a
 * range tells dawn and noon apart, and a time alone does not.
 */
const dayPeriods: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ko: { AM: '오전', PM: '오후' },
  so: { GH: 'AM', GD: 'PM' },
  'zh-Hant': { 凌晨: '上午', 清晨: '上午', 早上: '上午', 中午: '下午', 晚上: '下午' },
}

type DateFormat = Pick<Intl.DateTimeFormat, 'format' | 'formatRange'>

/** Creating a format costs far more than using it; there are few, by style and time zone. */
function keepDateFormats(code: string): (options: Intl.DateTimeFormatOptions) => DateFormat {
  const kept = new Map<string, DateFormat>()
  return (options) => {
    const key = JSON.stringify(options)
    const known = kept.get(key)
    if (known) return known
    const format = createDateFormat(code, options)
    kept.set(key, format)
    return format
  }
}

function createDateFormat(code: string, options: Intl.DateTimeFormatOptions): DateFormat {
  if (new Intl.Locale(code).language !== haitianCreole) return withDayPeriods(code, options)
  const french = new Intl.DateTimeFormat('fr-US', options)
  return {
    format: (moment) => inCreole(french.formatToParts(moment)),
    formatRange: (from, to) => inCreole(french.formatRangeToParts(from, to)),
  }
}

function withDayPeriods(code: string, options: Intl.DateTimeFormatOptions): DateFormat {
  const plain = new Intl.DateTimeFormat(code, options)
  const { language, script } = new Intl.Locale(code)
  const periods = dayPeriods[script ? `${language}-${script}` : language]
  if (!periods) return plain
  const write = (parts: readonly Intl.DateTimeFormatPart[]) =>
    parts.map(({ type, value }) => (type === 'dayPeriod' ? (periods[value] ?? value) : value)).join('')
  return {
    format: (moment) => write(plain.formatToParts(moment)),
    formatRange: (from, to) => write(plain.formatRangeToParts(from, to)),
  }
}

/** Keeps each 7:30 of a range beside its AM. */
const withPeriods = (range: string) => range.replace(/(?<=\d) (?=\p{L})/gu, '\u00a0')

/** Keeps 7:30 and AM on one line. */
const unbroken = (time: string) => time.replaceAll(' ', '\u00a0')

// 5 January 1970 was a Monday.
const dayAt = (weekday: number) => new Date(Date.UTC(1970, 0, 5 + weekday))
const minuteAt = (minute: number) => new Date(minute * 60_000)
