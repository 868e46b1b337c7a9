import { ConfigError } from '../config.js'
import { mainLanguage } from '../paths/paths.js'
import { DatabaseError } from '../platform/database/explain-database.js'
import { createLanguage, type Speech } from '../platform/language/language.js'
import { Refusal } from '../platform/language/refusal.js'

/** Runs a command, which speaks English. What it refuses is said in words; then, and after a fault, the exit code is 1. */
export async function runCommand(run: (english: Speech) => Promise<void>): Promise<void> {
  const english = createLanguage().speech(mainLanguage)
  try {
    await run(english)
  } catch (error) {
    console.error(sayError(error, english))
    process.exitCode = 1
  }
}

function sayError(error: unknown, english: Speech): unknown {
  if (error instanceof Refusal) return error.say(english)
  return error instanceof ConfigError || error instanceof DatabaseError ? error.message : error
}
