import type { Counted } from './tallies.js'

/** Which rows of a property a figure has. */
export interface CountFigure {
  kind: 'counts'
  results: Counted['results']
  about: string
  /** Rows are the groups, or the values: those of one group, or of all. */
  rows: 'groups' | 'values' | { group: string }
  /** Rows without a value, such as inquiries without a school, are left out. */
  skipsEmpty?: boolean
  /** In the order of their keys, such as hours; others by number. */
  isOrdered?: boolean
}

/** Inquiries by week. */
export interface WeekFigure {
  kind: 'weeks'
  results: Counted['results']
}

/** How often families said that the answer was wrong, by harm: times asked × share wrong. */
export interface HarmFigure extends Omit<CountFigure, 'kind'> {
  kind: 'harm'
}

/** Shares with intervals, by language or school. */
export interface RateFigure {
  kind: 'rates'
  about: 'lang' | 'place'
}

export type Figure = CountFigure | WeekFigure | HarmFigure | RateFigure

const inquiries = ['named', 'wrong', 'handover'] as const
const answers = ['named', 'wrong'] as const
/** By language and school, answers are counted apart for those that a family judged. */
const judged = ['right', 'unjudged', 'wrong', 'handover'] as const
const counts = (
  results: Counted['results'],
  about: string,
  rows: CountFigure['rows'],
  more: Pick<CountFigure, 'skipsEmpty' | 'isOrdered'> = {},
) => ({ kind: 'counts', results, about, rows, ...more }) as const

/** Every figure of counts that families or the front office make. */
export const figures = {
  weeks: { kind: 'weeks', results: [''] },
  offices: counts(answers, 'matter', 'groups'),
  topics: counts(answers, 'matter', 'values', { skipsEmpty: true }),
  outside: counts(['handover'], 'matter', { group: 'outside' }),

  hours: counts(inquiries, 'hour', 'values', { skipsEmpty: true, isOrdered: true }),
  levels: counts(judged, 'place', 'groups', { skipsEmpty: true }),
  schools: counts(judged, 'place', 'values', { skipsEmpty: true }),
  languages: counts(judged, 'lang', 'values'),
  channels: counts(inquiries, 'channel', 'values'),

  outcomes: counts(inquiries, 'choice', 'groups'),
  misses: counts(['handover'], 'matter', 'groups'),
  ties: counts(answers, 'choice', 'values', { skipsEmpty: true }),
  'wrong-offices': { ...counts(['wrong'], 'matter', 'groups'), kind: 'harm' },
  'wrong-topics': { ...counts(['wrong'], 'matter', 'values', { skipsEmpty: true }), kind: 'harm' },
  'wrong-rules': { ...counts(['wrong'], 'rule', 'values', { skipsEmpty: true }), kind: 'harm' },
  danger: counts(inquiries, 'danger', 'groups', { skipsEmpty: true }),
  'danger-kinds': counts(inquiries, 'danger', 'values', { skipsEmpty: true }),

  'fair-languages': { kind: 'rates', about: 'lang' },
  'fair-schools': { kind: 'rates', about: 'place' },

  'referral-offices': counts(['referral'], 'matter', 'groups'),
  'referral-outcomes': counts(['referral'], 'outcome', 'values'),
  'referral-channels': counts(['referral'], 'channel', 'values'),
  promises: counts(['referral'], 'promise', 'values'),
} as const satisfies Record<string, Figure>

export type FigureName = keyof typeof figures
export const figureNames = Object.keys(figures) as FigureName[]
