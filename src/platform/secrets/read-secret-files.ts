import { readFileSync } from 'node:fs'
import { type Wording, wording } from '../language/wording.js'

type Environment = Record<string, string | undefined>

/** Set in place of the setting itself: the setting's name with this ending. */
export const fileEnding = '_FILE'

/**
 * Reads secrets from files, as containers and systemd hand them over: `SMTP_URL_FILE=/run/secrets/smtp-url` stands for
 * `SMTP_URL`. The blank and the line break around a secret are no part of it, as in a variable.
 * @param names settings that may come from a file
 * @param place where a file is, by its path as given
 * @returns the environment with those secrets, and what is wrong with the files; never what is in them
 */
export function readSecretFiles(
  env: Environment,
  names: readonly string[],
  place: (file: string) => string,
): { env: Environment; faults: Wording[] } {
  const faults: Wording[] = []
  const read: Environment = {}
  for (const name of names) {
    const file = env[name + fileEnding]?.trim()
    if (!file) continue
    if (env[name]?.trim()) {
      faults.push(wording('settings.secretTwice', { name }))
      continue
    }
    read[name] = secretIn(place(file))
    if (!read[name]) faults.push(wording('settings.secretFile', { name, file }))
  }
  return { env: { ...env, ...read }, faults }
}

/** Empty when it cannot be read, too. */
function secretIn(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return ''
  }
}
