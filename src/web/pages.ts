import type { Response } from 'express'
import type { Speech } from '../language/language.js'
import { paths } from '../paths.js'
import type { Templates } from '../templates/templates.js'
import type { Assets } from './assets.js'
import type { DistrictCard } from './district-card.js'

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
  district: Omit<DistrictCard, 'timeZone'> & { interpreterPhone: string; websiteText: string }
  links: { home: string; helpNow: string; styles: string; icon: string }
}

/** A page to send: which view, with what. */
export interface Page {
  view: string
  model: PageModel
  status?: number
}

/** Draws a page in the language of the request and sends it. */
export type SendPage = (res: Response, page: Page) => void

export interface PageSources {
  templates: Templates
  assets: Assets
  districtCard(lang: string): DistrictCard
}

export function createSendPage(sources: PageSources): SendPage {
  return (res, { view, model, status = 200 }) => {
    const html = drawPage(sources, { view, model, status }, speechOf(res))
    // What someone typed may be on it: never from a shared cache, and asked for again each time.
    if (!res.get('Cache-Control')) res.set('Cache-Control', status < 400 ? 'private, no-cache' : 'no-store')
    res.status(status).type('html').send(html)
  }
}

/** The HTML of a page. */
export function drawPage(sources: PageSources, { view, model, status = 200 }: Page, speech: Speech): string {
  const frame = presentFrame(sources, model.title, status === 422, speech)
  return sources.templates.render(view, { ...model, frame }, speech)
}

/** The language of the pages below this router; set once, where they are mounted. */
export function speechOf(res: Response): Speech {
  return res.locals.speech
}

function presentFrame(sources: PageSources, title: string, faulty: boolean, speech: Speech): Frame {
  const card = sources.districtCard(speech.code)
  const named = faulty ? speech.t('site.errorTitle', { title }) : title
  return {
    lang: speech.code,
    dir: speech.dir,
    title: speech.t('site.titleWithSite', { title: named, district: card.shortName }),
    district: {
      ...card,
      phoneHours: speech.hours(card.phoneHours).join('; '),
      interpreterPhone: card.interpreterPhone ?? card.phone,
      websiteText: card.website.replace(/^https?:\/\/(www\.)?|\/$/g, ''),
    },
    links: {
      home: paths.home(speech.code),
      helpNow: paths.helpNow(speech.code),
      styles: sources.assets.url('styles.css'),
      icon: sources.assets.url('icon.svg'),
    },
  }
}
