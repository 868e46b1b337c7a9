import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { createLanguage } from '../../../src/platform/language/language.js'
import { fromRoot } from '../../../src/platform/root.js'
import type { Assets } from '../../../src/platform/web/assets.js'
import { presentWorker } from '../../../src/public/site/site-files.js'

describe('The offline page of the plain home page', () => {
  const { offered } = createLanguage()
  const code = readFileSync(fromRoot('views', 'public', 'site', 'service-worker.js'), 'utf8')
  const assets = { url: (file: string) => `/assets/${file}`, logo: () => null } as Assets

  function offlineFor(languages: string[], pages = offered, base = ''): string {
    const worker = presentWorker(code, pages, assets, base)
    const browser = { addEventListener: () => {}, navigator: { languages } }
    return runInNewContext(`${worker}\nofflinePage('${base}/')`, browser) as string
  }

  for (const [tag, page] of [
    ['zh-TW', '/zh-Hant/offline'],
    ['zh-HK', '/zh-Hant/offline'],
    ['zh-Hant', '/zh-Hant/offline'],
    ['zh-hant-us', '/zh-Hant/offline'],
    ['yue', '/zh-Hant/offline'],
    ['zh-CN', '/zh/offline'],
    ['zh-Hans-HK', '/zh/offline'],
    ['zh', '/zh/offline'],
    ['fil-PH', '/tl/offline'],
    ['es-MX', '/es/offline'],
    ['ar', '/ar/offline'],
    ['de', '/offline'],
  ])
    it(`for a browser in ${tag} is ${page}`, () => assert.equal(offlineFor([tag!]), page))

  it('is below the path of a district', () => {
    assert.equal(offlineFor(['es-MX'], offered, '/d/elm'), '/d/elm/es/offline')
    assert.equal(offlineFor(['de'], offered, '/d/elm'), '/d/elm/offline')
  })

  it('is in the first of the browser’s languages that is offered', () => {
    assert.equal(offlineFor(['de', 'ko-KR', 'es']), '/ko/offline')
    assert.equal(offlineFor(['zh-TW'], ['en', 'zh']), '/zh/offline')
  })
})
