import { buildPattern } from '../text/build-pattern.js'
/** One rule of opening hours: these days, these times. */
export interface HoursRule {
  /** First and last day of each span; 0 is Monday. */
  days: [number, number][]
  /** Opening and closing of each span, in minutes after midnight. */
  times: [number, number][]
}

const dayNames = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']
const dayPart = '(?:Mo|Tu|We|Th|Fr|Sa|Su)'
const rulePattern = buildPattern(
  `^(${dayPart}(?:-${dayPart})?(?:,\\s*${dayPart}(?:-${dayPart})?)*)\\s+(\\d{2}:\\d{2}-\\d{2}:\\d{2}(?:,\\s*\\d{2}:\\d{2}-\\d{2}:\\d{2})*)$`,
)

/**
 * Reads opening hours as stored: `Mo-Fr 07:30-16:00; Sa 09:00-12:00`.
 * @returns the rules in order, or null for anything else
 */
export function readHours(written: string): HoursRule[] | null {
  const rules = written
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean)
    .map(readRule)
  return rules.length > 0 && rules.every((rule) => rule !== null) ? rules : null
}

function readRule(written: string): HoursRule | null {
  const [, days, times] = rulePattern.exec(written) ?? []
  if (!days || !times) return null
  return { days: readSpans(days, (name) => dayNames.indexOf(name)), times: readSpans(times, minutes) }
}

function readSpans(list: string, read: (text: string) => number): [number, number][] {
  return list.split(',').map((span) => {
    const [from = '', to = from] = span.trim().split('-')
    return [read(from), read(to)]
  })
}

function minutes(clock: string): number {
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  return hour * 60 + minute
}
