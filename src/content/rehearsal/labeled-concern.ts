import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { schoolLevels } from '../../directory/model/topic.js'

/** One line of a file of labeled concerns. */
export const labeledConcern = z.object({
  id: z.string(),
  q: z.string(),
  lang: z.string().default('en'),
  level: z.enum(schoolLevels).nullable().default(null),
  expect: z.array(z.string()),
  ok: z.array(z.string()).default([]),
  crisis: z.boolean().default(false),
  scope: z.boolean().default(true),
})

/** Fields that only some sets have: the right help, the kind of concern, and whether it covers a whole field. */
export const evaluatedConcern = labeledConcern.extend({
  tier: z.enum(['now', 'support', 'none']).optional(),
  kind: z.string().optional(),
  vague: z.boolean().default(false),
})

/** A concern with the offices that a knowledgeable front-office clerk would name. */
export type LabeledConcern = z.output<typeof labeledConcern>
export type EvaluatedConcern = z.output<typeof evaluatedConcern>

/** Reads labeled concerns: one JSON object per line. @throws {Error} naming the file, the line and the fault */
export function readLabeledConcerns(file: string): EvaluatedConcern[] {
  const concerns: EvaluatedConcern[] = []
  readFileSync(file, 'utf8')
    .split('\n')
    .forEach((line, i) => {
      if (line.trim() === '') return
      try {
        concerns.push(evaluatedConcern.parse(JSON.parse(line)))
      } catch (error) {
        throw new Error(`${file}, line ${i + 1}: ${(error as Error).message}`)
      }
    })
  return concerns
}
