import express, { type Express, type RequestHandler } from 'express'
import { presentLines } from '../../answering/cards/present-emergency.js'
import type { Config } from '../../config.js'
import { type FirstFacts, readFirstFacts } from '../../content/seeds/read-first-facts.js'
import { allEmergencyLines } from '../../directory/contacts/emergency-lines.js'
import { isNationalLine } from '../../directory/contacts/national-line.js'
import { listCrisisLines } from '../../directory/model/crisis-line-store.js'
import { factsBySetting, readDistrictFacts } from '../../directory/model/district-store.js'
import { untranslated } from '../../directory/model/translations.js'
import { fixedRoutes, languagePrefix, mainLanguage } from '../../paths/paths.js'
import { databaseFile, openReadOnly } from '../../platform/database/open-database.js'
import {
  createLanguage,
  type LanguageParts,
  readLanguages,
  type Speech,
} from '../../platform/language/language.js'
import { cacheTheme } from '../../platform/theme/theme.js'
import { type AssetFiles, createAssets, readAssetFiles } from '../../platform/web/assets.js'
import { basePathOf, serveBelow } from '../../platform/web/base-path.js'
import { chooseLanguage } from '../../platform/web/choose-language.js'
import { NotFound, Starting, Unavailable, type WebError } from '../../platform/web/errors.js'
import { type Health, healthRoutes } from '../../platform/web/health-routes.js'
import { keepPathOnly } from '../../platform/web/own-address.js'
import { drawPage, speechOf } from '../../platform/web/pages.js'
import { securityHeaders } from '../../platform/web/security-headers.js'
import { createTemplates, type SharedTemplates } from '../../platform/web/templates.js'

const starting: Health = {
  parts: {
    published: 'starting',
    danger: 'starting',
    model: 'starting',
    search: 'starting',
    database: 'starting',
  },
  signals: [],
  degraded: [],
}

/**
 * The app that answers until the service can: every page has the help lines, and says to try again. Learning to detect danger
 * takes a minute at the first start, and a family must not meet a refused connection.
 */
export function createStartingApp(config: Config, inCommon = readHelpParts()): Express {
  return createHelpLinesApp(config, readKnown(config), new Starting(), inCommon)
}

/** For a district that cannot be opened: its help lines and its number, as far as they can be read. */
export function createUnavailableApp(config: Config, inCommon: HelpParts): Express {
  return createHelpLinesApp(config, readKnown(config), new Unavailable(), inCommon)
}

/**
 * For a host name that no district has: it names none, and has the national help lines.
 * @param routes of the service itself, before all pages
 */
export function createNoDistrictApp(config: Config, inCommon: HelpParts, routes: RequestHandler): Express {
  const { lines } = readFirstFacts(config.standardFolder)
  const facts = { district: factsBySetting(new Map()), lines: lines.filter(isNationalLine) }
  return createHelpLinesApp({ publicUrl: null }, facts, new NotFound(), inCommon, routes)
}

/** What the apps of many districts share. */
export interface HelpParts {
  languages: LanguageParts
  templates: SharedTemplates
  files: AssetFiles
}

export const readHelpParts = (): HelpParts => ({
  languages: readLanguages(),
  templates: createTemplates(),
  files: readAssetFiles(),
})

/** Every page is the same: it says what is the matter, and whom to call. */
function createHelpLinesApp(
  config: Pick<Config, 'publicUrl'>,
  { district, lines }: FirstFacts,
  { status, headers, words }: WebError,
  inCommon: HelpParts,
  routes: RequestHandler | null = null,
): Express {
  const language = createLanguage(inCommon.languages)
  language.writePhones(() => district.phoneFormat)
  const sources = {
    config,
    language,
    templates: inCommon.templates.below(basePathOf(config.publicUrl)),
    assets: createAssets(undefined, { theme: cacheTheme(() => district), files: inCommon.files }),
    districtCard: () => district,
    todayBanner: () => null,
    now: () => new Date(),
    sms: null,
  }

  const showStarting: RequestHandler = (_req, res) => {
    const speech = speechOf(res)
    const { t, code } = speech
    const emergency = presentLines(allEmergencyLines(lines, code, null), null, speech)
    res.status(status).set(headers).set('Cache-Control', 'no-store').set('X-Robots-Tag', 'noindex')
    if (res.locals.machine)
      return void res
        .type('application/problem+json')
        .send(problemOf({ status, words }, speech, emergency.lines))
    const model = {
      title: t(`errors.${words}.title`),
      detail: t(`errors.${words}.detail`),
      panel: { ...emergency, helpNow: '', answerBelow: false },
    }
    const page = { view: 'platform/web/starting', model, withoutToday: true }
    res.type('html').send(drawPage(sources, page, speech, null))
  }

  const app = express()
  app.set('query parser', 'simple')
  serveBelow(app, config.publicUrl)
  app.use(keepPathOnly)
  app.use(securityHeaders(config.publicUrl))
  app.use(fixedRoutes.assets, sources.assets.routes)
  app.use(routes ?? healthRoutes(() => starting, language.speech(mainLanguage)))
  for (const code of language.offered)
    app.use(languagePrefix(code) || '/', (_req, res, next) => {
      res.locals.speech = language.speech(code)
      next()
    })
  app.use(fixedRoutes.api, (_req, res, next) => {
    res.locals.machine = true
    next()
  })
  app.use(chooseLanguage(language))
  return app.use(showStarting)
}

/** Problem details, with the lines to call. */
function problemOf(
  { status, words }: Pick<WebError, 'status' | 'words'>,
  { t }: Speech,
  lines: readonly { name: string; call: string | null; sms: string | null }[],
) {
  return JSON.stringify({
    type: 'about:blank',
    title: t(`errors.${words}.title`),
    status,
    detail: t(`errors.${words}.detail`),
    lines: lines.map(({ name, call, sms }) => ({ name, call, text: sms })),
  })
}

/** From the database of an earlier run, or from the folder that this start will load; of neither, nothing. */
function readKnown({ dataDir, seedFolder }: Config): FirstFacts {
  try {
    const database = openReadOnly(databaseFile(dataDir))
    try {
      return { district: readDistrictFacts(database), lines: listCrisisLines(database, untranslated) }
    } finally {
      database.$client.close()
    }
  } catch {
    return seedFolder === null
      ? { district: factsBySetting(new Map()), lines: [] }
      : readFirstFacts(seedFolder)
  }
}
