import { isUtf8 } from 'node:buffer'
import { type Wording, wording } from '../language/wording.js'
import { checkSvg, noPicture } from './check-svg.js'
import { LogoFault } from './logo-fault.js'

/** The district's logo, for the head of each page. */
export interface Logo {
  type: 'image/svg+xml' | 'image/png'
  content: Buffer
  /** Its size, so that the page reserves the space. */
  width: number
  height: number
}

/** Of a page that weighs 40 KB at most. */
export const maxLogoBytes = 12 * 1024

/**
 * Checks a picture and reads its measures.
 * @throws {LogoFault} that says why
 */
export function checkLogo(content: Buffer): Logo {
  if (content.length > maxLogoBytes) throw new LogoFault(tooLarge(content.length))
  return isPng(content) ? readPng(content) : readSvg(content)
}

/** The fault of a picture that is too large. @param bytes its length */
export const tooLarge = (bytes: number): Wording =>
  wording('theme.logoFault.size', { has: Math.ceil(bytes / 1024), size: maxLogoBytes / 1024 })

const dataUri = /^data:(image\/svg\+xml|image\/png);base64,([A-Za-z0-9+/=]+)$/

/** Serializes a logo for the district's facts. */
export function writeLogo({ type, content }: Logo): string {
  return `data:${type};base64,${content.toString('base64')}`
}

/** Reads a logo written by `writeLogo`. @throws {LogoFault} for anything else */
export function readLogo(written: string): Logo {
  const [, type, base64 = ''] = dataUri.exec(written) ?? []
  if (!type) throw noPicture()
  return checkLogo(Buffer.from(base64, 'base64'))
}

const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function isPng(content: Buffer): boolean {
  return content.subarray(0, pngStart.length).equals(pngStart)
}

function readPng(content: Buffer): Logo {
  const whole = content.length >= 24 && content.toString('latin1', 12, 16) === 'IHDR'
  if (!whole) throw new LogoFault(wording('theme.logoFault.broken'))
  return withMeasures('image/png', content, content.readUInt32BE(16), content.readUInt32BE(20))
}

function readSvg(content: Buffer): Logo {
  if (!isUtf8(content)) throw noPicture()
  const text = content.toString('utf8').replace(/^\uFEFF/, '')
  if (!text.includes('<svg') && !text.includes(':svg')) throw noPicture()
  const { viewBox = '', width: wide = '', height: high = '' } = checkSvg(text)
  const [, , width = lengthOf(wide), height = lengthOf(high)] = viewBox
    .split(/[\s,]/)
    .filter(Boolean)
    .map(Number)
  return withMeasures('image/svg+xml', content, width, height)
}

/** `64px` → 64; NaN for percentages and missing values. */
function lengthOf(measure: string): number {
  return measure.trim() === '' ? Number.NaN : Number(measure.trim().replace(/px$/, ''))
}

function withMeasures(type: Logo['type'], content: Buffer, width: number, height: number): Logo {
  if (!(width > 0 && height > 0)) throw new LogoFault(wording('theme.logoFault.measures'))
  return { type, content, width, height }
}
