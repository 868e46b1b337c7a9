import { isUtf8 } from 'node:buffer'

/** A district's picture for the head of each page. */
export interface Logo {
  type: 'image/svg+xml' | 'image/png'
  content: Buffer
  /** Its own measures, so that the page keeps the room. */
  width: number
  height: number
}

/** Of a page that weighs 40 KB at most. */
export const largestLogo = 12 * 1024

export type LogoFaultKind = 'place' | 'size' | 'kind' | 'broken' | 'script' | 'others' | 'measures'

/** Why a file is no logo, to be put behind its name: "is 31 KB …". */
export class LogoFault extends Error {
  override name = 'LogoFault'

  constructor(
    message: string,
    readonly kind: LogoFaultKind,
  ) {
    super(message)
  }
}

/**
 * Checks a picture and reads its measures.
 * @throws {LogoFault} with what is wrong, in plain words
 */
export function checkLogo(content: Buffer): Logo {
  if (content.length > largestLogo)
    throw new LogoFault(
      `is ${Math.ceil(content.length / 1024)} KB, and a logo has at most ${largestLogo / 1024} KB: an SVG is smallest`,
      'size',
    )
  return isPng(content) ? readPng(content) : readSvg(content)
}

const dataUri = /^data:(image\/svg\+xml|image\/png);base64,([A-Za-z0-9+/=]+)$/

/** A logo as one piece of text, to be kept among the district's facts. */
export function writeLogo({ type, content }: Logo): string {
  return `data:${type};base64,${content.toString('base64')}`
}

/**
 * Reads what `writeLogo` wrote.
 * @throws {LogoFault} for anything else
 */
export function readLogo(written: string): Logo {
  const [, type, base64 = ''] = dataUri.exec(written) ?? []
  if (!type) throw new LogoFault('is no picture: an SVG or PNG file is needed', 'kind')
  return checkLogo(Buffer.from(base64, 'base64'))
}

const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function isPng(content: Buffer): boolean {
  return content.subarray(0, pngStart.length).equals(pngStart)
}

function readPng(content: Buffer): Logo {
  const whole = content.length >= 24 && content.toString('latin1', 12, 16) === 'IHDR'
  if (!whole) throw new LogoFault('is a PNG that breaks off', 'broken')
  return withMeasures('image/png', content, content.readUInt32BE(16), content.readUInt32BE(20))
}

/** What a picture may not do: run, load, or bring in a page. */
const forbidden: [RegExp, string, LogoFaultKind][] = [
  [/<script|<foreignObject|<iframe|<handler/i, 'holds a script or a page', 'script'],
  [/\son\w+\s*=|javascript:/i, 'holds a script', 'script'],
  [/<!DOCTYPE|<!ENTITY|<\?xml-stylesheet/i, 'brings in other files: save it as "plain SVG"', 'others'],
  [
    /\b(?:href|src)\s*=(?!\s*["']?\s*(?:#|data:image\/(?:png|jpeg|webp)))/i,
    'brings in other files',
    'others',
  ],
  [/@import|url\((?!\s*["']?\s*#)/i, 'brings in other files', 'others'],
]

function readSvg(content: Buffer): Logo {
  const text = isUtf8(content) ? content.toString('utf8') : ''
  const [root] = /<svg\b[^>]*>/i.exec(text) ?? []
  if (!root || !/<\/svg>\s*$/i.test(text))
    throw new LogoFault('is no picture: an SVG or PNG file is needed', 'kind')
  for (const [sign, reason, kind] of forbidden) if (sign.test(text)) throw new LogoFault(reason, kind)
  const box = /\bviewBox\s*=\s*["']\s*[-\d.e]+[\s,]+[-\d.e]+[\s,]+([\d.e]+)[\s,]+([\d.e]+)/i.exec(root)
  const width = box?.[1] ?? measureOf(root, 'width')
  const height = box?.[2] ?? measureOf(root, 'height')
  return withMeasures('image/svg+xml', content, Number(width), Number(height))
}

function measureOf(root: string, name: string): string | undefined {
  return new RegExp(`\\b${name}\\s*=\\s*["']\\s*([\\d.]+)(?:px)?\\s*["']`, 'i').exec(root)?.[1]
}

function withMeasures(type: Logo['type'], content: Buffer, width: number, height: number): Logo {
  if (!(width > 0 && height > 0))
    throw new LogoFault('does not say how wide and how high it is (viewBox)', 'measures')
  return { type, content, width, height }
}
