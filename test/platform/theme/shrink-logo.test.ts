import assert from 'node:assert/strict'
import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import { maxLogoBytes } from '../../../src/platform/theme/logo.js'
import { LogoFault } from '../../../src/platform/theme/logo-fault.js'
import { maxUploadBytes, shrinkLogo } from '../../../src/platform/theme/shrink-logo.js'
import { briefWording } from '../../support/app/brief-fault.js'

/** A wide picture with a mark in its upper left corner. */
const draw = (width = 1200, height = 600) =>
  sharp({ create: { width, height, channels: 4, background: { r: 20, g: 80, b: 90, alpha: 1 } } }).composite([
    { input: { create: { width: 9, height: 9, channels: 4, background: '#fa0' } }, left: 0, top: 0 },
  ])

/** Noise cannot be compressed: worse than any photo. */
const noise = (width: number, height: number) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#fff',
      noise: { type: 'gaussian', sigma: 90, mean: 128 },
    },
  })

async function faultOf(content: Buffer): Promise<string> {
  try {
    await shrinkLogo(content)
  } catch (error) {
    assert.ok(error instanceof LogoFault, String(error))
    return briefWording(error.wording).replace('theme.logoFault.', '')
  }
  return 'none'
}

describe('An uploaded logo', () => {
  it('may be a PNG, JPEG, WebP, or GIF of any common size', async () => {
    const kinds = [draw().png(), draw().jpeg(), draw().webp(), draw().gif(), noise(1500, 900).jpeg()]
    for (const picture of kinds) {
      const { type, width, height, content } = await shrinkLogo(await picture.toBuffer())
      assert.equal(type, 'image/png')
      assert.ok(height <= 144 && width <= 720, `${width} × ${height}`)
      assert.ok(content.length <= maxLogoBytes, `${content.length} bytes`)
    }
    const small = await shrinkLogo(await draw(30, 20).png().toBuffer())
    assert.deepEqual([small.width, small.height], [30, 20], 'it is never enlarged')
  })

  it('is turned as the camera says, and keeps no notes', async () => {
    const photo = await draw(400, 200)
      .withExif({ IFD0: { Copyright: 'Ana Bell', Orientation: '6' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const { width, height, content } = await shrinkLogo(photo)
    assert.deepEqual([width, height], [72, 144])
    const { exif, orientation } = await sharp(content).metadata()
    assert.deepEqual([exif, orientation], [undefined, undefined])
    assert.ok(!content.includes('Ana Bell'))
  })

  it('stays as it is as a small SVG, and is drawn where the SVG is large', async () => {
    const svg = (inside: string) =>
      Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100">${inside}</svg>`)
    const small = svg('<path d="M0 0h90v30z"/>')
    assert.deepEqual((await shrinkLogo(small)).content, small)
    const large = svg('<path d="M0 0h90v30z" fill="#15484a"/>'.repeat(800))
    const { type, width, height } = await shrinkLogo(large)
    assert.deepEqual([type, width, height], ['image/png', 300, 100])
    assert.match(await faultOf(svg(`<script/>${' '.repeat(maxLogoBytes)}`)), /^script/)
    assert.match(
      await faultOf(svg(`<image href="file:///etc/passwd"/>${' '.repeat(maxLogoBytes)}`)),
      /^others/,
    )
  })

  it('is refused before it is decoded when it claims too many pixels', async () => {
    const png = await draw(20, 20).png().toBuffer()
    png.writeUInt32BE(60_000, 16)
    png.writeUInt32BE(50_000, 20)
    png.writeUInt32BE(crc32(png.subarray(12, 29)), 29)
    assert.equal(await faultOf(png), 'pixels(width: 60000, height: 50000)')
  })

  it('is refused in plain words when it is no picture, broken, or of another kind', async () => {
    const png = await draw().png().toBuffer()
    const cases: [string, Buffer, RegExp][] = [
      ['nothing', Buffer.alloc(0), /^kind/],
      ['text', Buffer.from('hello'), /^kind/],
      ['long text', Buffer.alloc(20_000, 'hello '), /^kind|^xml/],
      ['a long file of bytes', Buffer.alloc(20_000, 0xc3), /^kind/],
      ['a TIFF', await draw().tiff().toBuffer(), /^kind/],
      ['half of a PNG', png.subarray(0, png.length / 2), /^damaged/],
      ['the head of a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), /^damaged/],
      ['the head of a GIF', Buffer.from('GIF89a'), /^damaged/],
      ['too many bytes', Buffer.alloc(maxUploadBytes + 1), /^heavy\(size: 10\)/],
    ]
    for (const [what, content, fault] of cases) assert.match(await faultOf(content), fault, what)
  })
})
