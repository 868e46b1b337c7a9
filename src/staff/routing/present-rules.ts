import { isDeepStrictEqual } from 'node:util'
import { dangerKinds } from '../../answering/danger/danger.js'
import { explainRule, type RuleNames } from '../../answering/rules/explain-rule.js'
import { readRule, withPlace } from '../../answering/rules/read-rule.js'
import type { Rule } from '../../answering/rules/rule.js'
import type { EditedRule } from '../../content/revisions/rule-editor-store.js'
import type { TopicEntry } from '../../content/revisions/topic-editor-store.js'
import { type Level, schoolLevels } from '../../directory/model/topic.js'
import type { Translations } from '../../directory/model/translations.js'
import { weekdays } from '../../directory/time/local-time.js'
import { editorPath } from '../../paths/routing-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import { fingerprintOf, type OfficeName } from './editor-tools.js'
import { editorNav, problemOf, summaryOf } from './frame-of.js'
import type { RuleForm, RuleFormProblem } from './read-rule-form.js'

interface ListSources {
  rules: EditedRule[]
  /** The published ones, in order. */
  live: readonly Rule[]
  names: RuleNames
  translations: Pick<Translations, 'text'>
  /** ISO date. */
  today: string
  done: boolean
}

function sayFaults(rule: EditedRule, { t }: Speech): string {
  const read = readRule(rule)
  if (!Array.isArray(read)) return ''
  return read
    .map(withPlace)
    .map(({ key, values }) => t(key, values))
    .join(' ')
}

/** All rules in order, as sentences, with buttons to move them. */
export function presentRules(sources: ListSources, speech: Speech): Page {
  const { rules, live, names, translations, today, done } = sources
  const { t, code } = speech
  const published = new Map(live.map((rule) => [rule.id, rule]))
  const kept = new Set(rules.map(({ id }) => id))
  const removed = live.filter(({ id }) => !kept.has(id)).map(({ name }) => name)
  const model = {
    title: t('routing.rules.title'),
    nav: editorNav('rules', speech),
    done,
    newRule: editorPath('newRule', code),
    orderAction: editorPath('ruleOrder', code),
    removed: removed.length > 0 ? t('routing.rules.removed', { names: removed.join(', ') }) : null,
    reordered: isReordered(rules, live) ? t('routing.rules.reordered') : null,
    rules: rules.map((rule, index) => ({
      id: rule.id,
      name: rule.name,
      href: editorPath('rule', code, { id: rule.id }),
      sentence: explainRule(rule, names, speech) ?? sayFaults(rule, speech),
      why: rule.why,
      englishOnly: isEnglishOnly(rule, translations) ? t('routing.rules.englishOnly') : null,
      state: t(`routing.rules.state.${stateOf(rule, published.get(rule.id), today)}`),
      inForce: stateOf(rule, published.get(rule.id), today) === 'on',
      place: index + 1,
      move: editorPath('moveRule', code, { id: rule.id }),
      up: index > 0 ? index : null,
      down: index < rules.length - 1 ? index + 2 : null,
    })),
  }
  return { view: 'staff/routing/rules', model }
}

/** A notice without Spanish words, and without a translation into Spanish. */
const isEnglishOnly = ({ action }: EditedRule, translations: Pick<Translations, 'text'>) =>
  action.kind === 'notice' && !translations.text('notice', action.words).es

/** The live state, where it differs from the working copy. */
function stateOf(rule: EditedRule, live: Rule | undefined, today: string) {
  const { active, startsOn, endsOn } = rule
  if (!active) return live ? 'offHere' : 'off'
  if (!live) return 'draft'
  if (!isSameRule(rule, live)) return 'changed'
  if (endsOn && endsOn < today) return 'over'
  return startsOn && startsOn > today ? 'later' : 'on'
}

function isSameRule(one: Rule, other: Rule): boolean {
  const facts = ({ name, conditions, action, startsOn, endsOn }: Rule) => ({
    ...{ name, conditions, action, startsOn: startsOn ?? null, endsOn: endsOn ?? null },
  })
  return isDeepStrictEqual(facts(one), facts(other))
}

/** The first matching rule decides: the order of those on both sides counts. */
function isReordered(rules: readonly EditedRule[], live: readonly Rule[]): boolean {
  const here = new Set(rules.filter(({ active }) => active).map(({ id }) => id))
  const there = new Set(live.map(({ id }) => id))
  const before = live.flatMap(({ id }) => (here.has(id) ? [id] : []))
  const after = rules.flatMap(({ id, active }) => (active && there.has(id) ? [id] : []))
  return before.join() !== after.join()
}

interface RuleFormSources {
  /** Null for a new one. */
  rule: EditedRule | null
  form: RuleForm
  problems: RuleFormProblem[]
  /** True if somebody else has changed it meanwhile. */
  clash: boolean
  topics: TopicEntry[]
  offices: OfficeName[]
  schoolOffices: ReadonlySet<string>
  schools: readonly { slug: string; name: string }[]
}

const grades = ['PK', 'K', ...Array.from({ length: 12 }, (_, index) => String(index + 1))]

/** The form of a rule, in plain words: its conditions, its effect, its reason. */
export function presentRuleForm(sources: RuleFormSources, speech: Speech): Page {
  const { rule, form, clash, topics, offices, schoolOffices, schools } = sources
  const { t, code } = speech
  const problems = sources.problems.map((problem) => ({
    field: problem.field,
    message:
      'found' in problem
        ? t(problem.found.key, problem.found.values)
        : t(`routing.rule.fault.${problem.key}`, { phrase: problem.phrase ?? '' }),
  }))
  const options = (list: readonly string[], chosen: readonly string[], label: (value: string) => string) =>
    list.map((value) => ({ value, label: label(value), chosen: chosen.includes(value) }))
  const choice = (list: readonly { value: string; label: string }[], chosen: string) =>
    list.map((each) => ({ ...each, chosen: each.value === chosen }))
  const allOffices = offices.map(({ id, name }) => ({ value: id, label: name }))
  const faults = Object.fromEntries([...faultyFields].map((field) => [field, problemOf(problems, field)]))
  const model = {
    form,
    faults,
    clash,
    problems: summaryOf(problems),
    title: rule ? rule.name : t('routing.rule.newTitle'),
    nav: editorNav('rules', speech),
    action: rule ? editorPath('rule', code, { id: rule.id }) : editorPath('newRule', code),
    remove: rule ? editorPath('removeRule', code, { id: rule.id }) : null,
    seen: rule ? fingerprintOf(rule) : '',
    back: editorPath('rules', code),
    schools: schools.map(({ slug, name }) => ({
      value: slug,
      label: name,
      chosen: form.schools.includes(slug),
    })),
    levels: options(schoolLevels, form.levels, (level) => t(`routing.level.${level as Level}`)),
    grades: options(grades, form.grades, (grade) => grade),
    weekdays: options(weekdays, form.weekdays, (day) => t(`routing.weekday.${day as 'Mo'}`)),
    forTopics: topics.map(({ slug, title }) => ({
      value: slug,
      label: title,
      chosen: form.forTopics.includes(slug),
    })),
    forTopicsOpen: form.forTopics.length > 0,
    forOffices: allOffices.map((each) => ({ ...each, chosen: form.forOffices.includes(each.value) })),
    kinds: options(dangerKinds, form.kinds, (kind) => t(`routing.danger.kind.${kind as 'suicide'}`)),
    does: choice(
      (['topic', 'office', 'contact', 'notice', 'emergency'] as const).map((value) => ({
        value,
        label: t(`routing.rule.does.${value}`),
      })),
      form.kind,
    ),
    topics: choice(
      topics.map(({ slug, title }) => ({ value: slug, label: title })),
      form.topic,
    ),
    offices: choice(allOffices, form.office),
    contactOffices: choice(
      allOffices.filter(({ value }) => schoolOffices.has(value)),
      form.contactOffice,
    ),
    contactSchools: choice(
      schools.map(({ slug, name }) => ({ value: slug, label: name })),
      form.contactSchool,
    ),
    levelChoices: choice(
      (['now', 'support'] as const).map((value) => ({ value, label: t(`routing.rule.level.${value}`) })),
      form.level,
    ),
  }
  return { view: 'staff/routing/rule', status: problems.length > 0 ? 422 : clash ? 409 : 200, model }
}

const faultyFields = [
  ...['name', 'why', 'any', 'all', 'none', 'from', 'endsOn', 'kind', 'topic', 'office'],
  ...['contactOffice', 'contactSchool', 'noticeEn', 'kinds', 'forTopics', 'forOffices'],
] as const
