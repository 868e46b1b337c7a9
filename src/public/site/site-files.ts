import { createHash } from 'node:crypto'
import type { EmergencyLine } from '../../directory/contacts/resolved-contact.js'
import type { PageMoment } from '../../directory/page-moment.js'
import { presentTodayBanner } from '../../directory/today/present-today.js'
import { districtMount, languagePrefix, paths, unlistedRoutes } from '../../paths/paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Assets } from '../../platform/web/assets.js'
import { below } from '../../platform/web/base-path.js'
import type { DistrictCard } from '../../platform/web/district-card.js'
import type { Page } from '../../platform/web/pages.js'
import type { IndexedPage } from './list-indexed-pages.js'

/**
 * robots.txt: what crawlers should skip, and where the sitemap is, in every language.
 * @param origin `https://ask.example.org`
 * @param base path that its addresses begin with
 */
export function presentRobots(origin: string, languages: readonly string[], base = ''): string {
  const sitemaps = languages.map((lang) => `Sitemap: ${origin}${paths.sitemap(lang)}`)
  return [refuseRobots(languages, base), ...sitemaps, ''].join('\n')
}

/** robots.txt of a host whose districts are below paths: crawlers read no other. It names none of them. */
export const presentRobotsOfHost = (languages: readonly string[]): string =>
  refuseRobots(languages, `${districtMount}/*`)

function refuseRobots(languages: readonly string[], base: string): string {
  const refused = languages.flatMap((lang) =>
    unlistedRoutes.map((route) => `Disallow: ${base}${languagePrefix(lang)}${route.replace(/:\w+/g, '*')}`),
  )
  return ['User-agent: *', ...refused, ''].join('\n')
}

/** A sitemap's contents. */
export interface Addresses {
  addresses: { href: string; checkedOn: string | null }[]
}

/** Every page in one language; each page names its other languages itself. @param origin `https://ask.example.org` */
export function presentAddresses(pages: IndexedPage[], origin: string, lang: string): Addresses {
  const below = `${origin}${languagePrefix(lang)}`
  return { addresses: pages.map(({ path, checkedOn }) => ({ href: `${below}${path}`, checkedOn })) }
}

/** The background color of `views/assets/styles.css`. */
const paper = '#faf6ee'

/**
 * The W3C Web Application Manifest, for phones' home screens.
 * @param base path that our addresses begin with
 */
export function presentManifest(
  { name, shortName }: DistrictCard,
  assets: Assets,
  speech: Speech,
  base: string,
) {
  const icon = (file: string, sizes: string, purpose = 'any') => ({
    src: below(base, assets.url(file)),
    sizes,
    type: file.endsWith('.svg') ? 'image/svg+xml' : 'image/png',
    purpose,
  })
  return {
    id: below(base, paths.home(speech.code)),
    name: `${speech.t('site.name')}, ${shortName}`,
    short_name: speech.t('site.name'),
    description: speech.t('app.description', { district: name }),
    lang: speech.code,
    dir: speech.dir,
    start_url: below(base, paths.home(speech.code)),
    scope: below(base, '/'),
    // With a back button and a visible address: answers are shared by address.
    display: 'minimal-ui',
    background_color: paper,
    theme_color: assets.themeColor(),
    icons: [
      icon('icon.svg', 'any'),
      icon('icon-192.png', '192x192'),
      icon('icon-512.png', '512x512'),
      icon('icon-maskable.png', '512x512', 'maskable'),
    ],
    shortcuts: [
      { name: speech.t('app.helpNow'), url: below(base, paths.helpNow(speech.code)) },
      { name: speech.t('app.search'), url: below(base, paths.search(speech.code)) },
    ],
  }
}

type OfflineMoment = Pick<PageMoment, 'directory' | 'now' | 'speech'>

/** The offline page: numbers to call without a network, and the news of the day that it is from. */
export function presentOffline(lines: EmergencyLine[], moment: OfflineMoment): Page {
  const { directory, now, speech } = moment
  const { district, schools } = directory
  const date = speech.dateAt(now, district.timeZone, 'year')
  const model = {
    title: speech.t('offline.title'),
    asOf: speech.t('offline.asOf', { date }),
    news: presentSavedNews(`${date}, ${speech.time(now, district.timeZone)}`, moment),
    panel: { lists: [lines.map((line) => presentSavedLine(line, speech))] },
    schools: schools.map(({ name, phone }) => ({ name, phone })),
  }
  return { view: 'public/site/offline', model, withoutToday: true }
}

/**
 * The service worker with its cache list: the offline page in every language, and its files. It changes whenever one of
 * them does, which makes browsers update.
 * @param code of `views/public/site/service-worker.js`
 * @param base path that our addresses begin with
 */
export function presentWorker(
  code: string,
  languages: readonly string[],
  assets: Assets,
  base: string,
): string {
  // Longest prefix first: the home page's is a prefix of every other.
  const pages = languages
    .map((lang) => ({ lang, below: below(base, paths.home(lang)), page: below(base, paths.offline(lang)) }))
    .sort((a, b) => b.below.length - a.below.length)
  const files = ['site.css', 'icon.svg']
    .map((file) => assets.url(file))
    .concat(assets.logo()?.url ?? [])
    .map((url) => below(base, url))
  const version = createHash('sha256').update(code).update(files.join()).digest('hex').slice(0, 10)
  return `const kept = ${JSON.stringify({ version, home: below(base, '/'), pages, files })}\n${code}`
}

/** Read later, "today" needs its date. */
function presentSavedNews(at: string, { directory, now, speech }: OfflineMoment) {
  const banner = presentTodayBanner(directory, null, now, speech)
  return banner && { at, lines: [...banner.lines, ...(banner.more?.lines ?? [])] }
}

/** Nobody knows when this is read: a line with hours says them. */
function presentSavedLine(line: EmergencyLine, speech: Speech) {
  const open = line.hours ? { open: false, text: speech.hours(line.hours.written).join('; ') } : null
  return { ...line, open, answers: open === null }
}
