import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type Identifier, type IdentifierKind, identifierKinds } from '../../answering/privacy/identifier.js'
import { buildPattern } from '../../platform/text/build-pattern.js'

/**
 * Only `tune` may be looked at while tuning. `aside` is in families' own style; `aside-2` to `aside-4` are newer, each
 * by other writers.
 */
export const labeledParts = ['tune', 'held', 'aside', 'aside-2', 'aside-3', 'aside-4'] as const

const line = z.object({
  lang: z.enum(['en', 'es']),
  part: z.enum(labeledParts),
  text: z.string(),
})

/** A concern with its identifying details labeled. */
export interface LabeledText {
  lang: 'en' | 'es'
  part: (typeof labeledParts)[number]
  /** Without the labels. */
  text: string
  identifiers: Identifier[]
}

const mark = buildPattern(`\\[(${identifierKinds.join('|')}): ([^\\]]+)\\]`, 'g')

/**
 * Reads labeled concerns: `my son [name: Marcus] …`, one JSON object per line.
 * @throws {Error} naming the file, the line and the fault
 */
export function readLabeledIdentifiers(file: string): LabeledText[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((row, i) => {
      if (row.trim() === '') return []
      try {
        const { text, ...rest } = line.parse(JSON.parse(row))
        return [{ ...rest, ...takeMarksOut(text) }]
      } catch (error) {
        throw new Error(`${file}, line ${i + 1}: ${(error as Error).message}`)
      }
    })
}

export function takeMarksOut(marked: string): Pick<LabeledText, 'text' | 'identifiers'> {
  let text = ''
  let end = 0
  const identifiers: Identifier[] = []
  for (const found of marked.matchAll(mark)) {
    text += marked.slice(end, found.index)
    const from = text.length
    text += found[2]
    identifiers.push({ kind: found[1] as IdentifierKind, from, to: text.length })
    end = found.index + found[0].length
  }
  text += marked.slice(end)
  if (/\[[a-z ]+:/.test(text)) throw new Error('a mark is of no known kind')
  return { text, identifiers }
}
