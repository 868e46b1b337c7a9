import type { RevisionContent } from '../../answering/revision/revision.js'
import { type CompiledRules, compileRules } from '../../answering/rules/compile-rules.js'
import { matchRules } from '../../answering/rules/match-rules.js'
import { isFor } from '../../answering/rules/notices-for.js'
import { withPlace } from '../../answering/rules/read-rule.js'
import type { CheckedRule } from '../../answering/rules/rule.js'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import { ladderAt } from '../../directory/model/topic.js'
import { momentAt } from '../../directory/time/local-time.js'
import type { Wording } from '../../platform/language/wording.js'
import { tokenize } from '../../platform/text/tokenize.js'
import { type Demonstration, demonstrateRule, runDemonstration } from './demonstrate-rule.js'

export type LintKind = 'faulty' | 'expired' | 'unreachable' | 'shadowed' | 'contradictory' | 'over-broad'

/** A possible problem with a rule, with a concern that demonstrates it. */
export interface LintFinding {
  kind: LintKind
  /** Id and name of the rule. */
  rule: string
  name: string
  /** Ids of the rules that interfere with it. */
  others: string[]
  /** A concern that was run through the rules; empty with `faulty`. */
  sentence: string
  /** Slug of the demonstration's school; null for none. */
  school: string | null
  /** The matcher's note about the rule. */
  why: string
  /** With `faulty`: the fault. Reports of older versions have none, and say it in `why`. */
  fault?: Wording
  /** With `over-broad`: how many phrasings of other topics it matches. */
  taken: number
}

/** A rule that names an office is too broad if it matches this share of the phrasings of other topics. */
export const broadShare = 0.002
/** The same for notices and emergency help, which do not replace an answer. */
export const broadNoticeShare = 0.05

/**
 * Finds rules that do not do what they seem to. Every finding comes with a concern that was run through the matcher.
 * @param today ISO
 */
export function lintRules(
  content: RevisionContent,
  directory: DirectorySnapshot,
  today: string,
): LintFinding[] {
  const schools = directory.schools.map(({ slug }) => slug)
  const all = compileRules(content, schools)
  const faulty = all.faults.map((fault) => ({
    ...nothing,
    kind: 'faulty' as const,
    rule: fault.rule,
    name: content.rules.find(({ id }) => id === fault.rule)?.name ?? fault.rule,
    why: '',
    fault: withPlace(fault),
  }))
  const looked = all.rules.flatMap((rule) => lintRule(rule, { content, all, directory, today }))
  return [...faulty, ...looked, ...findBroad(content, all, directory, today)]
}

/** An office alone may be found by its name, too. */
const isNamedAlone = ({ conditions: { topics } }: CheckedRule) => topics.length === 0

const nothing = { others: [] as string[], sentence: '', school: null, taken: 0 }

interface Around {
  content: RevisionContent
  all: CompiledRules
  directory: DirectorySnapshot
  today: string
}

function lintRule(rule: CheckedRule, { content, all, directory, today }: Around): LintFinding[] {
  const { timeZone } = directory.district
  const alone = compileRules({ ...content, rules: content.rules.filter(({ id }) => id === rule.id) }, null)
  const tried = demonstrateRule(rule, directory, today).map((demonstration) => {
    const byItself = runDemonstration(demonstration, alone, timeZone)
    return {
      demonstration,
      fires: byItself.trace.some(({ fired }) => fired),
      why: byItself.trace[0]?.why ?? '',
    }
  })
  const shows = (kind: LintKind, { sentence, school }: Demonstration, others: string[], why: string) => ({
    kind,
    rule: rule.id,
    name: rule.name,
    others,
    sentence,
    school,
    why,
    taken: 0,
  })
  const [first] = tried
  if (!first) return []
  if (rule.endsOn && rule.endsOn < today) {
    const now = { ...first.demonstration, moment: momentAt(today, 10 * 60, timeZone) }
    const [ended] = runDemonstration(now, alone, timeZone).trace
    return [shows('expired', now, [], ended?.why ?? '')]
  }
  const firing = tried.filter(({ fires }) => fires)
  if (firing.length === 0)
    return [shows('unreachable', first.demonstration, [], first.why || 'cannot fire there')]
  if (!isFor(rule.conditions, content.topics.flatMap(findableBy)) && !isNamedAlone(rule))
    return [shows('unreachable', first.demonstration, [], 'is for an office that none of its topics lead to')]
  if (rule.action.kind === 'notice' || rule.action.kind === 'emergency') return []
  return findInTheWay(rule, firing, all, timeZone, shows)
}

/** Rules above it that win on its own words: it is shadowed if they always do, contradicted if some do with another target. */
function findInTheWay(
  rule: CheckedRule,
  firing: { demonstration: Demonstration }[],
  all: CompiledRules,
  timeZone: string,
  shows: (kind: LintKind, of: Demonstration, others: string[], why: string) => LintFinding,
): LintFinding[] {
  const lost = firing.flatMap(({ demonstration }) => {
    const { winner, trace } = runDemonstration(demonstration, all, timeZone)
    if (!winner || winner.rule.id === rule.id) return []
    const why = trace.find((entry) => entry.rule === rule.id)?.why ?? `${winner.rule.id} comes first`
    return [{ demonstration, winner: winner.rule, why }]
  })
  const [first] = lost
  if (!first) return []
  const others = [...new Set(lost.map(({ winner }) => winner.id))]
  if (lost.length === firing.length) return [shows('shadowed', first.demonstration, others, first.why)]
  const against = lost.filter(({ winner }) => !isSameAim(winner.action, rule.action))
  const [clash] = against
  if (!clash) return []
  const clashing = [...new Set(against.map(({ winner }) => winner.id))]
  return [shows('contradictory', clash.demonstration, clashing, clash.why)]
}

const isSameAim = (a: CheckedRule['action'], b: CheckedRule['action']) =>
  JSON.stringify(a) === JSON.stringify(b)

interface Taken {
  rule: CheckedRule
  count: number
  example: string
  school: string | null
}

/** Runs every phrasing of the catalog past each active rule separately. Skips notices for found topics or offices: they name their limits. */
function findBroad(
  content: RevisionContent,
  all: CompiledRules,
  directory: DirectorySnapshot,
  today: string,
): LintFinding[] {
  const inForce = all.rules.filter(
    ({ endsOn, conditions: { topics, offices } }) =>
      (!endsOn || endsOn >= today) && topics.length === 0 && offices.length === 0,
  )
  const taken = new Map<string, Taken>()
  const wheres = new Map(inForce.map((rule) => [rule.id, demonstrateRule(rule, directory, today)[0]]))
  const each = inForce.map((rule) => ({
    rule,
    where: wheres.get(rule.id)!,
    alone: compileRules({ ...content, rules: content.rules.filter(({ id }) => id === rule.id) }, null),
    right: officesRightFor(rule, content),
  }))
  const offices = new Map(content.topics.map((topic) => [topic.slug, officesOf(topic)]))
  for (const { topic, lang, text } of content.phrasings) {
    const tokens = tokenize(text, lang)
    const stems = new Set(tokens.map(({ stem }) => stem))
    for (const { rule, where, alone, right } of each) {
      if (!worthALook(alone, lang, stems)) continue
      if (right && [...right].some((office) => offices.get(topic)?.has(office))) continue
      const request = { ...where, text, tokens, lang, timeZone: directory.district.timeZone }
      if (!matchRules(alone, request).trace.some(({ fired }) => fired)) continue
      const before = taken.get(rule.id)
      if (before) before.count++
      else taken.set(rule.id, { rule, count: 1, example: text, school: where.school })
    }
  }
  return [...taken.values()]
    .filter(({ rule, count }) => count > content.phrasings.length * shareFor(rule))
    .map(({ rule, count, example, school }) => ({
      ...nothing,
      kind: 'over-broad' as const,
      rule: rule.id,
      name: rule.name,
      sentence: example,
      school,
      why: '',
      taken: count,
    }))
}

function worthALook(alone: CompiledRules, lang: string, stems: ReadonlySet<string>): boolean {
  const words = alone.wordsIn(lang)
  return words.always.length > 0 || [...words.byStem.keys()].some((stem) => stems.has(stem))
}

const shareFor = ({ action }: CheckedRule) =>
  action.kind === 'notice' || action.kind === 'emergency' ? broadNoticeShare : broadShare

/** Offices whose topics a rule may match; null for notices and emergency help, which name none. */
function officesRightFor({ action }: CheckedRule, content: RevisionContent): ReadonlySet<string> | null {
  if (action.kind === 'office' || action.kind === 'contact') return new Set([action.office])
  if (action.kind !== 'topic') return null
  const topic = content.topics.find(({ slug }) => slug === action.topic)
  return new Set(topic ? ladderAt(topic, null).flat() : [])
}

/** The first offices of a topic, at any level. */
const findableBy = ({ slug, ladders }: RevisionContent['topics'][number]) =>
  Object.values(ladders).flatMap((steps) => (steps?.[0] ?? []).map((office) => ({ office, topic: slug })))

const officesOf = ({ ladders, also }: RevisionContent['topics'][number]) =>
  new Set([...Object.values(ladders).flat(2), ...also])
