import { type EditorRoute, editorPath } from '../../paths/routing-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { WordKey } from '../../platform/language/words.js'
import type { Role } from '../sign-in/account-store.js'
import { mayAct } from '../sign-in/may-act.js'

/** The steps of a change, in order. */
const steps = ['change', 'prove', 'publish'] as const

/** A part of the routing editor: `minRole` is its lowest role, `lead` its text on the overview. */
interface EditorPart {
  route: EditorRoute
  label: WordKey
  minRole: Role
  card: { step: (typeof steps)[number]; lead: WordKey }
}

const card = (step: (typeof steps)[number], lead: WordKey) => ({ card: { step, lead } })

const parts: EditorPart[] = [
  {
    route: 'topics',
    label: 'routing.nav.topics',
    minRole: 'editor',
    ...card('change', 'routing.overview.topics'),
  },
  {
    route: 'rules',
    label: 'routing.nav.rules',
    minRole: 'admin',
    ...card('change', 'routing.overview.rules'),
  },
  {
    route: 'danger',
    label: 'routing.nav.danger',
    minRole: 'admin',
    ...card('change', 'routing.overview.danger'),
  },
  {
    route: 'outOfScope',
    label: 'routing.nav.outOfScope',
    minRole: 'admin',
    ...card('change', 'routing.overview.outOfScope'),
  },
  {
    route: 'synonyms',
    label: 'routing.nav.synonyms',
    minRole: 'admin',
    ...card('change', 'routing.overview.synonyms'),
  },
  {
    route: 'thresholds',
    label: 'routing.nav.thresholds',
    minRole: 'admin',
    ...card('change', 'routing.overview.thresholds'),
  },
  {
    route: 'file',
    label: 'configurationFile.nav',
    minRole: 'admin',
    ...card('change', 'configurationFile.overview'),
  },
  { route: 'try', label: 'routing.nav.try', minRole: 'editor', ...card('prove', 'routing.overview.try') },
  {
    route: 'rehearsal',
    label: 'routing.nav.rehearsal',
    minRole: 'editor',
    ...card('prove', 'routing.overview.rehearsal'),
  },
  { route: 'cases', label: 'cases.title', minRole: 'editor', ...card('prove', 'cases.overview') },
  {
    route: 'publish',
    label: 'routing.nav.publish',
    minRole: 'editor',
    ...card('publish', 'routing.overview.publish'),
  },
  {
    route: 'history',
    label: 'routing.nav.history',
    minRole: 'editor',
    ...card('publish', 'routing.overview.history'),
  },
]

/**
 * The parts of a page's step; entries a role may not open are removed when the page is sent.
 * @param current none of them for the overview, and for pages of another room
 */
export function editorNav(current: EditorRoute, { t, code }: Speech) {
  const step = parts.find(({ route }) => route === current)?.card.step
  return parts
    .filter(({ card }) => card.step === step)
    .map(({ route, label, minRole }) => ({
      label: t(label),
      href: editorPath(route, code),
      current: route === current,
      minRole,
    }))
}

/** The parts that a role may open, step by step, each with its text. */
export function editorSteps(role: Role, { t, code }: Speech) {
  return steps.map((step) => ({
    title: t(`routing.overview.step.${step}`),
    cards: parts.flatMap(({ route, label, minRole, card }) =>
      card.step === step && mayAct(role, minRole)
        ? [{ href: editorPath(route, code), title: t(label), text: t(card.lead) }]
        : [],
    ),
  }))
}

/** Pages through a long list. */
export function pager(
  { from, limit, all }: { from: number; limit: number; all: number },
  href: (from: number) => string,
  { t, number }: Speech,
) {
  return {
    shown: t('routing.shown', {
      from: number(all === 0 ? 0 : from + 1),
      to: number(Math.min(from + limit, all)),
      all: number(all),
    }),
    before: from > 0 ? href(Math.max(0, from - limit)) : null,
    after: from + limit < all ? href(from + limit) : null,
  }
}

/** A field's fault, to be shown above it and in the summary. */
export interface Problem {
  field: string
  message: string
}

/** For the summary on top. Null for none. */
export function summaryOf(problems: readonly Problem[]) {
  return problems.length > 0 ? problems.map(({ field, message }) => ({ href: `#${field}`, message })) : null
}

/** Of a field; null for none. */
export function problemOf(problems: readonly Problem[], field: string): string | null {
  return problems.find((problem) => problem.field === field)?.message ?? null
}
