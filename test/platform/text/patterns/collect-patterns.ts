import { readdirSync, readFileSync } from 'node:fs'
import type { Argument, Expression, MemberExpression } from 'oxc-parser'
import { parseSync, Visitor } from 'oxc-parser'
import { z } from 'zod'
import { fromRoot } from '../../../../src/platform/root.js'

/** A pattern as it is used. */
export interface UsedPattern {
  /** `privacy/find-numbers.ts:9` */
  where: string
  source: string
  flags: string
  /** Whether a text is cut at it: then it is looked for at each letter, whatever its flags. */
  cuts: boolean
}

/** The patterns of files of code, and what hides one. */
export interface CollectedPatterns {
  patterns: UsedPattern[]
  /** Files that build patterns; which, is known once they are loaded. */
  builders: string[]
  /** Where a pattern is made that nobody can collect, and how. */
  hidden: string[]
}

/** The only file in which a pattern is made of text. */
const maker = 'build-pattern.ts'

/** Collects the patterns of every file of `src`, by their syntax. */
export function collectPatterns(): CollectedPatterns {
  const files = readdirSync(fromRoot('src'), { recursive: true, encoding: 'utf8' })
  const found = files
    .filter((file) => file.endsWith('.ts'))
    .map((file) => patternsOf(file, readFileSync(fromRoot('src', file), 'utf8')))
  return {
    patterns: found.flatMap(({ patterns }) => patterns),
    builders: found.flatMap(({ builders }) => builders),
    hidden: found.flatMap(({ hidden }) => hidden),
  }
}

/** Collects the patterns of one file. @param file its name below `src` */
export function patternsOf(file: string, code: string): CollectedPatterns {
  const { program, errors } = parseSync(file, code)
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]!.message}`)
  const found: CollectedPatterns = { patterns: [], builders: [], hidden: [] }
  const at = ({ start }: { start: number }) => `${file}:${code.slice(0, start).split('\n').length}`
  const named = new Set<string>()
  const types = new Set<unknown>()
  const cut = new Set<unknown>()
  const given: [name: string, where: string][] = []

  new Visitor({
    TSTypeReference: (node) => void types.add(node.typeName),
    VariableDeclarator(node) {
      if (node.id.type === 'Identifier' && node.init && isPattern(node.init)) named.add(node.id.name)
    },
    Literal(node) {
      if (!('regex' in node)) return
      const { pattern, flags } = node.regex
      found.patterns.push({ where: at(node), source: pattern, flags, cuts: cut.has(node) })
    },
    Identifier(node) {
      if (node.name === 'RegExp' && !types.has(node) && file !== maker)
        found.hidden.push(`${at(node)} uses RegExp: use buildPattern`)
    },
    ImportSpecifier(node) {
      if (nameOf(node.imported) !== 'buildPattern') return
      found.builders.push(file)
      if (node.local.name !== 'buildPattern') found.hidden.push(`${at(node)} gives buildPattern another name`)
    },
    ExportSpecifier(node) {
      if (nameOf(node.local) === 'buildPattern') found.hidden.push(`${at(node)} hands buildPattern on`)
    },
    CallExpression(node) {
      const { callee } = node
      const [first] = node.arguments
      if (callee.type !== 'MemberExpression' || callee.computed) return
      const name = nameOf(callee.property)
      if (name === 'split' && first) cut.add(first)
      if (name === 'match' || name === 'matchAll' || name === 'search') {
        if (!first || isPattern(first) || first.type === 'ObjectExpression') return
        // Searching an index is no pattern's work; nobody gives a string's `search` a variable here.
        if (first.type === 'Identifier' && name !== 'search')
          given.push([first.name, `${at(node)} ${name}(${first.name})`])
        else if (isText(first)) found.hidden.push(`${at(node)} ${name}() makes a pattern of text`)
      }
      found.patterns.push(...ofZod(callee, at(node)))
    },
  }).visit(program)

  for (const [name, where] of given)
    if (!named.has(name)) found.hidden.push(`${where}: use exec, or a pattern of this file`)
  return found
}

function isPattern(node: Expression | Argument): boolean {
  if (node.type === 'Literal') return 'regex' in node
  return node.type === 'CallExpression' && nameOf(node.callee) === 'buildPattern'
}

/** What `match` and `search` would make a pattern of. */
function isText(node: Argument): boolean {
  return ['Literal', 'TemplateLiteral', 'BinaryExpression', 'TaggedTemplateExpression'].includes(node.type)
}

/** `z.email()` and `z.iso.date()` have patterns of their own. */
function ofZod(callee: MemberExpression, where: string): UsedPattern[] {
  const { object } = callee
  const isZod =
    nameOf(object) === 'z' || (object.type === 'MemberExpression' && nameOf(object.object) === 'z')
  const pattern = isZod ? (z.regexes as Record<string, unknown>)[nameOf(callee.property)] : undefined
  if (!(pattern instanceof RegExp)) return []
  return [{ where: `${where} (zod)`, source: pattern.source, flags: pattern.flags, cuts: false }]
}

function nameOf(node: { type: string; name?: unknown; value?: unknown }): string {
  return node.type === 'Identifier' ? String(node.name) : ''
}
