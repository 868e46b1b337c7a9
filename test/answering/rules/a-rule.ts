import type { RevisionContent } from '../../../src/answering/revision/revision.js'
import { compileRules } from '../../../src/answering/rules/compile-rules.js'
import { matchRules, type RuleMatch, type RuleRequest } from '../../../src/answering/rules/match-rules.js'
import type { Rule, RuleConditions } from '../../../src/answering/rules/rule.js'
import { tokenize } from '../../../src/platform/text/tokenize.js'
import { smallContent } from '../../support/samples/small-revision.js'

export const schools = ['oak', 'pine']

/** A rule that always fires and leads to the bus office. */
export function aRule(change: Partial<Rule> = {}): Rule {
  const action: Rule['action'] = { kind: 'topic', topic: 'bus-late' }
  return { id: 'a', name: 'A rule', conditions: {}, action, startsOn: null, endsOn: null, ...change }
}

/** A row of the table may not be a valid rule. */
export function contentWith(rules: unknown[]): RevisionContent {
  return smallContent({ rules: rules as Rule[] })
}

/** @param text in `lang`, by default English; the moment is a Wednesday, 10 AM in New York */
export function ask(rules: Rule[], text: string, change: Partial<RuleRequest> = {}): RuleMatch {
  const lang = change.lang ?? 'en'
  return matchRules(compileRules(contentWith(rules), schools), {
    tokens: tokenize(text, lang),
    text,
    lang,
    school: null,
    level: null,
    grade: null,
    moment: new Date('2026-11-25T15:00:00Z'),
    timeZone: 'America/New_York',
    ...change,
  })
}

/** True if a rule with these conditions fires. */
export function fires(conditions: RuleConditions, text: string, change: Partial<RuleRequest> = {}): boolean {
  return ask([aRule({ conditions })], text, change).winner !== null
}
