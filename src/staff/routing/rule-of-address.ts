import type { Request } from 'express'
import type { EditedRule, RuleEditor } from '../../content/revisions/rule-editor-store.js'
import { NotFound } from '../../platform/web/errors.js'

/** The rule in the address. */
export function ruleOr404(rules: RuleEditor, req: Request): EditedRule {
  const rule = rules.find(String(req.params.id))
  if (!rule) throw new NotFound()
  return rule
}
