import { mainLanguage } from '../paths/paths.js'
import { createLanguage, type Speech } from '../platform/language/language.js'
import { Refusal } from '../platform/language/refusal.js'

/** Runs a command in English. It shows refusals in words; after any error, the exit code is 1. */
export async function runCommand(run: (english: Speech) => Promise<void>): Promise<void> {
  const english = createLanguage().speech(mainLanguage)
  try {
    await run(english)
  } catch (error) {
    console.error(error instanceof Refusal ? error.say(english) : error)
    process.exitCode = 1
  }
}
