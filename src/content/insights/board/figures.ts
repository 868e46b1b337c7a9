import type { Counted } from './counted.js'

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

/** Shares with intervals: by language or school, of everything; by office or topic, of answers. */
export interface RateFigure {
  kind: 'rates'
  about: 'lang' | 'place' | 'matter'
  rows: 'groups' | 'values'
  /** The shares that are told. The first is drawn. */
  rates: readonly RateName[]
}

/** What families said and did after an answer: a row for each result. */
export interface ResultFigure {
  kind: 'results'
  results: Counted['results']
}

export type Figure = CountFigure | WeekFigure | HarmFigure | RateFigure | ResultFigure

/** A share: some results among some more, both of one kind of rows. */
export const rateParts = {
  refused: { results: ['handover'], of: ['right', 'again', 'unjudged', 'wrong', 'handover'] },
  right: { results: ['right'], of: ['right', 'wrong'] },
  wrong: { results: ['wrong'], of: ['right', 'again', 'unjudged', 'wrong'] },
  again: { results: ['again'], of: ['right', 'again', 'unjudged', 'wrong'] },
  wrongAnswers: { results: ['wrong'], of: ['right', 'open', 'wrong'] },
} as const
export type RateName = keyof typeof rateParts

const inquiries = ['named', 'wrong', 'handover'] as const
const answers = ['named', 'wrong'] as const
/** By matter, answers are counted apart that a family called right. */
const matters = ['right', 'open', 'wrong'] as const
/** By language and school, also those after which a family asked something again. */
const judged = ['right', 'again', 'unjudged', 'wrong', 'handover'] as const
const fairRates = ['refused', 'right', 'wrong', 'again'] as const
const counts = (
  results: Counted['results'],
  about: string,
  rows: CountFigure['rows'],
  more: Pick<CountFigure, 'skipsEmpty' | 'isOrdered'> = {},
) => ({ kind: 'counts', results, about, rows, ...more }) as const

/** Every figure of counts that families or the front office make. */
export const figures = {
  weeks: { kind: 'weeks', results: [''] },
  offices: counts(matters, 'matter', 'groups'),
  topics: counts(matters, 'matter', 'values', { skipsEmpty: true }),
  outside: counts(['handover'], 'matter', { group: 'outside' }),

  hours: counts(inquiries, 'hour', 'values', { skipsEmpty: true, isOrdered: true }),
  levels: counts(judged, 'place', 'groups', { skipsEmpty: true }),
  schools: counts(judged, 'place', 'values', { skipsEmpty: true }),
  languages: counts(judged, 'lang', 'values'),
  channels: counts(inquiries, 'channel', 'values'),

  outcomes: counts(inquiries, 'choice', 'groups'),
  verdicts: { kind: 'results', results: judged },
  'right-offices': { kind: 'rates', about: 'matter', rows: 'groups', rates: ['right', 'wrongAnswers'] },
  'right-topics': { kind: 'rates', about: 'matter', rows: 'values', rates: ['right', 'wrongAnswers'] },
  misses: counts(['handover'], 'matter', 'groups'),
  ties: counts(answers, 'choice', 'values', { skipsEmpty: true }),
  'wrong-offices': { ...counts(['wrong'], 'matter', 'groups'), kind: 'harm' },
  'wrong-topics': { ...counts(['wrong'], 'matter', 'values', { skipsEmpty: true }), kind: 'harm' },
  'wrong-rules': { ...counts(['wrong'], 'rule', 'values', { skipsEmpty: true }), kind: 'harm' },
  danger: counts(inquiries, 'danger', 'groups', { skipsEmpty: true }),
  'danger-kinds': counts(inquiries, 'danger', 'values', { skipsEmpty: true }),

  'fair-languages': { kind: 'rates', about: 'lang', rows: 'values', rates: fairRates },
  'fair-schools': { kind: 'rates', about: 'place', rows: 'values', rates: fairRates },

  'referral-offices': counts(['referral'], 'matter', 'groups'),
  'referral-outcomes': counts(['referral'], 'outcome', 'values'),
  'referral-channels': counts(['referral'], 'channel', 'values'),
  promises: counts(['referral'], 'promise', 'values'),
} as const satisfies Record<string, Figure>

/** The shares of a figure; empty for one without. */
export const ratesIn = (name: FigureName): readonly RateName[] => {
  const figure: Figure = figures[name]
  return figure.kind === 'rates' ? figure.rates : []
}

/** The property that a figure reads; empty for none. */
export const aboutOf = (name: FigureName): string => {
  const figure: Figure = figures[name]
  return 'about' in figure ? figure.about : ''
}

export type FigureName = keyof typeof figures
export const figureNames = Object.keys(figures) as FigureName[]
