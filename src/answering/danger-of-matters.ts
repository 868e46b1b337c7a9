import { tokenize } from '../platform/text/tokenize.js'
import type { Danger } from './danger/danger.js'
import {
  type DangerLimits,
  dangerNumbers,
  kindsAt,
  levelAt,
  moreUrgent,
  oddsAlone,
  wellRead,
} from './danger/danger-limits.js'
import { graveTopics, uneasyTopics } from './danger/grave-topics.js'
import { mattersOf } from './danger/matters.js'
import type { LiveRevision } from './live-revision.js'
import { scoreClasses, type TrainedModel } from './models/trained-model.js'
import { blankMarkers } from './privacy/redact-concern.js'

/**
 * The danger check of a message that tells of danger beside a surely everyday matter: then each other matter is read by itself, as if
 * it were the message, because what is everyday speaks for calm in the words and in the topics of the whole. Only raises.
 * @param whole of the whole message, with its topics and its parts
 */
export function dangerOfMatters(
  whole: Danger,
  text: string,
  lang: string | null,
  { assess, detectLanguage, live }: Pick<LiveRevision, 'assess' | 'detectLanguage' | 'live'>,
): Danger {
  const { dangerLimits, sources } = live()
  const topics = sources.topicModel()
  if (whole.level === 'now' || !topics) return whole
  const matters = mattersOf(text)
  const told = matters.length > 0 ? detectLanguage(text, lang) : ''
  if (!wellRead.has(told)) return whole
  const dangers = matters.map((matter) => assess(blankMarkers(matter), told))
  const everyday = matters.some(
    (matter, i) => dangers[i]!.level === null && isEverydayMatter(matter, told, topics),
  )
  if (!everyday) return whole
  const levels = dangers.map((danger) => levelBeside(danger, dangerLimits))
  const level = levels.reduce(moreUrgent, null)
  if (level === null || level === whole.level) return whole
  const danger = dangers[levels.indexOf(level)]!
  return { ...danger, level, kinds: kindsAt(level, danger.likely), asks: level === 'support' }
}

/** One sure topic in which nobody is in danger. */
function isEverydayMatter(text: string, lang: string, topics: TrainedModel): boolean {
  const { classes, probabilities } = scoreClasses(topics, tokenize(text, lang))
  return classes.some(
    (slug, i) =>
      probabilities[i]! >= dangerNumbers.sureTopic && !(slug in graveTopics) && !uneasyTopics.has(slug),
  )
}

/** A need brings what it brings alone; anything else must be surer than a message of its own. */
function levelBeside(danger: Danger, limits: DangerLimits): Danger['level'] {
  if (danger.need) return danger.byClause && 'support'
  const { besideEveryday } = dangerNumbers
  return levelAt(oddsAlone(danger), {
    now: limits.now + besideEveryday.now,
    support: limits.support + besideEveryday.support,
  })
}
