import { type Express, type RequestHandler, Router } from 'express'
import type { Config } from '../../config.js'
import { type FirstFacts, readFirstFacts } from '../../content/seeds/read-first-facts.js'
import { allEmergencyLines } from '../../directory/contacts/emergency-lines.js'
import { isNationalLine } from '../../directory/contacts/national-line.js'
import { listCrisisLines } from '../../directory/model/crisis-line-store.js'
import { factsBySetting, readDistrictFacts } from '../../directory/model/district-store.js'
import { untranslated } from '../../directory/model/translations.js'
import { mainLanguage } from '../../paths/paths.js'
import { databaseFile, openReadOnly } from '../../platform/database/open-database.js'
import { createLanguage, type LanguageParts, readLanguages } from '../../platform/language/language.js'
import { type Metrics, readyGauge } from '../../platform/metrics/metrics.js'
import { metricsRoutes } from '../../platform/metrics/metrics-routes.js'
import { cacheTheme } from '../../platform/theme/theme.js'
import { type AssetFiles, createAssets, readAssetFiles } from '../../platform/web/assets.js'
import { basePathOf } from '../../platform/web/base-path.js'
import { NotFound, Starting, Unavailable, type WebError } from '../../platform/web/errors.js'
import { type Health, healthRoutes } from '../../platform/web/health-routes.js'
import { createTemplates, type SharedTemplates } from '../../platform/web/templates.js'
import { createOnePageApp } from './one-page-app.js'

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
 * @param metrics shown from now on, with `ready` at 0 until the service tells it; null for none
 */
export function createStartingApp(
  config: Config,
  inCommon = readHelpParts(),
  metrics: Metrics | null = null,
): Express {
  const more = metrics && metricsRoutes(metrics, config.metricsToken)
  metrics?.gauge(readyGauge, () => 0)
  return createHelpLinesApp(config, readKnown(config), new Starting(), inCommon, { more })
}

/** For a district that cannot be opened: its help lines and its number, as far as they can be read. */
export function createUnavailableApp(config: Config, inCommon: HelpParts): Express {
  return createHelpLinesApp(config, readKnown(config), new Unavailable(), inCommon)
}

/** For the center when it cannot be opened: whoever comes there finds the national help lines. */
export function createUnavailableCenterApp(config: Config, inCommon: HelpParts): Express {
  const facts = readNationalFacts(config)
  return createHelpLinesApp({ publicUrl: config.centerUrl }, facts, new Unavailable(), inCommon, {
    only: Router(),
  })
}

/**
 * For a host name that no district has: it names none, and has the national help lines.
 * @param routes of the service itself, before all pages
 */
export function createNoDistrictApp(config: Config, inCommon: HelpParts, routes: RequestHandler): Express {
  const facts = readNationalFacts(config)
  return createHelpLinesApp({ publicUrl: null }, facts, new NotFound(), inCommon, { only: routes })
}

/** The national help lines, and no district. */
function readNationalFacts({ standardFolder }: Config): FirstFacts {
  const { lines } = readFirstFacts(standardFolder)
  return { district: factsBySetting(new Map()), lines: lines.filter(isNationalLine) }
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

interface HelpLinesRoutes {
  /** In place of health. */
  only?: RequestHandler | null
  /** After health. */
  more?: RequestHandler | null
}

/** Every page is the same: it says what is the matter, and whom to call. */
function createHelpLinesApp(
  config: Pick<Config, 'publicUrl'>,
  { district, lines }: FirstFacts,
  error: WebError,
  inCommon: HelpParts,
  { only = null, more = null }: HelpLinesRoutes = {},
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

  const linesOf = (code: string) => allEmergencyLines(lines, code, null)
  const probes = healthRoutes(() => starting, language.speech(mainLanguage))
  const before = only ?? (more ? Router().use(probes, more) : probes)
  return createOnePageApp(sources, linesOf, error, before, { isOnly: only !== null })
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
