import { type AST, RegExpParser } from '@eslint-community/regexpp'
import fc from 'fast-check'
import type { UsedPattern } from './collect-patterns.js'

/** A text of some length that a pattern may take long for. */
export type HostileText = (length: number) => string

const separators = ['\n', ' ', '\t', '-', '.', ',', '#', ':', "'", '\u0301', '0', 'a', 'A', 'é', '字', '\0']

/** Texts of a pattern's own letters, separators and near-misses: a start, something repeated, and an end that may not fit. */
export function hostileTexts({
  source,
  flags,
}: Pick<UsedPattern, 'source' | 'flags'>): fc.Arbitrary<HostileText> {
  const own = piecesOf(source, flags)
  const piece = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...own) },
    { weight: 1, arbitrary: fc.constantFrom(...separators) },
    // A near-miss: all but the last letter.
    { weight: 1, arbitrary: fc.constantFrom(...own).map((text) => text.slice(0, -1) || text) },
  )
  const pieces = (minLength: number, maxLength: number) =>
    fc.array(piece, { minLength, maxLength }).map((texts) => texts.join(''))
  return fc
    .record({ start: pieces(0, 2), repeated: pieces(1, 3), end: pieces(0, 2) })
    .map(({ start, repeated, end }) => (length) => {
      const many = Math.max(0, Math.ceil((length - start.length - end.length) / repeated.length))
      return (start + repeated.repeat(many)).slice(0, Math.max(0, length - end.length)) + end
    })
}

/** Texts that parts of a pattern fit, from single letters to the whole. */
function piecesOf(source: string, flags: string): string[] {
  const parser = new RegExpParser()
  const mode = { unicode: flags.includes('u'), unicodeSets: flags.includes('v') }
  const pattern = parser.parsePattern(source, 0, source.length, mode)
  const found = new Set<string>()
  for (const alternative of pattern.alternatives) addPieces(alternative, found)
  const pieces = [...found].filter((piece) => piece !== '')
  return pieces.length > 0 ? pieces : ['a']
}

function addPieces(node: AST.Node, found: Set<string>): void {
  for (const turn of [0, 1, 2]) found.add(fitting(node, turn))
  if (node.type === 'Quantifier') addPieces(node.element, found)
  if (node.type === 'Alternative') for (const element of node.elements) addPieces(element, found)
  if ('alternatives' in node) for (const each of node.alternatives) addPieces(each, found)
}

/** A text that a node fits, or nearly. @param turn another one for each */
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
