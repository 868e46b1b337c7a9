import type { z } from 'zod'
import { type CheckedRule, rule } from './rule.js'

/** Something wrong with a rule, in plain words. */
export interface RuleFault {
  /** Its id. */
  rule: string
  /** A whole sentence that names the rule: `The rule "Bus pass" …`. */
  message: string
  /** The same for a page, which says it in its own words. */
  what: RuleFaultKind
  /** What the words are about. */
  values: Record<string, string>
  /** Where in the rule. */
  path: PropertyKey[]
}

export type RuleFaultKind =
  | (typeof saidAs)[number][1]
  | (typeof expectedAs)[keyof typeof expectedAs]
  | 'unknownKeys'
  | 'action'
  | 'missing'
  | 'oneOf'
  | 'wrong'
  | 'unknownSchool'
  | 'unknownTopic'
  | 'unknownOffice'
  | 'districtOffice'

/** How the faults that a schema names begin. */
const saidAs = [
  ['is empty', 'empty'],
  ['is longer than', 'tooLong'],
  ['has no word', 'noWord'],
  ['has a *', 'star'],
  ['has a quotation mark', 'quotes'],
  ['is not a grade', 'grade'],
  ['is not a time', 'time'],
  ['begins and ends', 'sameTimes'],
  ['is not a language', 'language'],
  ['is not an id', 'id'],
  ['is not a date', 'date'],
  ['is before the first day', 'daysBackwards'],
] as const

const expectedAs = {
  array: 'notList',
  object: 'notGroup',
  record: 'notGroup',
  string: 'notText',
  boolean: 'notYesNo',
  number: 'notNumber',
} as const

/** What a schema's fault is called, and what it is about. */
export function kindOfIssue(issue: z.core.$ZodIssue): Pick<RuleFault, 'what' | 'values'> {
  const { message, code } = issue
  const said = saidAs.find(([beginning]) => message.startsWith(beginning))
  if (said) return { what: said[1], values: {} }
  const [, list] = message.match(/^is not one of (.*)$/) ?? []
  if (list) return { what: 'oneOf', values: { list } }
  if (code === 'unrecognized_keys') return { what: 'unknownKeys', values: { keys: issue.keys.join(', ') } }
  if (code === 'invalid_union') return { what: 'action', values: {} }
  if (code !== 'invalid_type') return { what: 'wrong', values: {} }
  if (message === 'is missing' || message.endsWith('received undefined'))
    return { what: 'missing', values: {} }
  return { what: expectedAs[issue.expected as keyof typeof expectedAs] ?? 'wrong', values: {} }
}

/**
 * Reads a stored rule.
 * @param stored whatever is in the table
 * @returns the rule, or what is wrong with it
 */
export function readRule(stored: { id: string; name: string }): CheckedRule | RuleFault[] {
  const result = rule.safeParse(stored, { error: plainWords })
  if (result.success) return result.data
  return result.error.issues.map((issue) =>
    ruleFault(stored, `${placeOf(issue.path)} ${issue.message}`, { ...kindOfIssue(issue), path: issue.path }),
  )
}

/** @param what completes `The rule "…": ` */
export function ruleFault(
  { id, name }: { id: string; name: string },
  what: string,
  kind: Pick<RuleFault, 'what' | 'values' | 'path'>,
): RuleFault {
  return { rule: id, message: `The rule "${name || id}": ${what}.`, ...kind }
}

const places: Record<string, string> = {
  startsOn: 'the first day',
  endsOn: 'the last day',
  conditions: 'the conditions',
  action: 'the action',
}

/** `conditions.any.2` → `any, number 3,` */
function placeOf(path: PropertyKey[]): string {
  const [first, ...rest] = path.map((part) =>
    typeof part === 'number' ? `number ${part + 1}` : String(part),
  )
  const top = places[first ?? ''] ?? first ?? 'it'
  if (rest.length === 0) return top
  return first === 'conditions' ? rest.join(', ') : `${top}’s ${rest.join(', ')}`
}

function plainWords(issue: z.core.$ZodRawIssue): string {
  if (issue.code === 'unrecognized_keys') return `may not have ${issue.keys.join(', ')}`
  if (issue.code === 'invalid_union') return 'is not topic, office, contact, notice or emergency'
  if (issue.input === undefined) return 'is missing'
  if (issue.code === 'invalid_type') return `is not ${expected[issue.expected] ?? issue.expected}`
  return 'is wrong'
}

const expected: Record<string, string> = { array: 'a list', string: 'text', object: 'a set of fields' }
