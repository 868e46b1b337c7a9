import { existsSync } from 'node:fs'
import type { Services } from '../../compose.js'
import { proveCoverage } from '../../content/rehearsal/prove-coverage.js'
import { mainLanguage } from '../../paths/paths.js'
import { databaseFile, openReadOnly } from '../../platform/database/open-database.js'
import type { Speech } from '../../platform/language/language.js'
import type { HealthNote } from '../../platform/web/health-notes.js'
import { countMissing } from '../../staff/setup/present-setup.js'
import { findFaults, type ReportFault } from './find-faults.js'
import { readStanding, type Standing } from './standing-store.js'

/** What the center reads of a district that answers. */
type ReportedServices = Pick<
  Services,
  'database' | 'health' | 'districtCard' | 'sample' | 'directory' | 'published'
>

/** A district of the folder, as the service knows it. */
export interface KnownDistrict {
  name: string
  /** Null where its settings have faults. */
  publicUrl: string | null
  dataDir: string
  /** `broken`: it cannot be opened. */
  state: 'open' | 'asleep' | 'paused' | 'starting' | 'broken'
  /** Why it is not open, or goes on with old settings; null for no reason. English, for whoever runs the service. */
  reason: string | null
  makesBackups: boolean
  /** Null unless it answers. */
  open: { services: ReportedServices } | null
}

/** How far its setup is: `missing` where it is open, and the district answers. */
export interface SetupReport {
  state: 'done' | 'sample' | 'open'
  missing: { steps: number; gaps: number } | null
}

/** What the center sees of a district. */
export interface DistrictReport extends Omit<KnownDistrict, 'open' | 'dataDir'> {
  /** Its own name; that of its folder while it has none. */
  title: string
  /** Null where its database cannot be read. */
  standing: Standing | null
  setup: SetupReport | null
  /** The worst first. */
  faults: ReportFault[]
}

/** Where the setup of a district is read from, by what changes it: proving every path takes a tenth of a second. */
const proofs = new WeakMap<object, { published: object; missing: SetupReport['missing'] }>()

/** Every district, those with faults first, then by name. */
export function reportDistricts(
  known: readonly KnownDistrict[],
  now: Date,
  english: Speech,
): DistrictReport[] {
  const reports = known.map((district) => reportOne(district, now, english))
  const weight = ({ faults, state }: DistrictReport) => (state === 'broken' ? 2 : Math.sign(faults.length))
  return reports.sort((a, b) => weight(b) - weight(a) || a.title.localeCompare(b.title))
}

function reportOne(district: KnownDistrict, now: Date, english: Speech): DistrictReport {
  const { open, dataDir, ...rest } = district
  const standing = open ? readStanding(open.services.database, now) : readClosed(dataDir, now)
  const setup = standing && reportSetup(open?.services ?? null, standing, now, english)
  const degraded = open?.services.health().degraded.map(partOf) ?? []
  return {
    ...rest,
    title: open?.services.districtCard(mainLanguage).name || district.name,
    standing,
    setup,
    faults: findFaults({ ...rest, standing, degraded }),
  }
}

/** What a part is called by what is wrong with it. */
export function partOf({ part, key }: Pick<HealthNote, 'part' | 'key'>): string {
  // A first start fills the search for minutes: that needs nobody.
  if (key === 'health.searchStarting') return 'search-starting'
  return key === 'health.keyFileLost' ? 'key-file' : part
}

/** Of one that is asleep, paused, or broken: as far as its database can be read. */
function readClosed(dataDir: string, now: Date): Standing | null {
  const file = databaseFile(dataDir)
  if (!existsSync(file)) return null
  try {
    const database = openReadOnly(file)
    try {
      return readStanding(database, now)
    } finally {
      database.$client.close()
    }
  } catch {
    // Damaged, newer, or of an earlier version: its reason says so.
    return null
  }
}

function reportSetup(
  services: ReportedServices | null,
  { setUpAt }: Standing,
  now: Date,
  english: Speech,
): SetupReport {
  if (setUpAt !== null) return { state: 'done', missing: null }
  if (!services) return { state: 'open', missing: null }
  if (services.sample.isHere()) return { state: 'sample', missing: null }
  return { state: 'open', missing: missingOf(services, now, english) }
}

function missingOf(services: ReportedServices, now: Date, english: Speech) {
  const [directory, published] = [services.directory().whole, services.published()]
  const kept = proofs.get(directory)
  if (kept?.published === published) return kept.missing
  const { holes } = proveCoverage(published, directory, { languages: [mainLanguage], now })
  const sources = { directory, holes, accounts: 0, isSample: false, now, finished: null }
  const missing = countMissing(sources, english)
  proofs.set(directory, { published, missing })
  return missing
}
