import { mainLanguage } from '../../paths/paths.js'
import { createLanguage } from './language.js'
import { messageOf, WordedError } from './worded-error.js'

/** Why something failed, as an English sentence for the log; without words for it, its message. */
export function faultInEnglish(error: unknown): string {
  return error instanceof WordedError ? error.say(createLanguage().speech(mainLanguage)) : messageOf(error)
}
