import { linesOf } from './editor-tools.js'

/** Maximum length of a phrase, in characters; the same as in a configuration file. */
export const maxPhraseLength = 2000

export type LinesFault = { key: 'nothing' | 'lineTooLong'; line: number }

/** Reads phrases typed one per line. @returns the lines, or their fault; `line` counts from 1 */
export function readPhraseLines(typed: string): string[] | LinesFault {
  const lines = linesOf(typed)
  if (lines.length === 0) return { key: 'nothing', line: 0 }
  const long = lines.findIndex((line) => line.length > maxPhraseLength)
  return long < 0 ? lines : { key: 'lineTooLong', line: long + 1 }
}

/** Reads ids ticked in a list. */
export function readIds(ticked: readonly string[]): number[] {
  return ticked.map(Number).filter((id) => Number.isInteger(id) && id > 0)
}
