import { openedCopies } from './opened-copies.js'

/** Node does not count what a database holds in memory, and would let go of it late: some gigabytes in a whole run. */
export const mochaHooks = {
  afterAll() {
    for (const copy of openedCopies.splice(0)) copy.close()
  },
}
