import type { School } from '../directory/model/school.js'
import { type Level, ladderAt, type RoutingTopic, schoolLevels } from '../directory/model/topic.js'
import type { PageMoment } from '../directory/page-moment.js'
import type { AnswerEntry } from './answer.js'
import { askAtSchool, isOffice } from './people-to-ask.js'
import { type EntryContext, resolveEntry } from './resolve-entry.js'

const maxOthers = 4

/** The contact for a topic, for a family known only by its school. */
export interface WhomToAsk {
  /** Null when it depends on the school. */
  entry: AnswerEntry | null
  /** The school has no such office: the entry is its front office. */
  standsIn: boolean
}

/** The first office of the topic's ladder, as in an answer. @param school null for none */
export function whomToAsk(topic: RoutingTopic, school: School | null, moment: PageMoment): WhomToAsk {
  const first = school ? ladderAt(topic, school.level)[0]?.[0] : sameEverywhere(topic)
  if (first === undefined) return { entry: null, standsIn: false }
  const entry = entryFor(first, topic, school, moment)
  if (entry.contact) return { entry, standsIn: false }
  const front = school && standInFor(topic, school, moment)
  return front ? { entry: front, standsIn: true } : { entry: null, standsIn: false }
}

/** The first office if it is the same at every level, else undefined. */
function sameEverywhere(topic: RoutingTopic): string | undefined {
  const firsts = new Set(schoolLevels.map((level) => ladderAt(topic, level)[0]?.[0]))
  return firsts.size === 1 ? [...firsts][0] : undefined
}

/** The first offices by level. */
export function firstByLevel(topic: RoutingTopic): { level: Level; offices: string[] }[] {
  return schoolLevels.map((level) => ({ level, offices: ladderAt(topic, level)[0] ?? [] }))
}

/**
 * Other offices to ask: equally right ones and acceptable ones, without those of later steps. None besides the first
 * step if the topic goes straight to an office.
 */
export function askedAsWell(topic: RoutingTopic, level: Level | null, shown: string): string[] {
  const [first = [], ...later] = ladderAt(topic, level)
  const comesLater = new Set(later.flat())
  const others = topic.straight ? first : [...first, ...topic.also]
  return [...new Set(others)]
    .filter((office) => office !== shown && !comesLater.has(office))
    .slice(0, maxOthers)
}

function entryFor(
  office: string,
  topic: RoutingTopic,
  school: School | null,
  moment: PageMoment,
): AnswerEntry {
  return resolveEntry({ office, score: 0, topic: topic.slug }, topic, contextFor(school, moment))
}

/** A school without the office is reached through its front office, or its own number. */
function standInFor(topic: RoutingTopic, school: School, moment: PageMoment): AnswerEntry | null {
  const desk = askAtSchool(contextFor(school, moment))
  return desk && isOffice(desk.office) ? entryFor(desk.office, topic, school, moment) : desk
}

function contextFor(school: School | null, { directory, speech, now }: PageMoment): EntryContext {
  const told = { school: null, grade: null, lastInitial: null, language: null }
  return { directory, school, speech, now, askedAt: now, told }
}
