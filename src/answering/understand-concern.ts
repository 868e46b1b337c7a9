import type { DirectorySnapshot } from '../directory/model/directory-snapshot.js'
import type { School } from '../directory/model/school.js'
import { type MentionText, readMentionText } from '../platform/text/mention-text.js'
import { tidyText } from '../platform/text/tidy-text.js'
import { tokenize } from '../platform/text/tokenize.js'
import type { Log } from '../platform/web/log.js'
import { noteStage } from '../platform/web/request-context.js'
import { applyRule } from './apply-rule.js'
import type { Danger, DangerKind } from './danger/danger.js'
import { weighName, weighTopics } from './danger/weigh-topics.js'
import { dangerOfParts } from './danger-of-parts.js'
import { assessTyped } from './find-emergency.js'
import type { LiveRevision } from './live-revision.js'
import { matchNamed } from './match-named.js'
import type { Match } from './matching/match.js'
import { allStages, type MatchStages } from './matching/match-concern.js'
import { startTrace } from './matching/trace-writer.js'
import { type AskerHints, findAsker } from './mentions/find-asker.js'
import { findNames, type Names } from './mentions/find-names.js'
import { findPlace, type MentionedPlace } from './mentions/find-place.js'
import type { MentionIndex } from './mentions/mention-index.js'
import { blankMarkers, type Redacted } from './privacy/redact-concern.js'
import { raiseForWant } from './raise-for-want.js'
import { matchRules, type RuleMatch } from './rules/match-rules.js'
import { noticesFor } from './rules/notices-for.js'

/** Dependencies of `understandConcern`. */
export interface UnderstandTools {
  liveRevision: LiveRevision
  directory: DirectorySnapshot
  mentions: MentionIndex
  log: Log
}

export interface UnderstandRequest {
  text: string
  /** The text's words, if already split. */
  read?: MentionText
  /** Stated BCP 47 language; null to detect it. */
  lang: string | null
  /** The chosen school; null for none. */
  school: School | null
  moment: Date
  /** The text without identifying details: a child's name must not count as a word of a topic. */
  redacted?: Redacted | null
}

/** The stages that run in addition to those of matching. */
export interface UnderstandStages extends MatchStages {
  rules: boolean
  place: boolean
  names: boolean
}

/** Everything understood about a concern. */
export interface UnderstoodConcern {
  danger: Danger
  /** How long the danger check took, in milliseconds. */
  dangerMs: number
  match: Match
  /** The chosen school, else the one named in the text. */
  school: School | null
  /** The place that the text itself names. */
  place: MentionedPlace
  asker: AskerHints
  /** Id of the rule that named the office; null if the concern was matched. */
  rule: string | null
  /** The rules' notices, by language. */
  notices: Readonly<Record<string, string>>[]
}

export const allUnderstandStages: UnderstandStages = { ...allStages, rules: true, place: true, names: true }

const noPlace: MentionedPlace = {
  school: null,
  level: null,
  grade: null,
  evidence: { schools: [], grades: [], levels: [] },
}
const noNames: Names = { people: [], role: null, directory: false }

/**
 * From a text to offices: danger first; then the place, the rules, look-ups by name, and last the topic. Accepts
 * redacted text: its markers are ignored. After a fault past the danger check, the answer is a handover.
 */
export async function understandConcern(
  asked: UnderstandRequest,
  tools: UnderstandTools,
  stages: UnderstandStages = allUnderstandStages,
): Promise<UnderstoodConcern> {
  const text = blankMarkers(asked.text)
  const request =
    text === asked.text ? asked : { ...asked, text, read: readMentionText(text), redacted: null }
  tools.liveRevision.beginMatch(
    { text: request.redacted?.masked ?? request.text, lang: request.lang },
    stages,
  )
  const began = performance.now()
  const danger = assessTyped(request.text, request.lang, tools)
  const dangerMs = performance.now() - began
  noteStage('danger', began)
  try {
    return { dangerMs, ...(await route(request, danger, tools, stages)) }
  } catch (error) {
    const fault = error instanceof Error ? error.stack : String(error)
    tools.log.error({ fault }, 'Routing failed; the answer is a handover')
    return {
      danger,
      dangerMs,
      match: nobodyFound,
      school: request.school,
      place: noPlace,
      asker: noAsker,
      rule: null,
      notices: [],
    }
  }
}

async function route(
  { text, read = readMentionText(text), lang: given, school: chosen, moment, redacted }: UnderstandRequest,
  danger: Danger,
  { liveRevision, directory, mentions, log }: UnderstandTools,
  stages: UnderstandStages,
): Promise<Omit<UnderstoodConcern, 'dangerMs'>> {
  const trace = startTrace()
  const lang = liveRevision.detectLanguage(text, given)
  const place = !stages.place
    ? noPlace
    : trace.stage(
        'place',
        () => findPlace(read, lang, mentions),
        ({ evidence }) => ({ ...evidence }),
      )
  const school = chosen ?? directory.school(place.school)
  const level = school?.level ?? place.level
  const asker = findAsker(read, mentions, place.grade, lang)
  const names = !stages.names
    ? noNames
    : trace.stage(
        'names',
        () => findNames(read, lang, mentions, { school: school?.slug ?? null }),
        ({ people, role, directory: lookUp }) => ({ people, role, directory: lookUp }),
      )
  const tidy = tidyText(text)
  const rules = !stages.rules
    ? null
    : trace.stage(
        'rules',
        () =>
          matchRules(liveRevision.live().rules, {
            tokens: tokenize(tidy, lang),
            text: tidy,
            lang,
            school: school?.slug ?? null,
            level,
            grade: place.grade,
            moment,
            timeZone: directory.district.timeZone,
          }),
        (match) => ({ fired: match.trace.filter(({ fired }) => fired).map(({ rule }) => rule) }),
      )
  // A last name is for whoever has the family in their share of the work.
  const namesDistrict = place.school !== null || names.people.length > 0 || asker.lastName !== null
  const named = matchNamed(names, { school, directory })
  const ruled = rules && applyRule(rules, level, liveRevision.live())
  const match =
    ruled ??
    named ??
    withNamed(
      await liveRevision.match(
        {
          text: redacted?.masked ?? text,
          lang: given,
          level,
          namesDistrict,
          officeOf: (role) => directory.officeWithRole(role)?.id ?? null,
          identifiers: redacted?.pieces ?? [],
        },
        stages,
      ),
      names,
      school,
      directory,
    )
  const noted = { ...match, trace: { lang, stages: [...trace.done(lang).stages, ...match.trace.stages] } }
  return {
    danger: raise(
      match === named && asksForPerson(match)
        ? weighName(danger)
        : weighed(danger, match, { text: redacted?.masked ?? text, lang: given }, { liveRevision, log }),
      rules,
    ),
    match: noted,
    school,
    place,
    asker,
    rule: (ruled && rules?.winner?.rule.id) ?? null,
    notices: noticesFor(rules?.notices ?? [], match).map(({ rule }) => rule.action.words),
  }
}

/** Adds a person named in passing to the office found, if they work there. */
function withNamed(
  match: Match,
  { people }: Names,
  school: School | null,
  directory: DirectorySnapshot,
): Match {
  if (people.length === 0) return match
  const offices = match.offices.map((ranked) => {
    const contact = directory.contactAt(
      ranked.office,
      directory.office(ranked.office)?.level === 'school' ? (school?.slug ?? null) : null,
    )
    const staff = contact ? directory.postsOf(contact).map((post) => post.person.slug) : []
    const person = people.find(({ slug }) => staff.includes(slug))
    return person ? { ...ranked, person: person.slug } : ranked
  })
  return { ...match, offices }
}

function asksForPerson({ offices }: Match): boolean {
  return offices.every(({ person }) => person !== undefined)
}

/** The danger check, refined by topics and parts, and raised for want. If that fails, the words alone count. */
function weighed(
  danger: Danger,
  match: Match,
  { text, lang }: Pick<UnderstandRequest, 'text' | 'lang'>,
  { liveRevision, log }: Pick<UnderstandTools, 'liveRevision' | 'log'>,
): Danger {
  try {
    const whole = weighTopics(danger, match.topics, liveRevision.live().dangerLimits)
    const ofParts = dangerOfParts(whole, match, text, lang, liveRevision)
    return raiseForWant(ofParts, text, lang, liveRevision)
  } catch (fault) {
    log.error({ fault: (fault as Error).stack }, 'The danger check could not use the topics')
    return danger
  }
}

/** Rules can only raise the result of the danger check. */
function raise(danger: Danger, rules: RuleMatch | null): Danger {
  let raised = danger
  for (const { rule } of rules?.emergencies ?? []) {
    const level = raised.level === 'now' || rule.action.level === 'now' ? 'now' : 'support'
    const kinds = [...new Set([...raised.kinds, ...(rule.action.kinds as DangerKind[])])]
    raised = { ...raised, level, kinds, asks: false, evidence: [...raised.evidence, `rule:${rule.id}`] }
  }
  return raised
}

const noAsker: AskerHints = { grade: null, lastName: null, language: null }

const nobodyFound: Match = {
  outcome: 'handover',
  offices: [],
  topics: [],
  parts: null,
  skipped: null,
  signals: [],
  engine: 'fallback',
  trace: { lang: 'und', stages: [] },
}
