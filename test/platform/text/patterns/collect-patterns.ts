import { readdirSync, readFileSync } from 'node:fs'
import type { Argument, Expression, MemberExpression } from 'oxc-parser'
import { parseSync, Visitor } from 'oxc-parser'
import { z } from 'zod'
import { fromRoot } from '../../../../src/platform/root.js'

/** A pattern and its use. */
export interface UsedPattern {
  /** `privacy/find-numbers.ts:9` */
  where: string
  source: string
  flags: string
  /** True if it splits a text: then it is tried at each letter, whatever its flags. */
  cuts: boolean
}

/** The patterns in code files, and places that hide one. */
export interface CollectedPatterns {
  patterns: UsedPattern[]
  /** Files that build patterns, which are known only once loaded. */
  builders: string[]
  /** Places that create a pattern out of reach, and how. */
  hidden: string[]
}

/** The only file that builds a pattern from text. */
const maker = 'platform/text/build-pattern.ts'

/** String methods that turn a string into a pattern. */
const takers = new Set(['match', 'matchAll', 'search'])

/** Objects with a method of the same name that are never strings in `src`. */
const noTexts = new Set(['liveRevision', 'paths', 'searchPaths', 'index', 'table'])

/** Collects the patterns of every file in `src` from its syntax tree. */
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

/** Collects the patterns of one file. @param file its name in `src` */
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
    VariableDeclaration({ kind, declarations }) {
      for (const { id, init } of declarations)
        if (kind === 'const' && id.type === 'Identifier' && init && isPattern(init)) named.add(id.name)
    },
    MemberExpression(node) {
      const name = memberOf(node)
      if (name === 'constructor') found.hidden.push(`${at(node)} uses a constructor: use buildPattern`)
      if (node.computed && takers.has(name))
        found.hidden.push(`${at(node)} hides ${name}() in brackets: use a dot`)
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
      if (callee.type !== 'MemberExpression') return
      const name = memberOf(callee)
      if (name === 'split' && first) cut.add(first)
      if (takers.has(name) && first && !isPattern(first) && !noTexts.has(ownerOf(callee)))
        given.push([nameOf(first), `${at(node)} ${name}(${code.slice(first.start, first.end)})`])
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

/** The name after the dot, or the literal in brackets. */
function memberOf({ computed, property }: MemberExpression): string {
  if (!computed) return nameOf(property)
  if (property.type === 'TemplateLiteral') return property.quasis.map(({ value }) => value.cooked).join('')
  return property.type === 'Literal' ? String(property.value) : ''
}

/** The object of a method call: its last name, or that of the call that returns it. */
function ownerOf({ object }: MemberExpression): string {
  const made = object.type === 'CallExpression' ? object.callee : object
  return made.type === 'MemberExpression' ? nameOf(made.property) : nameOf(made)
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
