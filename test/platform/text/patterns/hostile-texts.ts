import { type AST, RegExpParser } from '@eslint-community/regexpp'
import fc from 'fast-check'
import type { UsedPattern } from './collect-patterns.js'

/** A text of a given length that may be slow for a pattern. */
export type HostileText = (length: number) => string

const separators = ['\n', ' ', '\t', '-', '.', ',', '#', ':', "'", '\u0301', '0', 'a', 'A', 'é', '字', '\0']

/**
 * Texts from a pattern's own letters, separators, and near misses: a start, a repeated part, and an end that
 * may not match.
 */
export function hostileTexts(pattern: Pick<UsedPattern, 'source' | 'flags'>): fc.Arbitrary<HostileText> {
  const own = piecesOf(parse(pattern))
  const piece = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...own) },
    { weight: 1, arbitrary: fc.constantFrom(...separators) },
    // A near miss: all but the last letter.
    { weight: 1, arbitrary: fc.constantFrom(...own).map((text) => text.slice(0, -1) || text) },
  )
  const pieces = (minLength: number, maxLength: number) =>
    fc.array(piece, { minLength, maxLength }).map((texts) => texts.join(''))
  return fc
    .record({ start: pieces(0, 2), repeated: pieces(1, 3), end: pieces(0, 2) })
    .map(({ start, repeated, end }) => textOf(start, repeated, end))
}

/**
 * For every repetition in a pattern: what leads to it, then one or two of its matches over and over, then a
 * mismatch. These texts force a pattern to backtrack.
 */
export function repeatingTexts(pattern: Pick<UsedPattern, 'source' | 'flags'>): HostileText[] {
  const found = new Map<string, HostileText>()
  const add = (start: string, repeated: string) => {
    if (repeated === '') return
    for (const end of ['', '\0']) found.set(`${start}\0${repeated}\0${end}`, textOf(start, repeated, end))
  }
  eachRepetition(parse(pattern), '', (start, { element }) => {
    const ways = 'alternatives' in element ? element.alternatives : [element]
    const texts = new Set(ways.flatMap((way) => [0, 1].map((turn) => fitting(way, turn))))
    for (const first of texts) {
      add(start, first)
      if (texts.size <= 24) for (const second of texts) if (second !== first) add(start, first + second)
    }
  })
  return [...found.values()]
}

function textOf(start: string, repeated: string, end: string): HostileText {
  return (length) => {
    const many = Math.max(0, Math.ceil((length - start.length - end.length) / repeated.length))
    return (start + repeated.repeat(many)).slice(0, Math.max(0, length - end.length)) + end
  }
}

type Visit = (start: string, repetition: AST.Quantifier) => void

/** @param start matches everything before */
function eachRepetition(node: AST.Node, start: string, visit: Visit): void {
  if (node.type === 'Quantifier') {
    if (node.max > 1) visit(start, node)
    eachRepetition(node.element, start, visit)
  } else if (node.type === 'Alternative') {
    let before = start
    for (const element of node.elements) {
      eachRepetition(element, before, visit)
      before += fitting(element, 0)
    }
  } else if ('alternatives' in node) for (const each of node.alternatives) eachRepetition(each, start, visit)
}

function parse({ source, flags }: Pick<UsedPattern, 'source' | 'flags'>): AST.Pattern {
  const mode = { unicode: flags.includes('u'), unicodeSets: flags.includes('v') }
  return new RegExpParser().parsePattern(source, 0, source.length, mode)
}

/** Texts that match parts of a pattern, from single letters to the whole. */
function piecesOf({ alternatives }: AST.Pattern): string[] {
  const found = new Set<string>()
  for (const alternative of alternatives) addPieces(alternative, found)
  const pieces = [...found].filter((piece) => piece !== '')
  return pieces.length > 0 ? pieces : ['a']
}

function addPieces(node: AST.Node, found: Set<string>): void {
  for (const turn of [0, 1, 2]) found.add(fitting(node, turn))
  if (node.type === 'Quantifier') addPieces(node.element, found)
  if (node.type === 'Alternative') for (const element of node.elements) addPieces(element, found)
  if ('alternatives' in node) for (const each of node.alternatives) addPieces(each, found)
}

/** A text that matches a node, or nearly. @param turn picks a different one */
function fitting(node: AST.Node, turn: number): string {
  switch (node.type) {
    case 'Character':
      return String.fromCodePoint(node.value)
    case 'CharacterSet':
      return ofSet(node, turn)
    case 'CharacterClass':
      return ofClass(node, turn)
    case 'CharacterClassRange':
      return String.fromCodePoint(turn % 2 === 0 ? node.min.value : node.max.value)
    case 'Alternative':
      return node.elements.map((element) => fitting(element, turn)).join('')
    case 'Group':
    case 'CapturingGroup':
      return fitting(node.alternatives[turn % node.alternatives.length]!, turn)
    case 'Quantifier':
      return fitting(node.element, turn).repeat(Math.min(Math.max(node.min, turn), node.max))
    case 'Assertion':
      return 'alternatives' in node && !node.negate ? fitting(node.alternatives[0]!, turn) : ''
    default:
      return ''
  }
}

function ofSet(node: AST.CharacterSet, turn: number): string {
  if (node.kind === 'digit') return node.negate ? 'x' : '1'
  if (node.kind === 'space') return node.negate ? 'x' : [' ', '\n', '\u00a0'][turn]!
  if (node.kind === 'word') return node.negate ? '-' : ['a', '_', '1'][turn]!
  if (node.kind === 'any') return ['x', ' ', '.'][turn]!
  const of: Record<string, string> = {
    N: '1',
    Lu: 'A',
    M: '\u0301',
    Mn: '\u0301',
    Han: '字',
    Zs: ' ',
    Cc: '\u0001',
  }
  const name = node.kind === 'property' ? (node.value ?? node.key) : ''
  return of[name] ?? ['a', 'A', 'é'][turn]!
}

function ofClass(node: AST.CharacterClass, turn: number): string {
  if (node.negate) return ['x', ' ', '1'][turn]!
  const { elements } = node
  return elements.length === 0 ? '' : fitting(elements[(turn * 7) % elements.length]!, turn)
}
