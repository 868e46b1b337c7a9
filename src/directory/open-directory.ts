import type { Speech } from '../platform/language/language.js'
import type { Platform } from '../platform/open-platform.js'
import { cacheTheme } from '../platform/theme/theme.js'
import type { Slices } from '../platform/threads/slices.js'
import type { DistrictCard } from '../platform/web/district-card.js'
import { allEmergencyLines } from './contacts/emergency-lines.js'
import { createWrongNumbers } from './contacts/wrong-numbers.js'
import { createDirectory, type DirectorySnapshot } from './model/directory-snapshot.js'
import type { MergedTopics } from './model/merged-topics.js'
import { peopleByNameSlices } from './search/find-people.js'
import { watchCalendar } from './time/watch-calendar.js'
import { presentTodayBanner } from './today/present-today.js'

/** Slow work on a large directory, done before anyone gets it. */
type GetReady = (snapshot: DirectorySnapshot) => Slices<void>

/** The current directory, from memory; read on first use. */
export function openDirectory({ database, language, search, notes, now, writeLater, closing }: Platform) {
  let getReadyFirst: GetReady = function* () {}
  let mergedTopics = (): MergedTopics => new Map()
  const snapshots = createDirectory(database, { getReady, now, mergedTopics: () => mergedTopics() })
  const directory = () => snapshots.current()
  language.writePhones(() => directory().district.phoneFormat)
  watchCalendar(notes, directory, now)
  // Parts that close later may be waiting for a large directory.
  closing.addEventListener('abort', snapshots.close)

  /** The work that the first question to a large directory would wait for. */
  function* getReady(snapshot: DirectorySnapshot): Slices<void> {
    yield* getReadyFirst(snapshot)
    for (const lang of language.ofStaff) yield* peopleByNameSlices(snapshot, lang)
  }

  return {
    snapshots,
    directory,
    getReady,
    /** Work on each snapshot before it is used. */
    setGetReadyFirst(work: GetReady): void {
      getReadyFirst = work
    },
    /** Sets where the links and duties of merged topics go. */
    setMergedTopics(merged: () => MergedTopics): void {
      mergedTopics = merged
    },
    theme: cacheTheme(() => directory().district),
    wrongNumbers: createWrongNumbers(database, {
      writeLater,
      now,
      timeZone: () => directory().district.timeZone,
    }),
    findInDirectory: search.directory.search,
    districtCard: (_lang: string): DistrictCard => directory().district,
    todayBanner: (school: string | null, speech: Speech) =>
      presentTodayBanner(directory(), school, now(), speech),
    listSchools: () => directory().schools.map(({ slug, name, level }) => ({ slug, name, level })),
    emergencyLines: (lang: string) => {
      const moment = { directory: directory(), now: now() }
      return allEmergencyLines(moment.directory.crisisLines, lang, moment)
    },
    async close(): Promise<void> {
      snapshots.close()
    },
  }
}

export type DirectoryWing = ReturnType<typeof openDirectory>
