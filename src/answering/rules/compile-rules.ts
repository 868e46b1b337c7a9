import { wording } from '../../platform/language/wording.js'
import type { RevisionContent } from '../revision/revision.js'
import { type Phrase, readPhrase } from './phrase.js'
import { type RuleFault, readRule, ruleFault } from './read-rule.js'
import type { CheckedRule } from './rule.js'

/** A rule's phrases in one language. */
export type RulePhrases = Record<'any' | 'all' | 'none', readonly Phrase[]>

/** Every rule's words in one language, and which rules to check for a word. */
export interface RuleWords {
  /** In the order of the rules. */
  phrases: readonly RulePhrases[]
  /** Indexes of the rules that require this stem, or one of a few including it. */
  byStem: ReadonlyMap<string, readonly number[]>
  /** Indexes of the rules that require no particular stem. */
  always: readonly number[]
}

/** A revision's rules, ready for matching. */
export interface CompiledRules {
  /** In order: the first match wins. Rules with faults are left out. */
  rules: readonly CheckedRule[]
  /** The faults of the rules left out. */
  faults: readonly RuleFault[]
  wordsIn(lang: string): RuleWords
}

type RuleContent = Pick<RevisionContent, 'rules' | 'topics' | 'offices' | 'phrasings'>

/**
 * Prepares a revision's rules. Never throws: leaves out rules that cannot be read or refer to something unknown.
 * @param schools slugs of the district's schools; null if unknown: then they are not checked
 */
export function compileRules(content: RuleContent, schools: readonly string[] | null): CompiledRules {
  const known = knownIn(content, schools)
  const rules: CheckedRule[] = []
  const faults: RuleFault[] = []
  for (const stored of content.rules) {
    const read = readRule(stored)
    const wrong = Array.isArray(read) ? read : findUnknown(read, known)
    faults.push(...wrong)
    if (!Array.isArray(read) && wrong.length === 0) rules.push(read)
  }
  return { rules, faults, wordsIn: wordsByLanguage(rules, languagesOf(content.phrasings)) }
}

/** Reads a language's phrases on first use: most revisions never meet most languages. */
function wordsByLanguage(rules: readonly CheckedRule[], languages: ReadonlySet<string>) {
  const read = new Map<string, RuleWords>()
  return (lang: string): RuleWords => {
    // Other languages share one entry: callers can make up any number of them.
    const known = languages.has(lang) ? lang : 'und'
    const words = read.get(known) ?? wordsOf(rules, known)
    read.set(known, words)
    return words
  }
}

interface KnownWords {
  topics: ReadonlySet<string>
  offices: ReadonlyMap<string, 'district' | 'school'>
  schools: ReadonlySet<string> | null
}

function knownIn({ topics, offices }: RuleContent, schools: readonly string[] | null): KnownWords {
  return {
    topics: new Set(topics.map(({ slug }) => slug)),
    offices: new Map(offices.map(({ id, level }) => [id, level])),
    schools: schools && new Set(schools),
  }
}

function findUnknown(rule: CheckedRule, known: KnownWords): RuleFault[] {
  const { action, conditions } = rule
  const schools = action.kind === 'contact' ? [...conditions.schools, action.school] : conditions.schools
  const unknown = schools.filter((school) => known.schools && !known.schools.has(school))
  const faults = unknown.map((school) => {
    const at = conditions.schools.indexOf(school)
    const path = at < 0 ? ['action', 'school'] : ['conditions', 'schools', at]
    return ruleFault(rule, wording('configurationFile.what.unknownSchool', { school }), path)
  })
  for (const [at, topic] of conditions.topics.entries())
    if (!known.topics.has(topic))
      faults.push(
        ruleFault(rule, wording('configurationFile.what.unknownTopic', { topic }), [
          'conditions',
          'topics',
          at,
        ]),
      )
  for (const [at, office] of conditions.offices.entries())
    if (!known.offices.has(office))
      faults.push(
        ruleFault(rule, wording('configurationFile.what.unknownOffice', { office }), [
          'conditions',
          'offices',
          at,
        ]),
      )
  if (action.kind === 'topic' && !known.topics.has(action.topic)) {
    const { topic } = action
    const fault = wording('configurationFile.what.unknownTopic', { topic })
    faults.push(ruleFault(rule, fault, ['action', 'topic']))
  }
  if (action.kind === 'office' || action.kind === 'contact') {
    const { office } = action
    const level = known.offices.get(office)
    const path = ['action', 'office']
    if (!level)
      faults.push(ruleFault(rule, wording('configurationFile.what.unknownOffice', { office }), path))
    else if (action.kind === 'contact' && level === 'district')
      faults.push(ruleFault(rule, wording('configurationFile.what.districtOffice', { office }), path))
  }
  return faults
}

const languages = new WeakMap<RuleContent['phrasings'], ReadonlySet<string>>()

/** Read once: many districts share their phrasings. */
function languagesOf(phrasings: RuleContent['phrasings']): ReadonlySet<string> {
  const known = languages.get(phrasings) ?? new Set(['en', 'es', ...phrasings.map(({ lang }) => lang)])
  languages.set(phrasings, known)
  return known
}

function wordsOf(rules: readonly CheckedRule[], lang: string): RuleWords {
  const byStem = new Map<string, number[]>()
  const always: number[] = []
  const phrases = rules.map(({ conditions }) => phrasesOf(conditions, lang))
  for (const [place, each] of phrases.entries()) {
    const stems = neededStems(each)
    if (stems === null) always.push(place)
    else for (const stem of stems) addTo(byStem, stem, place)
  }
  return { phrases, byStem, always }
}

function addTo(places: Map<string, number[]>, stem: string, place: number): void {
  const known = places.get(stem)
  if (known) known.push(place)
  else places.set(stem, [place])
}

function phrasesOf({ any, all, none }: CheckedRule['conditions'], lang: string): RulePhrases {
  const read = (written: string) => readPhrase(written, lang)
  return { any: any.map(read), all: all.map(read), none: none.map(read) }
}

/** Stems of which a concern needs at least one to match the rule; null for none. */
function neededStems({ any, all }: RulePhrases): Set<string> | null {
  const telling = all.flatMap(({ stems }) => stems).sort((a, b) => b.length - a.length)[0]
  if (telling !== undefined) return new Set([telling])
  const ofEach = any.map(({ stems }) => [...stems].sort((a, b) => b.length - a.length)[0])
  const found = ofEach.filter((stem) => stem !== undefined)
  return any.length > 0 && found.length === any.length ? new Set(found) : null
}
