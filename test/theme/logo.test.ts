import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { checkLogo, LogoFault, largestLogo, readLogo, writeLogo } from '../../src/theme/logo.js'

const svg = (inside: string, root = 'viewBox="0 0 120 40"') =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${root}>${inside}</svg>\n`)
const faultOf = (content: Buffer) => {
  try {
    checkLogo(content)
  } catch (error) {
    assert.ok(error instanceof LogoFault)
    return error.message
  }
  return null
}

/** A picture of one pixel, said to be of another size. */
function png(width: number, height: number): Buffer {
  const content = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  content.writeUInt32BE(width, 16)
  content.writeUInt32BE(height, 20)
  return content
}

describe('A logo', () => {
  it('is an SVG or a PNG, with its measures', () => {
    const { type, width, height } = checkLogo(svg('<path fill="url(#a)" d="M0 0h9v9z"/><use href="#b"/>'))
    assert.deepEqual([type, width, height], ['image/svg+xml', 120, 40])
    const measured = checkLogo(svg('<path d="M0 0h9v9z"/>', 'width="64px" height="32"'))
    assert.deepEqual([measured.width, measured.height], [64, 32])
    const { type: kind, ...size } = checkLogo(png(200, 80))
    assert.deepEqual([kind, size.width, size.height], ['image/png', 200, 80])
    assert.equal(faultOf(readFileSync('views/assets/icon.svg')), null)
  })

  it('is kept as one piece of text, and read back the same', () => {
    for (const logo of [checkLogo(svg('<g/>')), checkLogo(png(20, 20))])
      assert.deepEqual(readLogo(writeLogo(logo)), logo)
    assert.throws(() => readLogo('https://example.org/logo.png'), LogoFault)
    assert.throws(() => readLogo('data:text/html;base64,PGI+'), LogoFault)
  })

  const bad: [string, Buffer, RegExp][] = [
    ['a script', svg('<script>alert(1)</script>'), /holds a script/],
    ['a handler', svg('<g onload="alert(1)"/>'), /holds a script/],
    ['a page', svg('<foreignObject><b/></foreignObject>'), /holds a script or a page/],
    ['a link that runs', svg('<a href="javascript:alert(1)"/>'), /holds a script/],
    ['a file from elsewhere', svg('<image href="https://evil.example/a.png"/>'), /brings in other files/],
    [
      'a file from elsewhere, in quotes of the other kind',
      svg("<use xlink:href='//evil.example/#a'/>"),
      /other files/,
    ],
    ['a style from elsewhere', svg('<style>@import "//evil.example";</style>'), /brings in other files/],
    ['a paint from elsewhere', svg('<path fill="url( //evil.example/#a )"/>'), /brings in other files/],
    ['an entity', Buffer.from(`<!DOCTYPE svg [<!ENTITY a "b">]>${svg('&a;')}`), /brings in other files/],
    ['no measures', svg('<g/>', 'class="logo"'), /does not say how wide/],
    ['a picture of another kind', Buffer.from('GIF89a'), /an SVG or PNG file is needed/],
    ['nothing', Buffer.alloc(0), /an SVG or PNG file is needed/],
    ['half of one', png(9, 9).subarray(0, 20), /breaks off/],
    ['no height', png(9, 0), /does not say how wide/],
    ['too much', svg(' '.repeat(largestLogo)), /is 13 KB, and a logo has at most 12 KB/],
  ]
  for (const [what, content, message] of bad)
    it(`is refused with ${what}`, () => {
      assert.match(faultOf(content) ?? 'taken', message)
    })
})
