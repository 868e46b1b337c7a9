import { isUtf8 } from 'node:buffer'
import type { Sharp } from 'sharp'
import { wording } from '../language/wording.js'
import { checkSvg, noPicture } from './check-svg.js'
import { checkLogo, type Logo, maxLogoBytes } from './logo.js'
import { LogoFault } from './logo-fault.js'

/** A phone’s picture has about 12 million pixels. Decoded, each may take four bytes of memory. */
const maxPixels = 25_000_000
/** Of an uploaded picture, before it is shrunk. */
export const maxUploadBytes = 10 * 1024 * 1024

/** Pages show a logo 48 pixels high: 144 is sharp on any screen. The lower ones are for pictures that stay too large. */
const sizes = [
  { width: 720, height: 144, colors: 256 },
  { width: 480, height: 96, colors: 128 },
  { width: 320, height: 64, colors: 64 },
  { width: 240, height: 48, colors: 32 },
]
/** For each picture drawn. */
const maxSeconds = 10

/** How each kind of picture begins. The library also reads kinds that are not for the web; they stay closed to uploads. */
const kinds: readonly ((content: Buffer) => boolean)[] = [
  (content) => content.toString('latin1', 0, 8) === '\x89PNG\r\n\x1a\n',
  (content) => content.toString('latin1', 0, 3) === '\xff\xd8\xff',
  (content) => /^GIF8[79]a/.test(content.toString('latin1', 0, 6)),
  (content) => /^RIFF.{4}WEBP/s.test(content.toString('latin1', 0, 12)),
]

/**
 * Makes a logo of an uploaded picture: PNG, JPEG, GIF, or WebP of any common size, or SVG. A small SVG stays as it is; anything else
 * becomes a PNG without notes such as the place where a photo was taken, turned as its camera says.
 * @throws {LogoFault} that says why
 */
export async function shrinkLogo(content: Buffer): Promise<Logo> {
  checkUploadSize(content.length)
  if (kinds.some((isKind) => isKind(content))) return checkLogo(await drawSmall(content))
  if (content.length <= maxLogoBytes) return checkLogo(content)
  if (!isUtf8(content)) throw noPicture()
  // The library would follow links to files: only a checked SVG is drawn.
  checkSvg(content.toString('utf8').replace(/^\uFEFF/, ''))
  return checkLogo(await drawSmall(content))
}

/** @throws {LogoFault} for a file that is not even read */
export function checkUploadSize(bytes: number): void {
  if (bytes > maxUploadBytes)
    throw new LogoFault(wording('theme.logoFault.heavy', { size: maxUploadBytes / 1024 / 1024 }))
}

async function drawSmall(content: Buffer): Promise<Buffer> {
  const open = await openLibrary()
  try {
    // Read from the head of the file, before a pixel is decoded.
    const { width = 0, height = 0 } = await open(content, false).metadata()
    if (width * height > maxPixels) throw new LogoFault(wording('theme.logoFault.pixels', { width, height }))
    for (const { width, height, colors } of sizes) {
      const drawn = await open(content)
        .autoOrient()
        .resize({ width, height, fit: 'inside', withoutEnlargement: true })
        .png({ palette: true, colors, compressionLevel: 9, effort: 7 })
        .timeout({ seconds: maxSeconds })
        .toBuffer()
      if (drawn.length <= maxLogoBytes) return drawn
    }
  } catch (error) {
    if (error instanceof LogoFault) throw error
    throw new LogoFault(wording('theme.logoFault.damaged'), { cause: error })
  }
  throw new LogoFault(wording('theme.logoFault.complex'))
}

/** Loaded with the first upload: it takes 20 MB of memory, and is missing where its package has no build for the machine. */
async function openLibrary(): Promise<(content: Buffer, limit?: number | false) => Sharp> {
  try {
    const { default: sharp } = await import('sharp')
    sharp.cache(false)
    sharp.concurrency(1)
    return (content, limitInputPixels = maxPixels) =>
      sharp(content, { limitInputPixels, failOn: 'error', pages: 1 })
  } catch (cause) {
    throw new LogoFault(wording('theme.logoFault.noLibrary', { size: maxLogoBytes / 1024 }), { cause })
  }
}
