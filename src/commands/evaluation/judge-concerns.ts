import { handoverOffices } from '../../answering/people-to-ask.js'
import type { Redactor } from '../../answering/privacy/redactor.js'
import {
  type UnderstandStages,
  type UnderstandTools,
  understandConcern,
} from '../../answering/understand-concern.js'
import type { EvaluatedConcern } from '../../content/rehearsal/labeled-concern.js'
import type { Level } from '../../directory/model/topic.js'
import type { Judged } from './measure.js'

/** Answers each concern with the production code. A level means its first school. */
export async function judgeConcerns(
  concerns: readonly EvaluatedConcern[],
  tools: UnderstandTools & { redactor: Redactor },
  stages?: UnderstandStages,
): Promise<Judged[]> {
  const schoolAt = (level: Level | null) =>
    tools.directory.schools.find((school) => school.level === level) ?? null
  const redact = (text: string, lang: string) =>
    tools.redactor.redact(text, tools.liveRevision.detectLanguage(text, lang))
  const moment = new Date()
  const judged: Judged[] = []
  for (const concern of concerns) {
    const started = performance.now()
    const { q: text, lang, level } = concern
    const { danger, match } = await understandConcern(
      { text, lang, school: schoolAt(level), moment, redacted: redact(text, lang) },
      tools,
      stages,
    )
    const offices =
      match.outcome === 'handover'
        ? handoverOffices(tools.directory)
        : match.offices.map(({ office }) => office)
    judged.push({
      concern,
      offices: [...new Set(offices)],
      score: match.offices[0]?.score ?? 0,
      outcome: match.outcome,
      confident: match.outcome !== 'handover',
      help: danger.level,
      engine: match.engine,
      signals: match.signals,
      ms: performance.now() - started,
      stages: match.trace.stages.map(({ stage, ms }) => ({ stage, ms })),
    })
  }
  return judged
}
