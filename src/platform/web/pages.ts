import type { Request, Response } from 'express'
import { languagePrefix, mainLanguage, paths } from '../../paths/paths.js'
import type { InterpreterLine, Language, Speech } from '../language/language.js'
import { type Marks, marksOf } from '../language/punctuation.js'
import { simplified, traditional } from '../text/traditional-chinese.js'
import type { Assets } from './assets.js'
import type { DistrictCard } from './district-card.js'
import { againOf } from './open-again.js'
import { ownOrigin } from './own-address.js'
import type { Templates } from './templates.js'
import { foldBanner, type TodayBanner } from './today-banner.js'

/** Common to every page's model. */
export interface PageModel {
  /** The page's heading; the browser title starts with it. */
  title: string
}

/** The frame around every page. */
export interface Frame {
  lang: string
  dir: 'ltr' | 'rtl'
  title: string
  /** One sentence for search engines; null for none. */
  description: string | null
  /** The canonical address for search engines; null for unlisted pages. */
  canonical: string | null
  /** The same page in every language, with full addresses, for search engines; null as above. */
  alternates: { lang: string; href: string }[] | null
  /** This page's own path, for forms that come back to it; null for pages without an address. */
  here: string | null
  /** Whose number this browser just reported as wrong, as a set: the thanks are shown there. */
  reported: Record<string, true>
  /** The same page in the other languages. */
  languages: LanguageLink[]
  /** A few of them, to show that there is a list. */
  firstLanguages: LanguageLink[]
  /** The main language's page, where no native speaker has checked this one; else null. */
  notChecked: LanguageLink | null
  /** JSON-LD for a script element; null for none. */
  jsonLd: string | null
  district: Omit<DistrictCard, 'timeZone'> & { interpreterPhone: string; websiteText: string }
  /** How to ask for an interpreter, in the reader's language; null for readers of the main language. */
  interpreter: InterpreterLine | null
  /** A link to this page in the language the reader wrote in; null when it already is, or is not offered. */
  inYourLanguage: LanguageLink | null
  /** The word with which 988 answers a text in the reader's language; null for English. */
  crisisWord: string | null
  /** Marks between words that a template puts together. */
  marks: Marks
  /** The number families can text; null while texts are off. */
  textNumber: string | null
  links: Record<FrameLink, string>
  /** The district's logo; null for our own. */
  logo: { url: string; width: number; height: number } | null
  /** For print: the date and the address; null for pages without an address. */
  printed: { date: string; url: string } | null
  /** The browser's theme color: `#15484a`. */
  themeColor: string
  /** The district's news of the day; null if there is none. */
  today: TodayBanner | null
  /** Where to open the form that this page answers; null for a page that has its address anyway. */
  again: string | null
  /** Its host has no other page: it leads nowhere, but to itself in other languages. */
  isOnly: boolean
}

type FrameLink =
  | 'home'
  | 'helpNow'
  | 'topics'
  | 'schools'
  | 'offices'
  | 'people'
  | 'search'
  | 'answers'
  | 'languages'
  | 'accessibility'
  | 'privacy'
  | 'status'
  | 'districtEmail'
  | 'wrongNumber'
  | 'styles'
  | 'sharedStyles'
  | 'staffStyles'
  | 'deskScript'
  | 'draftScript'
  | 'againScript'
  | 'signIn'
  | 'script'
  | 'openSearch'
  | 'manifest'
  | 'embedSnippet'
  | 'developers'
  | 'icon'

/** A link to the page in another language. */
export interface LanguageLink {
  lang: string
  dir: 'ltr' | 'rtl'
  /** Its own name, or what it says about itself. */
  name: string
  href: string
}

/** A page to send: its view and model. */
export interface Page {
  view: string
  model: PageModel
  status?: number
  /** For search engines: one sentence. */
  description?: string
  /** The subject in schema.org terms. Pages without an `index` are not listed by search engines. */
  jsonLd?: object[]
  /** Whether search engines may list it. */
  index?: boolean
  /** BCP 47: the language the reader wrote in, if known. */
  parentLanguage?: string
  /** Its address may hold typed text: never print or link it. */
  addressHidden?: boolean
  /** Slug of the school that it is about: today lines of other schools are left out. */
  school?: string | null
  /** Leaves the today lines out: a page that is kept would outlive them, and on others help comes first. */
  withoutToday?: boolean
  /** Puts the today lines in one row: on a phone, the number to call is on the first screen below them. */
  briefToday?: boolean
  /** Its own address, where a form shows it at the form's. */
  ownHref?: string | undefined
  /** No other page is there: none is linked. */
  isOnly?: boolean
}

/** Draws a page in the request's language and sends it. */
export type SendPage = (res: Response, page: Page) => void

export interface PageSources {
  config: { publicUrl: string | null }
  language: Language
  templates: Templates
  assets: Assets
  districtCard(lang: string): DistrictCard
  /** The today lines in force. @param school slug of the page's school; null for none. From memory. */
  todayBanner(school: string | null, speech: Speech): TodayBanner | null
  now(): Date
  /** Null while text messages are off. */
  sms: { number: string | null } | null
}

/** A page's address. */
export interface PageAddress {
  /** `https://ask.example.org`, nothing after it. */
  origin: string
  /** Below its language prefix, with the query: `/topics?school=lincoln`. */
  path: string
}

/** @param languages those to switch between, unless all that are offered */
export function createSendPage(sources: PageSources, languages = sources.language.offered): SendPage {
  return (res, given) => {
    const isSetUp = sources.districtCard(speechOf(res).code).phone !== ''
    // Search engines would keep a page without numbers for weeks.
    const page = isSetUp ? given : { ...given, index: false, jsonLd: [] }
    const { status = 200, index = false } = page
    const html = drawPage(
      sources,
      page,
      speechOf(res),
      page.addressHidden ? null : addressOf(res.req, sources),
      languages,
      againOf(res, page),
    )
    // It may hold typed text: keep it out of shared caches, and revalidate each time.
    if (!res.get('Cache-Control')) res.set('Cache-Control', status < 400 ? 'private, no-cache' : 'no-store')
    if (!index) res.set('X-Robots-Tag', 'noindex')
    res.status(status).type('html').send(html)
  }
}

/**
 * The HTML of a page.
 * @param address null when unknown: links to other languages then lead to the home page
 * @param again where to open the form that it answers
 */
export function drawPage(
  sources: PageSources,
  page: Page,
  speech: Speech,
  address: PageAddress | null,
  languages = sources.language.offered,
  again: string | null = null,
): string {
  const frame = { ...presentFrame(sources, page, speech, address, languages), again }
  return sources.templates.render(page.view, { ...page.model, frame }, speech)
}

/** The language of the pages below this mount; set once, where they are mounted. */
export function speechOf(res: Response): Speech {
  const { speech } = res.locals
  if (!speech) throw new Error('No language is set before this page')
  return speech
}

/**
 * The service's public origin: PUBLIC_URL, else an address this computer listens on; never one that a request made up.
 */
export function originOf(req: Request, publicUrl: string | null): string {
  return publicUrl ?? ownOrigin(req)
}

/** A form submission has no address of its own in another language. */
function addressOf(req: Request, { config }: PageSources): PageAddress | null {
  if (req.method !== 'GET' && req.method !== 'HEAD') return null
  return { origin: originOf(req, config.publicUrl), path: req.url }
}

/** 988 reads texts in English, and in Spanish after this word (988lifeline.org). */
const crisisWords: Partial<Record<string, string>> = { es: 'AYUDA' }

function presentFrame(
  sources: PageSources,
  page: Page,
  speech: Speech,
  address: PageAddress | null,
  languages: readonly string[],
): Omit<Frame, 'again'> {
  const { model, status = 200, description = null, jsonLd = [], index = false } = page
  const card = sources.districtCard(speech.code)
  const named = status === 422 ? speech.t('site.errorTitle', { title: model.title }) : model.title
  const known = index ? address : null
  const others = languages
    .filter((lang) => lang !== speech.code)
    .map((lang) => linkTo(lang, sources.language.ownName(lang).ownName, sources.language, address))
  const whole = (lang: string) => (known ? `${known.origin}${inOtherLanguage(known, lang)}` : '')
  return {
    lang: speech.code,
    dir: speech.dir,
    title: titleWithSite(named, card.shortName, speech),
    description,
    canonical: known && whole(speech.code),
    alternates: known && sources.language.offered.map((lang) => ({ lang, href: whole(lang) })),
    languages: others,
    firstLanguages: others.slice(0, 2),
    notChecked: sources.language.isChecked(speech.code) ? null : linkToMain(sources.language, address),
    here: address && inOtherLanguage(address, speech.code),
    reported: reportedIn(address),
    // A closing tag in a text would end the script element.
    jsonLd: jsonLd.length > 0 ? JSON.stringify(jsonLd).replaceAll('<', '\\u003c') : null,
    district: {
      ...card,
      closed: card.closed ?? null,
      phoneHours: speech.hours(card.phoneHours).join(marksOf(speech.code).semicolon),
      interpreterPhone: card.interpreterPhone ?? card.phone,
      websiteText: card.website.replace(/^https?:\/\/(www\.)?|\/$/g, ''),
    },
    ...presentReader(sources.language, page.parentLanguage ?? null, speech, address),
    crisisWord: crisisWords[speech.code] ?? null,
    marks: marksOf(speech.code),
    textNumber: card.channelsOff?.includes('sms') ? null : (sources.sms?.number ?? null),
    links: presentLinks(sources.assets, speech.code, sources.language),
    logo: sources.assets.logo(),
    printed: address && {
      date: speech.dateAt(sources.now(), card.timeZone, 'year'),
      url: `${address.origin}${address.path}`.replace(/^https?:\/\//, ''),
    },
    themeColor: sources.assets.themeColor(),
    isOnly: page.isOnly ?? false,
    today: page.withoutToday ? null : todayOf(page, sources, speech),
  }
}

function todayOf({ school = null, briefToday }: Page, { todayBanner }: PageSources, speech: Speech) {
  const banner = todayBanner(school, speech)
  return banner && briefToday ? foldBanner(banner) : banner
}

/** @param district empty while it is being set up */
function titleWithSite(title: string, district: string, { t }: Speech): string {
  return district === '' ? `${title} – ${t('site.name')}` : t('site.titleWithSite', { title, district })
}

/** Lines for the reader in their own language. @param wroteIn BCP 47; null or `und` when unknown */
function presentReader(
  language: Language,
  wroteIn: string | null,
  speech: Speech,
  address: PageAddress | null,
): Pick<Frame, 'interpreter' | 'inYourLanguage'> {
  // What is read as Chinese may be in either script: the page's own is the reader's choice.
  const wrote = wroteIn === simplified && speech.code === traditional ? traditional : wroteIn
  const line = wrote === null ? null : language.interpreterLine(wrote)
  const reads = (line && wrote !== null ? language.readBy(wrote) : null) ?? line?.lang ?? speech.code
  const isOther = reads !== speech.code && language.offered.includes(reads)
  return {
    interpreter: reads === mainLanguage ? null : (line ?? language.interpreterLine(speech.code)),
    inYourLanguage: isOther
      ? linkTo(reads, language.speech(reads).t('site.inYourLanguage'), language, address)
      : null,
  }
}

function linkTo(lang: string, name: string, language: Language, address: PageAddress | null): LanguageLink {
  const { dir } = language.ownName(lang)
  return { lang, dir, name, href: pickLanguage(inOtherLanguage(address, lang), lang) }
}

function linkToMain(language: Language, address: PageAddress | null): LanguageLink {
  return linkTo(mainLanguage, language.speech(mainLanguage).t('site.inYourLanguage'), language, address)
}

function presentLinks(assets: Assets, lang: string, { ofStaff }: Language): Frame['links'] {
  return {
    home: paths.home(lang),
    helpNow: paths.helpNow(lang),
    topics: paths.topics(lang),
    schools: paths.schools(lang),
    offices: paths.offices(lang),
    people: paths.people(lang),
    search: paths.search(lang),
    answers: paths.answers(lang),
    languages: paths.languages(lang),
    accessibility: paths.accessibility(lang),
    privacy: paths.privacy(lang),
    status: paths.status(lang),
    districtEmail: paths.districtEmail(lang),
    wrongNumber: paths.wrongNumber(lang),
    styles: assets.url('site.css'),
    sharedStyles: assets.url('styles.css'),
    staffStyles: assets.url('staff.css'),
    deskScript: assets.url('desk.js'),
    draftScript: assets.url('drafts.js'),
    againScript: assets.url('again.js'),
    signIn: paths.signIn(ofStaff.includes(lang) ? lang : mainLanguage),
    script: assets.url('site.js'),
    openSearch: paths.openSearch(lang),
    manifest: paths.manifest(lang),
    embedSnippet: paths.embedSnippet(lang),
    developers: paths.developers(lang),
    icon: assets.url('icon.svg'),
  }
}

function reportedIn(address: PageAddress | null): Frame['reported'] {
  const of = new URLSearchParams(address?.path.split('?')[1]).get('reported')
  return of === null ? {} : { [of]: true }
}

function inOtherLanguage(address: PageAddress | null, lang: string): string {
  return `${languagePrefix(lang)}${address?.path ?? '/'}`
}

/** The query parameter of a link to another language: the reader wants that language from now on. */
export const pickedParameter = 'language'

/** A link that is a choice: the reader wants that language from now on. */
export function pickLanguage(href: string, lang: string): string {
  return `${href}${href.includes('?') ? '&' : '?'}${pickedParameter}=${lang}`
}
