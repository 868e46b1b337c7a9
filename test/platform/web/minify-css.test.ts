import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { fromRoot } from '../../../src/platform/root.js'
import { minifyCss } from '../../../src/platform/web/minify-css.js'

describe('minifyCss', () => {
  it('means the same without comments and line breaks', () => {
    const sheet = `/* Bars. */
.bar > a,
.bar
  b {
  font:
    700 1rem / 2 ui-monospace,
    "Noto Sans Mono";
  color: /* for now */ red;
}
@media (min-width: 60rem) {
  .bar ::before {
    content: "a, b: → /* no */ ";
  }
}
`
    assert.equal(
      minifyCss(sheet),
      '.bar > a,.bar b{font:700 1rem / 2 ui-monospace,"Noto Sans Mono";color: red}@media (min-width:60rem){.bar ::before{content:"a, b: → /* no */ "}}',
    )
  })

  const folder = fromRoot('views', 'assets')
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.css')))
    it(`makes it smaller, and keeps every rule and declaration: ${name}`, () => {
      const sheet = readFileSync(join(folder, name), 'utf8')
      const minified = minifyCss(sheet)
      const bare = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/;?\s*}|\s|;/g, '')
      assert.equal(bare(minified), bare(sheet))
      assert.ok(gzipSync(minified).length < 0.95 * gzipSync(sheet).length)
    })
})
