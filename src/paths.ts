/** The language whose pages carry no prefix. */
export const mainLanguage = 'en'

/** Patterns of the pages, below the prefix of their language. */
export const pageRoutes = {
  home: '/',
  ask: '/ask',
  answer: '/answers/:code',
  answerSchool: '/answers/:code/school',
  answerFeedback: '/answers/:code/feedback',
  answerOthers: '/answers/:code/others',
  helpNow: '/help-now',
} as const

/** Patterns that are the same in every language. */
export const fixedRoutes = {
  assets: '/assets',
  api: '/api/v1',
  apiAsk: '/ask',
  apiSchools: '/schools',
  healthz: '/healthz',
  readyz: '/readyz',
} as const

/** What an answer's address can say besides its code: never anything of the concern. */
export interface AnswerView {
  /** Show the answer as it is at this school. */
  school?: string | null
  /** Show this office first. */
  office?: string | null
  /** Say thanks for the feedback. */
  thanks?: boolean
}

/** The prefix of a language's pages: nothing for the main one, else `/es`. */
export function languagePrefix(lang: string): string {
  return lang === mainLanguage ? '' : `/${lang}`
}

/** Every address the service links to. `lang` is the language of the page it leads to. */
export const paths = {
  home: (lang: string) => `${languagePrefix(lang)}/`,
  ask: (lang: string) => `${languagePrefix(lang)}/ask`,
  /** Asks with reviewed words, such as a topic of the home page. Never with what a parent typed. */
  askAbout: (words: string, lang: string) => `${languagePrefix(lang)}/ask${query({ q: words })}`,
  answer: (code: string, lang: string, view: AnswerView = {}) =>
    `${languagePrefix(lang)}/answers/${code}${query({
      school: view.school,
      office: view.office,
      thanks: view.thanks ? 'yes' : null,
    })}`,
  answerSchool: (code: string, lang: string) => `${languagePrefix(lang)}/answers/${code}/school`,
  answerFeedback: (code: string, lang: string) => `${languagePrefix(lang)}/answers/${code}/feedback`,
  answerOthers: (code: string, lang: string, view: AnswerView = {}) =>
    `${languagePrefix(lang)}/answers/${code}/others${query({ school: view.school, office: view.office })}`,
  helpNow: (lang: string) => `${languagePrefix(lang)}/help-now`,
  asset: (file: string) => `${fixedRoutes.assets}/${file}`,
}

function query(values: Record<string, string | null | undefined>): string {
  const set = Object.entries(values).filter((pair): pair is [string, string] => Boolean(pair[1]))
  return set.length > 0 ? `?${new URLSearchParams(set)}` : ''
}
