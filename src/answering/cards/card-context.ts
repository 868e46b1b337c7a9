import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { Speech } from '../../platform/language/language.js'
import { openInstead } from './open-instead.js'
import type { CardContext } from './present-entry.js'

/** The context of cards on a page of the directory. */
export function cardContext(moment: {
  directory: DirectorySnapshot
  now: Date
  speech: Speech
}): CardContext {
  const { timeZone, mapSite } = moment.directory.district
  return { now: moment.now, timeZone, speech: moment.speech, instead: openInstead(moment), mapSite }
}
