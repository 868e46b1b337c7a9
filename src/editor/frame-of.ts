import type { Speech } from '../language/language.js'
import type { WordKey } from '../language/words.js'
import { type EditorRoute, editorPath } from './editor-paths.js'

const parts: { route: EditorRoute; label: WordKey }[] = [
  { route: 'overview', label: 'routing.nav.overview' },
  { route: 'rules', label: 'routing.nav.rules' },
  { route: 'try', label: 'routing.nav.try' },
  { route: 'rehearsal', label: 'routing.nav.rehearsal' },
  { route: 'publish', label: 'routing.nav.publish' },
  { route: 'history', label: 'routing.nav.history' },
]

/** The navigation of the routing editor. @param current where the page belongs */
export function editorNav(current: EditorRoute, { t, code }: Speech) {
  return parts.map(({ route, label }) => ({
    label: t(label),
    href: editorPath(route, code),
    current: route === current,
  }))
}

/** Leads through a list that is longer than a page. */
export function pager(
  { from, most, all }: { from: number; most: number; all: number },
  href: (from: number) => string,
  { t }: Speech,
) {
  return {
    shown: t('routing.shown', { from: all === 0 ? 0 : from + 1, to: Math.min(from + most, all), all }),
    before: from > 0 ? href(Math.max(0, from - most)) : null,
    after: from + most < all ? href(from + most) : null,
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

/** The day and the time of a moment, on the clocks of the district. */
export function momentText(moment: Date, timeZone: string, speech: Speech): string {
  return `${speech.dateAt(moment, timeZone, 'year')}, ${speech.time(moment, timeZone)}`
}
