import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { checkLogo, maxLogoBytes, readLogo, writeLogo } from '../../../src/platform/theme/logo.js'
import { LogoFault } from '../../../src/platform/theme/logo-fault.js'
import { briefWording } from '../../support/app/brief-fault.js'

const svg = (inside: string, root = 'viewBox="0 0 120 40"') =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${root}>${inside}</svg>\n`)
const faultOf = (content: Buffer) => {
  try {
    checkLogo(content)
  } catch (error) {
    assert.ok(error instanceof LogoFault)
    return briefWording(error.wording).replace('theme.logoFault.', '')
  }
  return null
}

/** A one-pixel picture that claims another size. */
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
  it('is an SVG or PNG, with its dimensions', () => {
    const { type, width, height } = checkLogo(svg('<path fill="url(#a)" d="M0 0h9v9z"/><use href="#b"/>'))
    assert.deepEqual([type, width, height], ['image/svg+xml', 120, 40])
    const measured = checkLogo(svg('<path d="M0 0h9v9z"/>', 'width="64px" height="32"'))
    assert.deepEqual([measured.width, measured.height], [64, 32])
    const { type: kind, ...size } = checkLogo(png(200, 80))
    assert.deepEqual([kind, size.width, size.height], ['image/png', 200, 80])
    assert.equal(faultOf(readFileSync('views/assets/icon.svg')), null)
  })

  it('may contain what drawing programs write', () => {
    const drawn = svg(
      '<defs><style type="text/css">.a{fill:#15484a;clip-path:url("#b")}</style>' +
        '<linearGradient id="c" gradientTransform="rotate(45) translate (1,2)"><stop offset="0"/></linearGradient></defs>' +
        '<metadata><rdf:RDF><cc:Work rdf:about="https://example.org"/></rdf:RDF></metadata>' +
        '<g inkscape:label="Layer 1" data-name="Layer 1" class="a" style="fill:rgb(1,2,3)" aria-label="Elm (County)">' +
        '<image width="1" height="1" xlink:href="data:image/png;base64,AAAA"/></g>',
      'viewBox="0,0 120 40" xml:space="preserve" xmlns:xlink="http://www.w3.org/1999/xlink" ' +
        'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:cc="http://creativecommons.org/ns#" ' +
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"',
    )
    assert.equal(faultOf(drawn), null)
    assert.equal(checkLogo(drawn).width, 120)
  })

  it('is stored as one string, and reads back the same', () => {
    for (const logo of [checkLogo(svg('<g/>')), checkLogo(png(20, 20))])
      assert.deepEqual(readLogo(writeLogo(logo)), logo)
    assert.throws(() => readLogo('https://example.org/logo.png'), LogoFault)
    assert.throws(() => readLogo('data:text/html;base64,PGI+'), LogoFault)
  })

  const bad: [string, Buffer, string][] = [
    ['an SVG without its namespace', Buffer.from('<svg viewBox="0 0 9 9"><g/></svg>'), 'xmlns'],
    ['a script', svg('<script>alert(1)</script>'), 'script(part: <script>)'],
    ['a handler', svg('<g onload="alert(1)"/>'), 'script(part: onload)'],
    ['a page', svg('<foreignObject><b/></foreignObject>'), 'script(part: <foreignObject>)'],
    ['a link that runs', svg('<use href="javascript:alert(1)"/>'), 'script(part: href)'],
    ['a file from elsewhere', svg('<image href="https://evil.example/a.png"/>'), 'others(part: href)'],
    [
      'a file from elsewhere, in quotes of the other kind',
      svg("<use xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='//evil.example/#a'/>"),
      'others(part: href)',
    ],
    ['a style from elsewhere', svg('<style>@import "//evil.example";</style>'), 'others(part: @)'],
    ['a paint from elsewhere', svg('<path fill="url( //evil.example/#a )"/>'), 'others(part: url())'],
    ['an entity', Buffer.from(`<!DOCTYPE svg [<!ENTITY a "b">]>${svg('&a;')}`), 'others(part: <!DOCTYPE>)'],
    [
      'a script under another prefix',
      svg('<s:script xmlns:s="http://www.w3.org/2000/svg"/>'),
      'script(part: <s:script>)',
    ],
    [
      'an attribute that is set later',
      svg('<set attributeName="onmouseover" to="alert(1)"/>'),
      'part(part: <set>)',
    ],
    ['a moving part', svg('<g><animate attributeName="href"/></g>'), 'part(part: <animate>)'],
    ['an escaped address', svg('<path fill="\\75rl(//evil.example/#a)"/>'), 'part(part: fill: \\)'],
    [
      'an escaped address in a style',
      svg('<style>g{fill:u\\72l(//evil.example)}</style>'),
      'part(part: <style>: \\)',
    ],
    [
      'an address in a style, in CDATA',
      svg('<style><![CDATA[g{fill:url("//e.example")}]]></style>'),
      'others(part: url())',
    ],
    [
      'an address made of character references',
      svg('<g style="fill:&#117;rl(//e.example)"/>'),
      'others(part: url())',
    ],
    ['a set of pictures', svg('<g style="fill:image-set(a)"/>'), 'part(part: image-set())'],
    [
      'a picture from elsewhere in a filter',
      svg('<filter><feImage href="#a"/></filter>'),
      'part(part: <feImage>)',
    ],
    ['a link', svg('<a href="#b"/>'), 'part(part: <a>)'],
    ['another base', svg('<g xml:base="//evil.example/"/>'), 'part(part: xml:base)'],
    ['a part of a page', svg('<b xmlns="http://www.w3.org/1999/xhtml"/>'), 'part(part: <b>)'],
    ['a sheet of styles', Buffer.from(`<?xml-stylesheet href="a"?>${svg('<g/>')}`), 'others(part: <?)'],
    ['tags that do not close', svg('<g>'), 'xml'],
    ['no measures', svg('<g/>', 'class="logo"'), 'measures'],
    ['a picture of another kind', Buffer.from('GIF89a'), 'kind'],
    ['nothing', Buffer.alloc(0), 'kind'],
    ['half of one', png(9, 9).subarray(0, 20), 'broken'],
    ['no height', png(9, 0), 'measures'],
    ['too much', svg(' '.repeat(maxLogoBytes)), 'size(has: 13, size: 12)'],
  ]
  for (const [what, content, fault] of bad)
    it(`is refused with ${what}`, () => {
      assert.equal(faultOf(content), fault)
    })
})
