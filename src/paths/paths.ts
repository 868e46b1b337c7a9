/** Where a center has one host name only, each district is below this: `/d/elm/`. */
export const districtMount = '/d'

/** The language whose pages have no prefix. */
export const mainLanguage = 'en'

/** Route patterns of the public and staff pages, below the language prefix. */
export const pageRoutes = {
  home: '/',
  ask: '/ask',
  /** The last question of this browser, for the page's script. */
  asked: '/asked',
  answers: '/answers',
  answer: '/answers/:code',
  answerSchool: '/answers/:code/school',
  answerFeedback: '/answers/:code/feedback',
  /** Takes whether the office answered by the promised date. */
  answerReply: '/answers/:code/reply',
  answerOthers: '/answers/:code/others',
  answerErase: '/answers/:code/erase',
  /** The box with the words of an answer. */
  answerEdit: '/answers/:code/edit',
  /** The same for an answer that could not be stored. */
  edit: '/edit',
  /** Erases what this browser typed, and leads to another website. */
  leave: '/leave',
  /** Makes the browser drop the pages that it keeps in memory. */
  clear: '/clear',
  helpNow: '/help-now',
  topics: '/topics',
  topic: '/topics/:slug',
  offices: '/offices',
  office: '/offices/:id',
  schools: '/schools',
  school: '/schools/:slug',
  /** An office at a school. */
  contact: '/schools/:slug/:office',
  people: '/people',
  person: '/people/:slug',
  personEmail: '/people/:slug/email',
  contactEmail: '/contacts/:id/email',
  /** A vCard of a contact; `district` in place of the id is the district's main line. */
  contactCard: '/contacts/:id.vcf',
  districtEmail: '/email',
  /** The form that writes to a contact, or asks it to call. */
  messageForm: '/contacts/:id/message',
  callForm: '/contacts/:id/call-back',
  /** The state of a message, for its sender. */
  message: '/messages/:code',
  /** Takes "This number is wrong". */
  wrongNumber: '/wrong-number',
  search: '/search',
  languages: '/languages',
  accessibility: '/accessibility',
  privacy: '/privacy',
  /** How well the service works. */
  status: '/status',
  /** The box alone, for other websites. */
  embed: '/embed',
  embedSnippet: '/embed/snippet',
  developers: '/developers',
  /** The offline page that a browser stores. */
  offline: '/offline',
  openSearch: '/opensearch.xml',
  sitemap: '/sitemap.xml',
  manifest: '/manifest.webmanifest',
  signIn: '/sign-in',
  signInCode: '/sign-in/code',
  signOut: '/sign-out',
  forgot: '/forgot',
  /** An invitation, or a password reset. */
  choosePassword: '/choose-password/:token',
  /** Asks an office if its contacts are still right. */
  contactCheck: '/contact-check/:token',
  stopLetters: '/stop-letters/:token',
  sso: '/sign-in/sso',
  ssoBack: '/sign-in/sso/back',
  account: '/account',
  accountPassword: '/account/password',
  accountFactor: '/account/second-factor',
  accountSessions: '/account/sessions',
  accountDailyLetter: '/account/daily-letter',
  accountMonthlyLetter: '/account/monthly-letter',
  accountFactorOff: '/account/second-factor/off',
  /** A form that was sent after the session ended. */
  keptForm: '/account/kept/:id',
  accounts: '/admin/accounts',
  /** Must come before `oneAccount`. */
  inviteSeveral: '/admin/accounts/several',
  oneAccount: '/admin/accounts/:id',
  accountLink: '/admin/accounts/:id/link',
  /** The name and the email address. */
  accountName: '/admin/accounts/:id/name',
  /** The rule for the second step. Must come before `oneAccount`. */
  secondStepRule: '/admin/accounts/second-step',
  accountFactorReset: '/admin/accounts/:id/second-factor',
  accountSignOut: '/admin/accounts/:id/sessions',
  desk: '/desk',
  /** Results while typing: a fragment of the page. */
  deskLookUp: '/desk/look-up',
  deskShelf: '/desk/shelf',
  /** Defaults for each call. */
  deskPreferences: '/desk/preferences',
  referrals: '/desk/referrals',
  referralsFile: '/desk/referrals.csv',
  referral: '/desk/referrals/:id',
  referralUndo: '/desk/referrals/:id/undo',
  referralFollowUp: '/desk/referrals/:id/follow-up',
  followUps: '/desk/follow-ups',
  callSheets: '/desk/call-sheets',
  callSheet: '/desk/call-sheets/:slug',
  /** The same sheet as one file, to save. */
  callSheetFile: '/desk/call-sheets/:slug/file',
} as const

/** The staff's rooms and the lowest role for each. Each room is closed as a whole, before its routes are matched. */
export const staffRooms = [
  { path: '/account', minRole: 'anyone' },
  { path: '/insights', minRole: 'viewer' },
  { path: '/desk', minRole: 'desk' },
  { path: '/admin', minRole: 'editor' },
] as const

/** What staff type to come in: it leads to the first room of their role. */
export const staffEntry = '/admin'

/** Pages through which staff come in. */
export const staffDoors = [
  pageRoutes.signIn,
  pageRoutes.signOut,
  pageRoutes.forgot,
  pageRoutes.choosePassword,
  pageRoutes.contactCheck,
  pageRoutes.stopLetters,
  '/setup',
] as const

/**
 * Disallowed for robots, below the language prefix: a link that asks would count as a question, and vCards hold email
 * addresses. Answers are not listed here: a robot that may not read a page would not see its noindex.
 */
export const unlistedRoutes = ['/ask', '/contacts/'] as const

/** Route patterns without a language prefix. */
export const fixedRoutes = {
  assets: '/assets',
  api: '/api/v1',
  apiAsk: '/ask',
  apiSchools: '/schools',
  apiSuggest: '/suggest',
  apiSchool: '/schools/:slug',
  apiOffices: '/offices',
  apiOffice: '/offices/:id',
  apiTopics: '/topics',
  apiTopic: '/topics/:slug',
  apiPeople: '/people',
  apiPerson: '/people/:slug',
  apiQuality: '/insights/quality',
  apiUpkeep: '/insights/upkeep',
  apiInsight: '/insights/:figure',
  apiToday: '/today',
  apiTodayLine: '/today/:id',
  apiHsds: '/hsds',
  apiHsdsServices: '/hsds/services',
  apiHsdsService: '/hsds/services/:id',
  openApi: '/openapi.json',
  robots: '/robots.txt',
  serviceWorker: '/sw.js',
  healthz: '/healthz',
  readyz: '/readyz',
  /** For Prometheus. */
  metrics: '/metrics',
  sms: '/sms',
} as const

/** An answer's query parameters: never text of the concern. */
export interface AnswerView {
  /** Show the answer for this school. */
  school?: string | null
  /** Show this office first. */
  office?: string | null
  /** Name the person for a child in this grade. */
  grade?: string | null
  /** Name the person for a last name with this first letter. */
  lastName?: string | null
  /** Say thanks for the feedback. */
  thanks?: boolean
  /** Say that the words are erased. */
  erased?: boolean
}

/** Carries a chosen school along, so that a family is not asked for it again. */
export interface AtSchool {
  /** Slug; null for none. */
  school?: string | null
}

/** How the desk shows a card. */
export interface DeskView {
  /** Slug of the school to keep using. */
  school?: string | null
  /** The target named first: possibly the wrong door. */
  instead?: string | null
}

/** How a call sheet is made. */
export interface CallSheetView {
  /** Its second language; null for the usual one. */
  second?: string | null
  /** Every topic from A to Z, in place of the most asked ones. */
  all?: boolean
}

/** Whose email address: a contact's by id, a person's by slug; null for the district's. */
export type EmailOf = { contact: number } | { person: string } | null

/** Which people to list. */
export interface PeopleFilter {
  /** A name, or a part of it. */
  q?: string | null
  /** Slug. */
  school?: string | null
  office?: string | null
  /** Where their last names begin: `a`. */
  letter?: string | null
  /** 1 is the first. */
  page?: number
}

/** Addresses of the directory's pages, below the language prefix, as stored in the search index. */
export const directoryPaths = {
  school: (slug: string) => `/schools/${slug}`,
  office: (id: string) => `/offices/${id}`,
  /** An office at a school. */
  contact: (office: string, school: string) => `/schools/${school}/${office}`,
  person: (slug: string) => `/people/${slug}`,
  topic: (slug: string) => `/topics/${slug}`,
}

/** A directory page in a language. @param path from `directoryPaths` */
export function inDirectory(path: string, lang: string): string {
  return `${languagePrefix(lang)}${path}`
}

/** A language's path prefix: empty for the main one, else `/es`. */
export function languagePrefix(lang: string): string {
  return lang === mainLanguage ? '' : `/${lang}`
}

/** Every address the service links to. `lang` is the language of the linked page. */
export const paths = {
  home: (lang: string) => `${languagePrefix(lang)}/`,
  ask: (lang: string) => `${languagePrefix(lang)}/ask`,
  /** Asks with reviewed words, such as a topic of the home page. Never with text a family typed. */
  askAbout: (words: string, lang: string, at: AtSchool = {}) =>
    `${languagePrefix(lang)}/ask${query({ q: words, school: at.school })}`,
  answers: (lang: string) => `${languagePrefix(lang)}/answers`,
  answer: (code: string, lang: string, view: AnswerView = {}) =>
    `${languagePrefix(lang)}/answers/${code}${query({
      school: view.school,
      office: view.office,
      grade: view.grade ?? null,
      letter: view.lastName ?? null,
      thanks: view.thanks ? 'yes' : null,
      erased: view.erased ? 'yes' : null,
    })}${view.thanks ? '#thanks' : view.erased ? '#erased' : ''}`,
  answerSchool: (code: string, lang: string) => `${languagePrefix(lang)}/answers/${code}/school`,
  answerFeedback: (code: string, lang: string) => `${languagePrefix(lang)}/answers/${code}/feedback`,
  answerReply: (code: string, lang: string) => `${languagePrefix(lang)}/answers/${code}/reply`,
  answerOthers: (code: string, lang: string, view: AnswerView = {}) =>
    `${languagePrefix(lang)}/answers/${code}/others${query({ school: view.school, office: view.office })}`,
  answerErase: (code: string, lang: string, view: AnswerView = {}) =>
    `${languagePrefix(lang)}/answers/${code}/erase${query({ school: view.school, office: view.office })}`,
  answerEdit: (code: string, lang: string) => `${languagePrefix(lang)}/answers/${code}/edit`,
  edit: (lang: string) => `${languagePrefix(lang)}/edit`,
  clear: () => pageRoutes.clear,
  leave: (lang: string) => `${languagePrefix(lang)}/leave`,
  helpNow: (lang: string) => `${languagePrefix(lang)}/help-now`,
  topics: (lang: string) => `${languagePrefix(lang)}/topics`,
  topic: (slug: string, lang: string, at: AtSchool = {}) =>
    `${inDirectory(directoryPaths.topic(slug), lang)}${query({ school: at.school })}`,
  offices: (lang: string) => `${languagePrefix(lang)}/offices`,
  office: (id: string, lang: string) => inDirectory(directoryPaths.office(id), lang),
  schools: (lang: string) => `${languagePrefix(lang)}/schools`,
  school: (slug: string, lang: string) => inDirectory(directoryPaths.school(slug), lang),
  contact: (office: string, school: string, lang: string) =>
    inDirectory(directoryPaths.contact(office, school), lang),
  people: (lang: string, filter: PeopleFilter = {}) =>
    `${languagePrefix(lang)}/people${query({
      q: filter.q,
      school: filter.school,
      office: filter.office,
      letter: filter.letter,
      page: filter.page && filter.page > 1 ? String(filter.page) : null,
    })}`,
  person: (slug: string, lang: string) => inDirectory(directoryPaths.person(slug), lang),
  /** Shows a person's email address after a button press: for a form with `method="post"`, or a link. */
  personEmail: (slug: string, lang: string) => `${languagePrefix(lang)}/people/${slug}/email`,
  /** The same for a contact. @param id of the contact */
  contactEmail: (id: number, lang: string) => `${languagePrefix(lang)}/contacts/${id}/email`,
  /** The same for the district. */
  districtEmail: (lang: string) => `${languagePrefix(lang)}/email`,
  /** The same for any owner. */
  email: (of: EmailOf, lang: string): string => {
    if (of === null) return paths.districtEmail(lang)
    return 'contact' in of ? paths.contactEmail(of.contact, lang) : paths.personEmail(of.person, lang)
  },
  /** @param contact id; null for the district's main line */
  contactCard: (contact: number | null, lang: string) =>
    `${languagePrefix(lang)}/contacts/${contact ?? 'district'}.vcf`,
  /** @param contact id @param answer code of the answer that leads there; null for none */
  /** @param part which of an answer's several concerns, counted from 0 */
  messageForm: (contact: number, lang: string, answer: string | null = null, part: number | null = null) =>
    `${languagePrefix(lang)}/contacts/${contact}/message${query({ answer, part: part?.toString() ?? null })}`,
  callForm: (contact: number, lang: string, answer: string | null = null, part: number | null = null) =>
    `${languagePrefix(lang)}/contacts/${contact}/call-back${query({ answer, part: part?.toString() ?? null })}`,
  /** @param call value of the call window just chosen: it is kept nowhere else; null for none */
  message: (code: string, lang: string, call: string | null = null) =>
    `${languagePrefix(lang)}/messages/${code}${query({ call })}`,
  wrongNumber: (lang: string) => `${languagePrefix(lang)}/wrong-number`,
  search: (lang: string, q: string | null = null) => `${languagePrefix(lang)}/search${query({ q })}`,
  languages: (lang: string) => `${languagePrefix(lang)}/languages`,
  status: (lang: string) => `${languagePrefix(lang)}/status`,
  accessibility: (lang: string) => `${languagePrefix(lang)}/accessibility`,
  privacy: (lang: string) => `${languagePrefix(lang)}/privacy`,
  /** @param next the page to open afterwards; null for the desk */
  signIn: (lang: string, next: string | null = null) => `${languagePrefix(lang)}/sign-in${query({ next })}`,
  /** Says that a form was too large to be kept. */
  signInTooLarge: (lang: string) => `${languagePrefix(lang)}/sign-in?kept=no`,
  signInCode: (lang: string, next: string | null = null) =>
    `${languagePrefix(lang)}/sign-in/code${query({ next })}`,
  signOut: (lang: string) => `${languagePrefix(lang)}/sign-out`,
  forgot: (lang: string) => `${languagePrefix(lang)}/forgot`,
  /** @param said the action just done */
  contactCheck: (token: string, lang: string, said: string | null = null) =>
    `${languagePrefix(lang)}/contact-check/${token}${query({ said })}`,
  /** Ends the daily or the monthly letter: the link is the key. */
  stopLetters: (token: string, lang: string, letter: 'daily' | 'monthly' = 'daily') =>
    `${languagePrefix(lang)}/stop-letters/${token}${query({ letter: letter === 'daily' ? null : letter })}`,
  choosePassword: (token: string, lang: string) => `${languagePrefix(lang)}/choose-password/${token}`,
  /** @param again whether to re-authenticate */
  sso: (lang: string, next: string | null = null, again = false) =>
    `${languagePrefix(lang)}/sign-in/sso${query({ next, again: again ? 'yes' : null })}`,
  /** One for all languages: the provider knows it. */
  ssoBack: () => pageRoutes.ssoBack,
  account: (lang: string) => `${languagePrefix(lang)}/account`,
  accountPassword: (lang: string) => `${languagePrefix(lang)}/account/password`,
  accountFactor: (lang: string) => `${languagePrefix(lang)}/account/second-factor`,
  accountSessions: (lang: string) => `${languagePrefix(lang)}/account/sessions`,
  accountDailyLetter: (lang: string) => `${languagePrefix(lang)}/account/daily-letter`,
  accountMonthlyLetter: (lang: string) => `${languagePrefix(lang)}/account/monthly-letter`,
  keptForm: (id: string, lang: string) => `${languagePrefix(lang)}/account/kept/${id}`,
  accountFactorOff: (lang: string) => `${languagePrefix(lang)}/account/second-factor/off`,
  accounts: (lang: string) => `${languagePrefix(lang)}/admin/accounts`,
  secondStepRule: (lang: string) => `${languagePrefix(lang)}${pageRoutes.secondStepRule}`,
  oneAccount: (id: number, lang: string) => `${languagePrefix(lang)}/admin/accounts/${id}`,
  accountName: (id: number, lang: string) => `${paths.oneAccount(id, lang)}/name`,
  inviteSeveral: (lang: string) => `${paths.accounts(lang)}/several`,
  accountLink: (id: number, lang: string) => `${paths.oneAccount(id, lang)}/link`,
  accountFactorReset: (id: number, lang: string) => `${paths.oneAccount(id, lang)}/second-factor`,
  accountSignOut: (id: number, lang: string) => `${paths.oneAccount(id, lang)}/sessions`,
  desk: (lang: string) => `${languagePrefix(lang)}/desk`,
  /** @param target as `writeTarget` writes it */
  deskOpen: (target: string, lang: string, view: DeskView = {}) =>
    `${languagePrefix(lang)}/desk${query({ open: target, school: view.school, instead: view.instead })}`,
  deskLookUp: (lang: string) => `${languagePrefix(lang)}/desk/look-up`,
  deskShelf: (lang: string) => `${languagePrefix(lang)}/desk/shelf`,
  deskPreferences: (lang: string) => `${languagePrefix(lang)}/desk/preferences`,
  referrals: (lang: string, search = '') => `${languagePrefix(lang)}/desk/referrals${search && `?${search}`}`,
  referralsFile: (lang: string, search = '') =>
    `${languagePrefix(lang)}/desk/referrals.csv${search && `?${search}`}`,
  referral: (id: number, lang: string) => `${languagePrefix(lang)}/desk/referrals/${id}`,
  referralUndo: (id: number, lang: string) => `${languagePrefix(lang)}/desk/referrals/${id}/undo`,
  referralFollowUp: (id: number, lang: string) => `${languagePrefix(lang)}/desk/referrals/${id}/follow-up`,
  followUps: (lang: string) => `${languagePrefix(lang)}/desk/follow-ups`,
  callSheets: (lang: string) => `${languagePrefix(lang)}/desk/call-sheets`,
  callSheet: (school: string, lang: string, view: CallSheetView = {}) =>
    `${languagePrefix(lang)}/desk/call-sheets/${school}${callSheetQuery(view)}`,
  callSheetFile: (school: string, lang: string, view: CallSheetView = {}) =>
    `${languagePrefix(lang)}/desk/call-sheets/${school}/file${callSheetQuery(view)}`,
  embed: (lang: string, school: string | null = null) => `${languagePrefix(lang)}/embed${query({ school })}`,
  embedSnippet: (lang: string) => `${languagePrefix(lang)}/embed/snippet`,
  offline: (lang: string) => `${languagePrefix(lang)}/offline`,
  developers: (lang: string) => `${languagePrefix(lang)}/developers`,
  /** One per language: with all in one, a large district has more pages than a sitemap may list. */
  sitemap: (lang: string) => `${languagePrefix(lang)}/sitemap.xml`,
  openSearch: (lang: string) => `${languagePrefix(lang)}/opensearch.xml`,
  manifest: (lang: string) => `${languagePrefix(lang)}/manifest.webmanifest`,
  asset: (file: string) => `${fixedRoutes.assets}/${file}`,
}

function callSheetQuery({ second, all }: CallSheetView): string {
  return query({ second, topics: all ? 'all' : null })
}

function query(values: Record<string, string | null | undefined>): string {
  const set = Object.entries(values).filter((pair): pair is [string, string] => Boolean(pair[1]))
  return set.length > 0 ? `?${new URLSearchParams(set)}` : ''
}
