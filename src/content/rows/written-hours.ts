import {
  dayMinutes,
  readSpan,
  readSpanBetween,
  readTime,
  timeText,
  type WrittenTime,
} from './written-times.js'

const dayNames = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']
const [weekdays, weekend, everyDay] = [
  [0, 1, 2, 3, 4],
  [5, 6],
  [0, 1, 2, 3, 4, 5, 6],
]

/** Ways to write each day. A single S may be either day of the weekend: it is not read. */
const dayWords: readonly RegExp[] = [
  /^(?:m|mo|mon|mondays?)$/,
  /^(?:t|tu|tue|tues|tuesdays?)$/,
  /^(?:w|we|wed|weds|wednesdays?)$/,
  /^(?:r|th|thu|thur|thurs|thursdays?)$/,
  /^(?:f|fr|fri|fridays?)$/,
  /^(?:sa|sat|saturdays?)$/,
  /^(?:su|sun|sundays?)$/,
]

type HoursToken = { days: number[] } | { time: WrittenTime } | 'to' | 'and' | 'closed'

/** Hours that apply on some days. */
interface WrittenRule {
  days: number[]
  spans: [number, number][]
  isClosed: boolean
}

const tokenPattern =
  /(\d{1,2}(?:[:.]?\d{2})?\s*(?:[ap]\.?\s?m\b\.?|[ap]\b)?|(?:12\s*)?noon)|(-|–|—|\bto\b|\bthrough\b|\bthru\b|\buntil\b)|([,;/&+\n]|\band\b)|\b(?:closed|lunch)\b(?:\s+on\b)?|([a-z]+)\b\.?|[\s:()]+|(.)/y

/** Words that say nothing. */
const fillers = new Set(['open', 'from', 'for', 'hours', 'on', 'every'])

/**
 * Reads opening hours: `Mon-Fri 8:00 AM - 4:00 PM`, `mo-fr 8-4`, `M-F 7:30-3:30, closed Wed`, `M-F 8-4:30, closed 12-1`. Hours
 * without days are those of Monday to Friday.
 * @returns `Mo-Fr 08:00-16:00`, or null for anything that would have to be guessed
 */
export function readWrittenHours(written: string): string | null {
  const tokens = tokensOf(written.trim().toLowerCase())
  const rules = tokens && rulesOf(tokens)
  return rules && rules.length > 0 ? hoursText(rules) : null
}

function tokensOf(text: string): HoursToken[] | null {
  const tokens: HoursToken[] = []
  tokenPattern.lastIndex = 0
  while (tokenPattern.lastIndex < text.length) {
    const [all = '', time, to, and, word, unknown] = tokenPattern.exec(text) ?? []
    if (all === '' || unknown) return null
    if (time) {
      const read = readTime(time.replaceAll(/\s+/g, ' ').trim())
      if (!read) return null
      tokens.push({ time: read })
    } else if (to) tokens.push('to')
    else if (and) tokens.push('and')
    else if (/^(?:closed|lunch)/.test(all)) tokens.push('closed')
    else if (word && !fillers.has(word)) {
      const days = daysOf(word)
      if (!days) return null
      tokens.push({ days })
    }
  }
  return tokens
}

/** `mon`, `mwf`, `mtwthf`, `weekdays`, `daily` */
function daysOf(word: string): number[] | null {
  const one = dayWords.findIndex((pattern) => pattern.test(word))
  if (one >= 0) return [one]
  if (/^(?:weekdays?|school ?days?)$/.test(word)) return weekdays
  if (/^weekends?$/.test(word)) return weekend
  if (/^(?:daily|day)$/.test(word)) return everyDay
  if (!/^(?:m|tu?|w|th|r|f)+$/.test(word)) return null
  const days = (word.match(/m|th|tu|t|w|r|f/g) ?? []).map((each) =>
    dayWords.findIndex((pattern) => pattern.test(each)),
  )
  return days.every((day, index) => index === 0 || day > (days[index - 1] ?? 0)) ? days : null
}

/** Days come before their times, or after them throughout. */
function rulesOf(tokens: readonly HoursToken[]): WrittenRule[] | null {
  const isTimesFirst = typeof tokens[0] === 'object' && 'time' in tokens[0]
  const rules: WrittenRule[] = []
  let rule: WrittenRule = { days: [], spans: [], isClosed: false }
  const next = () => {
    rules.push(rule)
    rule = { days: [], spans: [], isClosed: false }
  }
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!
    if (token === 'and') continue
    if (token === 'to') return null
    const isRange = tokens[index + 1] === 'to'
    const last = isRange ? tokens[index + 2] : token
    if (token === 'closed') {
      // “Closed Wed” after times begins a rule of its own; “Wed closed” ends one.
      if (rule.spans.length > 0) next()
      rule.isClosed = true
    } else if ('days' in token) {
      if (typeof last !== 'object' || !('days' in last)) return null
      if (rule.spans.length > 0 && (!isTimesFirst || rule.isClosed)) next()
      else if (rule.isClosed && rule.days.length > 0 && tokens[index - 1] !== 'and') next()
      const days = spread(token.days, last.days, isRange)
      if (!days) return null
      rule.days.push(...days)
    } else {
      if (typeof last !== 'object' || !('time' in last) || !isRange) return null
      if (rule.isClosed && rule.days.length === 0) {
        if (!cut(rules, token.time, last.time)) return null
        rule = rules.pop()!
      } else {
        if (rule.isClosed || (isTimesFirst && rule.days.length > 0)) next()
        const span = spanAfter(rule, token.time, last.time)
        if (!span) return null
        rule.spans.push(span)
      }
    }
    if (isRange) index += 2
  }
  next()
  return rules.every(isWhole) && isClear(rules) ? rules : null
}

/** After an earlier span of the same days, `1-4` can only be in the afternoon. */
function spanAfter({ spans }: WrittenRule, from: WrittenTime, to: WrittenTime): [number, number] | null {
  const before = spans.at(-1)
  return (before && readSpanBetween(from, to, [before[1], dayMinutes])) ?? readSpan(from, to)
}

/** Takes a break out of the hours that it lies in: `8-4:30, closed 12-1`. @returns false if it lies in none */
function cut(rules: readonly WrittenRule[], from: WrittenTime, to: WrittenTime): boolean {
  let isCut = false
  for (const rule of rules)
    rule.spans = rule.spans.flatMap((span) => {
      const found = readSpanBetween(from, to, span)
      if (!found || found[0] === span[0] || found[1] === span[1]) return [span]
      isCut = true
      return [
        [span[0], found[0]],
        [found[1], span[1]],
      ]
    })
  return isCut
}

function spread(from: number[], to: number[], isRange: boolean): number[] | null {
  if (!isRange) return from
  const [first = 0] = from
  const last = to.at(-1) ?? 0
  if (from.length !== 1 || to.length !== 1 || last < first) return null
  return everyDay.slice(first, last + 1)
}

const isWhole = ({ days, spans, isClosed }: WrittenRule) =>
  isClosed ? days.length > 0 && spans.length === 0 : spans.length > 0

/** Hours without days can only be the first; other days without times are unclear. */
const isClear = (rules: readonly WrittenRule[]) => rules.slice(1).every(({ days }) => days.length > 0)

/** Later rules replace earlier ones on their days. */
function hoursText(rules: readonly WrittenRule[]): string | null {
  const times = new Map<number, string>()
  for (const { days, spans, isClosed } of rules) {
    const text = spans.map(([from, to]) => `${timeText(from)}-${timeText(to)}`).join(',')
    for (const day of days.length > 0 ? days : weekdays) isClosed ? times.delete(day) : times.set(day, text)
  }
  const groups = new Map<string, number[]>()
  for (const day of everyDay) {
    const text = times.get(day)
    if (text) groups.set(text, [...(groups.get(text) ?? []), day])
  }
  const parts = [...groups].map(([text, days]) => `${dayText(days)} ${text}`)
  return parts.length > 0 ? parts.join('; ') : null
}

/** `Mo-Tu,Th-Fr` */
export function dayText(days: readonly number[]): string {
  const spans: [number, number][] = []
  for (const day of days) {
    const span = spans.at(-1)
    if (span && span[1] === day - 1) span[1] = day
    else spans.push([day, day])
  }
  return spans
    .map(([from, to]) => (from === to ? dayNames[from] : `${dayNames[from]}-${dayNames[to]}`))
    .join(',')
}
