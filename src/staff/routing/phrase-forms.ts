import { maxText } from '../../content/rows/cell-types.js'
import type { Speech } from '../../platform/language/language.js'
import { linesOf } from './editor-tools.js'

export type LinesFault = { key: 'nothing' | 'lineTooLong'; line: number }

/** Reads phrases typed one per line. @returns the lines, or their fault; `line` counts from 1, as in the box */
export function readPhraseLines(typed: string): string[] | LinesFault {
  const lines = linesOf(typed)
  if (lines.length === 0) return { key: 'nothing', line: 0 }
  // Among all lines as typed: empty and repeated ones count.
  const long = typed.split(/\r?\n/).findIndex((line) => linesOf(line).some((text) => text.length > maxText))
  return long < 0 ? lines : { key: 'lineTooLong', line: long + 1 }
}

/** Reads ids ticked in a list. */
export function readIds(ticked: readonly string[]): number[] {
  return ticked.map(Number).filter((id) => Number.isInteger(id) && id > 0)
}

/** The effect of a form on a list of phrases; null for none. */
export interface PhrasesDone {
  added: number | null
  already: number | null
  removed: number | null
}

/** @returns null for no effect */
export function sayPhrasesDone({ added, already, removed }: PhrasesDone, { t }: Speech): string | null {
  const parts = [
    added !== null && t('phrasings.added', { count: added }),
    added && t('phrasings.newFirst'),
    already && t('phrasings.already', { count: already }),
    removed !== null && t('phrasings.removed', { count: removed }),
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(' ') : null
}
