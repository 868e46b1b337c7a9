import type { z } from 'zod'
import { type Wording, wording, wordingOf } from '../../platform/language/wording.js'
import { type CheckedRule, rule } from './rule.js'

export interface RuleFault extends Wording {
  /** The rule's id. */
  rule: string
  /** The position in the rule. */
  path: PropertyKey[]
}

const expectedAs = {
  array: wording('configurationFile.what.notList'),
  object: wording('configurationFile.what.notGroup'),
  record: wording('configurationFile.what.notGroup'),
  string: wording('configurationFile.what.notText'),
  boolean: wording('configurationFile.what.notYesNo'),
  number: wording('configurationFile.what.notNumber'),
} as const

/** Describes an error in JSON that a person wrote. @param issue from a check with `reportInput` */
export function issueInJson(issue: z.core.$ZodIssue): Wording {
  if (issue.code === 'unrecognized_keys')
    return wording('configurationFile.what.unknownKeys', { keys: issue.keys.join(', ') })
  if (issue.code === 'invalid_union') return wording('configurationFile.what.action')
  if (issue.code !== 'invalid_type') return wordingOf(issue)
  if (issue.input === undefined) return wording('configurationFile.what.missing')
  return expectedAs[issue.expected as keyof typeof expectedAs] ?? wording('fault.wrong')
}

/**
 * Reads a stored rule.
 * @param stored unchecked
 * @returns the rule, or its faults
 */
export function readRule(stored: { id: string }): CheckedRule | RuleFault[] {
  const result = rule.safeParse(stored, { reportInput: true })
  if (result.success) return result.data
  return result.error.issues.map((issue) => ruleFault(stored, issueInJson(issue), issue.path))
}

/** @param path the position in the rule */
export function ruleFault({ id }: { id: string }, fault: Wording, path: PropertyKey[]): RuleFault {
  return { rule: id, ...fault, path }
}

/** A fault with its position in the rule: `conditions, any, 2: has no word in it …`. */
export function withPlace({ key, values, path }: RuleFault): Wording {
  const place = path.map((part) => (typeof part === 'number' ? part + 1 : String(part))).join(', ')
  return wording('configurationFile.at', { place, said: { key, values } })
}
