import type { Platform } from '../platform/open-platform.js'
import { cacheTheme } from '../platform/theme/theme.js'
import type { Slices } from '../platform/threads/slices.js'
import type { DistrictCard } from '../platform/web/district-card.js'
import { allEmergencyLines } from './contacts/emergency-lines.js'
import { createDirectory, type DirectorySnapshot } from './model/directory-snapshot.js'
import { peopleByNameSlices } from './search/find-people.js'
import { watchCalendar } from './time/watch-calendar.js'

/** What takes long on a large directory, done before it is given out. */
type GetReady = (snapshot: DirectorySnapshot) => Slices<void>

/** The directory as it is now, from memory. It is read when it is first asked for. */
export function openDirectory({ database, language, search, notes, now, closing }: Platform) {
  let getReadyFirst: GetReady = function* () {}
  const snapshots = createDirectory(database, { getReady })
  const directory = () => snapshots.current()
  watchCalendar(notes, directory, now)
  // Whoever is to end next may wait for a large one.
  closing.addEventListener('abort', snapshots.close)

  /** What the first question to a large directory would wait for. */
  function* getReady(snapshot: DirectorySnapshot): Slices<void> {
    yield* getReadyFirst(snapshot)
    for (const lang of language.offered) yield* peopleByNameSlices(snapshot, lang)
  }

  return {
    ...{ snapshots, directory, getReady },
    /** What is to be done on each one before the rest. */
    setGetReadyFirst(work: GetReady): void {
      getReadyFirst = work
    },
    theme: cacheTheme(() => directory().district),
    findInDirectory: search.directory.search,
    districtCard: (_lang: string): DistrictCard => directory().district,
    listSchools: () => directory().schools.map(({ slug, name, level }) => ({ slug, name, level })),
    emergencyLines: (lang: string) => allEmergencyLines(directory().crisisLines, lang),
    async close(): Promise<void> {
      snapshots.close()
    },
  }
}

export type DirectoryWing = ReturnType<typeof openDirectory>
