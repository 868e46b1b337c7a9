import type { Request, Response } from 'express'
import { languagePrefix, mainLanguage, paths } from '../../paths/paths.js'
import type { InterpreterLine, Language, Speech } from '../language/language.js'
import type { Assets } from './assets.js'
import type { DistrictCard } from './district-card.js'
import { ownOrigin } from './own-address.js'
import type { Templates } from './templates.js'

/** What every page's model says. */
export interface PageModel {
  /** The page's heading in words: the browser's title starts with it. */
  title: string
}

/** What every page shows around its own part. */
export interface Frame {
  lang: string
  dir: 'ltr' | 'rtl'
  title: string
  /** For search engines: one sentence; null where there is none. */
  description: string | null
  /** What search engines may know the page by; null for pages that they shall leave out. */
  canonical: string | null
  /** The same page in every language, with full addresses, for search engines; null as above. */
  alternates: { lang: string; href: string }[] | null
  /** The same page in the other languages. */
  languages: { lang: string; dir: 'ltr' | 'rtl'; name: string; href: string }[]
  /** JSON-LD, ready to stand in a script element; null for none. */
  jsonLd: string | null
  district: Omit<DistrictCard, 'timeZone'> & { interpreterPhone: string; websiteText: string }
  /** How to ask for an interpreter, in the reader's language; null for readers of the main language. */
  interpreter: InterpreterLine | null
  /** Leads to the same page in the language that the reader wrote in; null where it is that already, or there is none. */
  inYourLanguage: { lang: string; dir: 'ltr' | 'rtl'; href: string; text: string } | null
  /** The number that families can text their question to; null while they cannot. */
  textNumber: string | null
  links: Record<FrameLink, string>
  /** The district's picture; null for our own sign. */
  logo: { url: string; width: number; height: number } | null
  /** What stands on paper: the day it was printed, and where it is; null for what has no address. */
  printed: { date: string; url: string } | null
  /** What a browser may draw around the page: `#15484a`. */
  themeColor: string
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
  | 'districtEmail'
  | 'styles'
  | 'staffStyles'
  | 'deskScript'
  | 'signIn'
  | 'script'
  | 'openSearch'
  | 'manifest'
  | 'embedSnippet'
  | 'developers'
  | 'icon'

/** A page to send: which view, with what. */
export interface Page {
  view: string
  model: PageModel
  status?: number
  /** For search engines: one sentence. */
  description?: string
  /** What the page is about, in the words of schema.org. Pages without an `index` are left out of search engines. */
  jsonLd?: object[]
  /** Whether search engines may list it. */
  index?: boolean
  /** BCP 47: what the reader wrote in, where that is known. */
  parentLanguage?: string
  /** Its address may hold what was typed: it is printed and linked nowhere. */
  addressHidden?: boolean
}

/** Draws a page in the language of the request and sends it. */
export type SendPage = (res: Response, page: Page) => void

export interface PageSources {
  config: { publicUrl: string | null }
  language: Language
  templates: Templates
  assets: Assets
  districtCard(lang: string): DistrictCard
  now(): Date
  /** Null while text messages are off. */
  sms: { number: string | null } | null
}

/** Where a page stands. */
export interface PageAddress {
  /** `https://ask.example.org`, with nothing behind. */
  origin: string
  /** Below the prefix of its language, with its query: `/topics?school=lincoln`. */
  path: string
}

export function createSendPage(sources: PageSources): SendPage {
  return (res, page) => {
    const { status = 200, index = false } = page
    const html = drawPage(
      sources,
      page,
      speechOf(res),
      page.addressHidden ? null : addressOf(res.req, sources),
    )
    // What someone typed may be on it: never from a shared cache, and asked for again each time.
    if (!res.get('Cache-Control')) res.set('Cache-Control', status < 400 ? 'private, no-cache' : 'no-store')
    if (!index) res.set('X-Robots-Tag', 'noindex')
    res.status(status).type('html').send(html)
  }
}

/** The HTML of a page. @param address null where it is not known: links to other languages lead to the home page */
export function drawPage(
  sources: PageSources,
  page: Page,
  speech: Speech,
  address: PageAddress | null,
): string {
  return sources.templates.render(
    page.view,
    { ...page.model, frame: presentFrame(sources, page, speech, address) },
    speech,
  )
}

/** The language of the pages below this router; set once, where they are mounted. */
export function speechOf(res: Response): Speech {
  const { speech } = res.locals
  if (!speech) throw new Error('No language is set before this page')
  return speech
}

/** The address that the service is known by: PUBLIC_URL, else one that this computer listens on; never one that a request made up. */
export function originOf(req: Request, publicUrl: string | null): string {
  return publicUrl ?? ownOrigin(req)
}

/** What was sent by a form has no address of its own in another language. */
function addressOf(req: Request, { config }: PageSources): PageAddress | null {
  if (req.method !== 'GET' && req.method !== 'HEAD') return null
  return { origin: originOf(req, config.publicUrl), path: req.url }
}

function presentFrame(sources: PageSources, page: Page, speech: Speech, address: PageAddress | null): Frame {
  const { model, status = 200, description = null, jsonLd = [], index = false } = page
  const card = sources.districtCard(speech.code)
  const named = status === 422 ? speech.t('site.errorTitle', { title: model.title }) : model.title
  const known = index ? address : null
  const whole = (lang: string) => (known ? `${known.origin}${inOtherLanguage(known, lang)}` : '')
  return {
    lang: speech.code,
    dir: speech.dir,
    title: speech.t('site.titleWithSite', { title: named, district: card.shortName }),
    description,
    canonical: known && whole(speech.code),
    alternates: known && sources.language.offered.map((lang) => ({ lang, href: whole(lang) })),
    languages: sources.language.offered
      .filter((lang) => lang !== speech.code)
      .map((lang) => {
        const { dir, ownName: name } = sources.language.ownName(lang)
        return { lang, dir, name, href: inOtherLanguage(address, lang) }
      }),
    // A closing tag in a text would end the script element.
    jsonLd: jsonLd.length > 0 ? JSON.stringify(jsonLd).replaceAll('<', '\\u003c') : null,
    district: {
      ...card,
      phoneHours: speech.hours(card.phoneHours).join('; '),
      interpreterPhone: card.interpreterPhone ?? card.phone,
      websiteText: card.website.replace(/^https?:\/\/(www\.)?|\/$/g, ''),
    },
    ...presentReader(sources.language, page.parentLanguage ?? null, speech, address),
    textNumber: sources.sms?.number ?? null,
    links: presentLinks(sources.assets, speech.code),
    logo: sources.assets.logo(),
    printed: address && {
      date: speech.dateAt(sources.now(), card.timeZone, 'year'),
      url: `${address.origin}${address.path}`.replace(/^https?:\/\//, ''),
    },
    themeColor: sources.assets.themeColor(),
  }
}

/** What is said to the reader in a language of their own. @param wroteIn BCP 47; null or `und` where it is not known */
function presentReader(
  language: Language,
  wroteIn: string | null,
  speech: Speech,
  address: PageAddress | null,
): Pick<Frame, 'interpreter' | 'inYourLanguage'> {
  const line = wroteIn === null ? null : language.interpreterLine(wroteIn)
  const reads = line?.lang ?? speech.code
  const offered = reads !== speech.code && language.offered.includes(reads) ? language.speech(reads) : null
  return {
    interpreter: reads === mainLanguage ? null : (line ?? language.interpreterLine(speech.code)),
    inYourLanguage: offered && {
      lang: reads,
      dir: offered.dir,
      href: inOtherLanguage(address, reads),
      text: offered.t('site.inYourLanguage'),
    },
  }
}

function presentLinks(assets: Assets, lang: string): Frame['links'] {
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
    districtEmail: paths.districtEmail(lang),
    styles: assets.url('styles.css'),
    staffStyles: assets.url('staff.css'),
    deskScript: assets.url('desk.js'),
    signIn: paths.signIn(lang),
    script: assets.url('site.js'),
    openSearch: paths.openSearch(lang),
    manifest: paths.manifest(lang),
    embedSnippet: paths.embedSnippet(lang),
    developers: paths.developers(lang),
    icon: assets.url('icon.svg'),
  }
}

function inOtherLanguage(address: PageAddress | null, lang: string): string {
  return `${languagePrefix(lang)}${address?.path ?? '/'}`
}
