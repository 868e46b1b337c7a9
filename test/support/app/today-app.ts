import { createDirectory } from '../../../src/directory/model/directory-snapshot.js'
import { createTestApp, type TestApp } from './test-app.js'

/** A test app whose directory has every change of its database, and a clock that can be set. */
export function createTodayApp(change: Parameters<typeof createTestApp>[0] = {}) {
  // Friday, October 10, 2025, 10:15 AM in New York.
  let moment = new Date('2025-10-10T14:15:00Z')
  const made: TestApp = createTestApp({ now: () => moment, ...change })
  const directory = createDirectory(made.database)
  made.services.directory = () => directory.current()
  return {
    ...made,
    /** @param time on the district's clock, in daylight saving time: `2025-10-11T00:00` */
    setClock(time: string): void {
      moment = new Date(`${time}:00-04:00`)
    },
  }
}
