import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes'
import { wording } from '../language/wording.js'
import { LogoFault } from './logo-fault.js'
import {
  noteSpaces,
  runningElements,
  svgAttributes,
  svgElements,
  svgFunctions,
  svgSpace,
  xlinkSpace,
} from './svg-parts.js'

/** The attributes of the root element, by name. */
export type SvgRoot = Readonly<Record<string, string>>

/**
 * Parses an SVG as XML and refuses anything not listed in `svg-parts.ts`.
 * @throws {LogoFault} with the offending part
 */
export function checkSvg(text: string): SvgRoot {
  let root: SvgRoot | null = null
  let style = ''
  const open: SaxesTagNS[] = []
  const parser = new SaxesParser({ xmlns: true })
  const addStyle = (piece: string) => {
    if (open.at(-1)?.local === 'style') style += piece
  }
  parser.on('doctype', () => refuseOthers('<!DOCTYPE>'))
  parser.on('processinginstruction', () => refuseOthers('<?'))
  parser.on('opentag', (tag) => {
    root ??= readRoot(tag)
    open.push(tag)
    checkElement(tag)
  })
  parser.on('text', addStyle)
  parser.on('cdata', addStyle)
  parser.on('closetag', () => {
    if (open.pop()?.local === 'style') checkStyle(style, '<style>')
  })
  parse(parser, text)
  if (!root) throw noPicture()
  return root
}

export const noPicture = () => new LogoFault(wording('theme.logoFault.kind'))

function parse(parser: SaxesParser<{ xmlns: true }>, text: string): void {
  try {
    parser.write(text).close()
  } catch (error) {
    if (error instanceof LogoFault) throw error
    throw new LogoFault(wording('theme.logoFault.xml'), { cause: error })
  }
}

function readRoot({ local, uri, attributes }: SaxesTagNS): SvgRoot {
  if (local === 'svg' && uri === '') throw new LogoFault(wording('theme.logoFault.xmlns'))
  if (local !== 'svg' || uri !== svgSpace) throw noPicture()
  return Object.fromEntries(Object.values(attributes).map(({ name, value }) => [name, value]))
}

function checkElement(tag: SaxesTagNS): void {
  const { local, uri, name, attributes } = tag
  if (runningElements.has(local)) refuseScript(`<${name}>`)
  if (noteSpaces.has(uri)) return
  if (uri !== svgSpace || !svgElements.has(local)) refusePart(`<${name}>`)
  for (const attribute of Object.values(attributes)) checkAttribute(tag, attribute)
}

function checkAttribute({ local: element }: SaxesTagNS, attribute: SaxesAttributeNS): void {
  const { prefix, local, uri, name, value } = attribute
  if (prefix === 'xmlns' || name === 'xmlns' || noteSpaces.has(uri)) return
  if (name === 'xml:space' || name === 'xml:lang') return
  if (/^on/i.test(local)) refuseScript(name)
  if (/^(?:data|aria)-/.test(name)) return
  if (uri !== xlinkSpace && (uri !== '' || !svgAttributes.has(local))) refusePart(name)
  if (local === 'href') checkLink(element, value)
  else if (local !== 'id' && local !== 'class') checkStyle(value, name)
}

/** A link must point into the picture itself; an embedded image must be inline. */
function checkLink(element: string, value: string): void {
  const written = element === 'image' && /^data:image\/(?:png|jpeg|webp);base64,/.test(value)
  if (/^\s*javascript:/i.test(value)) refuseScript('href')
  if (!written && !value.trimStart().startsWith('#')) refuseOthers('href')
}

/** Styles, and attributes parsed as styles. An escape could hide any name. */
function checkStyle(value: string, where: string): void {
  if (value.includes('\\')) refusePart(`${where}: \\`)
  if (/@(?!media\b)/i.test(value)) refuseOthers('@')
  const [, ...behind] = value.split('(')
  let before = value.split('(', 1)[0] ?? ''
  for (const inside of behind) {
    const called = /(?<![a-z-])[a-z-]*$/i.exec(before.trimEnd().slice(-20))?.[0].toLowerCase() ?? ''
    if (called !== '' && called !== 'and' && !svgFunctions.has(called)) refusePart(`${called}()`)
    if (called === 'url' && !inside.replace(/["'\s]/g, '').startsWith('#')) refuseOthers('url()')
    before = inside
  }
}

function refusePart(part: string): never {
  throw new LogoFault(wording('theme.logoFault.part', { part }))
}

function refuseOthers(part: string): never {
  throw new LogoFault(wording('theme.logoFault.others', { part }))
}

function refuseScript(part: string): never {
  throw new LogoFault(wording('theme.logoFault.script', { part }))
}
