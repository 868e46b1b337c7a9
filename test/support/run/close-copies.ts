import { openedCopies } from './opened-copies.js'

/** Node does not count the memory of databases and would free it late: gigabytes in a whole run. */
export const mochaHooks = {
  afterAll() {
    for (const copy of openedCopies.splice(0)) copy.close()
  },
}
