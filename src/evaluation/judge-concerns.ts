import type { MatchStages } from '../matching/match-concern.js'
import type { Router } from '../matching/router.js'
import type { LabelledConcern } from './labelled-concern.js'
import type { Judged } from './measure.js'

/** Who is named when nobody fits: the front office. */
const handoverOffice = 'school-office'

/** Asks the router each concern, one after the other, as the service does. */
export async function judgeConcerns(
  concerns: readonly LabelledConcern[],
  router: Pick<Router, 'match' | 'assess'>,
  stages?: MatchStages,
): Promise<Judged[]> {
  const judged: Judged[] = []
  for (const concern of concerns) {
    const started = performance.now()
    const danger = router.assess(concern.q, concern.lang)
    const match = await router.match({ text: concern.q, lang: concern.lang, level: concern.level }, stages)
    const offices =
      match.outcome === 'handover' ? [handoverOffice] : match.offices.map(({ office }) => office)
    judged.push({
      concern,
      offices: [...new Set(offices)],
      score: match.offices[0]?.score ?? 0,
      confident: match.outcome !== 'handover',
      crisis: danger.level === 'now',
      ms: performance.now() - started,
    })
  }
  return judged
}
