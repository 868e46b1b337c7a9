import type { z } from 'zod'
import { type CheckedRule, rule } from './rule.js'

/** Something wrong with a rule, in plain words. */
export interface RuleFault {
  /** Its id. */
  rule: string
  /** A whole sentence that names the rule: `The rule "Bus pass" …`. */
  message: string
}

/**
 * Reads a stored rule.
 * @param stored whatever is in the table
 * @returns the rule, or what is wrong with it
 */
export function readRule(stored: { id: string; name: string }): CheckedRule | RuleFault[] {
  const result = rule.safeParse(stored, { error: plainWords })
  if (result.success) return result.data
  return result.error.issues.map((issue) => ruleFault(stored, `${placeOf(issue.path)} ${issue.message}`))
}

/** @param what completes `The rule "…": ` */
export function ruleFault({ id, name }: { id: string; name: string }, what: string): RuleFault {
  return { rule: id, message: `The rule "${name || id}": ${what}.` }
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
