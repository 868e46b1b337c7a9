import { statSync } from 'node:fs'
import { join } from 'node:path'

const ageEnding = '.age'

/**
 * The file that `npm run backup` writes. An encrypted one ends in `.age`, so that people and programs know what opens it.
 * @param target a file, which may get that ending; or a folder, in which the file is named after the moment
 */
export function nameBackup(target: string, now: Date, isEncrypted: boolean): string {
  const file = statSync(target, { throwIfNoEntry: false })?.isDirectory()
    ? join(target, `who-to-ask-${now.toISOString().slice(0, 19).replaceAll(':', '')}Z.zip`)
    : target
  return isEncrypted && !file.toLowerCase().endsWith(ageEnding) ? file + ageEnding : file
}
