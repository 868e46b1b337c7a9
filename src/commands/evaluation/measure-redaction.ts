import type { Identifier, IdentifierKind } from '../../answering/privacy/identifier.js'
import type { LabeledText } from './labeled-identifiers.js'

/** How well identifiers are found in labeled texts. */
export interface RedactionMeasures {
  texts: number
  identifiers: number
  /** Share of identifiers removed to the last letter and digit. */
  recall: number
  recallByKind: Map<IdentifierKind, number>
  /** Share of harmless words that were removed. */
  lostWords: number
  /** Share of texts that lose a harmless word. */
  textsHurt: number
  missed: RedactionFault[]
  wrong: RedactionFault[]
}

/** Details that were missed or wrongly removed, with their places. */
export interface RedactionFault {
  kind: IdentifierKind
  words: string
  text: string
}

type Finder = (text: string, lang: string) => Identifier[]

const wordPattern = /[\p{L}\p{N}]+/gu

/** Compares found identifiers with the labels. */
export function measureRedaction(texts: readonly LabeledText[], find: Finder): RedactionMeasures {
  const missed: RedactionFault[] = []
  const wrong: RedactionFault[] = []
  const kinds = new Map<IdentifierKind, { all: number; found: number }>()
  let words = 0
  let lost = 0
  const hurt = new Set<string>()
  for (const { text, lang, identifiers } of texts) {
    const found = find(text, lang)
    for (const identifier of identifiers) {
      const count = kinds.get(identifier.kind) ?? { all: 0, found: 0 }
      kinds.set(identifier.kind, count)
      count.all++
      if (isGone(text, identifier, found)) count.found++
      else missed.push(faultOf(text, identifier))
    }
    for (const word of wordsOf(text)) {
      if (identifiers.some((identifier) => overlaps(word, identifier))) continue
      words++
      const taken = found.find((each) => overlaps(word, each))
      if (!taken) continue
      lost++
      hurt.add(text)
      wrong.push(faultOf(text, { kind: taken.kind, ...word }))
    }
  }
  const counts = [...kinds.values()]
  const all = counts.reduce((sum, count) => sum + count.all, 0)
  return {
    texts: texts.length,
    identifiers: all,
    recall: counts.reduce((sum, count) => sum + count.found, 0) / Math.max(1, all),
    recallByKind: new Map([...kinds].map(([kind, count]) => [kind, count.found / count.all])),
    lostWords: lost / Math.max(1, words),
    textsHurt: hurt.size / Math.max(1, texts.length),
    missed,
    wrong,
  }
}

interface MeasuredStretch {
  from: number
  to: number
}

function isGone(text: string, identifier: MeasuredStretch, found: readonly MeasuredStretch[]): boolean {
  return wordsOf(text)
    .filter((word) => overlaps(word, identifier))
    .every((word) =>
      found.some(
        ({ from, to }) =>
          from <= Math.max(word.from, identifier.from) && to >= Math.min(word.to, identifier.to),
      ),
    )
}

function wordsOf(text: string): MeasuredStretch[] {
  return [...text.matchAll(wordPattern)].map(({ index, 0: word }) => ({
    from: index,
    to: index + word.length,
  }))
}

function overlaps(one: MeasuredStretch, other: MeasuredStretch): boolean {
  return one.from < other.to && other.from < one.to
}

function faultOf(text: string, { kind, from, to }: Identifier): RedactionFault {
  return { kind, words: text.slice(from, to), text }
}
