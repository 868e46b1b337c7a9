import assert from 'node:assert/strict'
import request from 'supertest'
import { checkLogo, writeLogo } from '../../../src/platform/theme/logo.js'
import { ownColors } from '../../../src/platform/theme/palette.js'
import { cacheTheme, type ThemeSettings } from '../../../src/platform/theme/theme.js'
import { createAssets } from '../../../src/platform/web/assets.js'
import { briefWording } from '../../support/app/brief-fault.js'
import { readPage } from '../../support/app/page.js'
import { createTestApp } from '../../support/app/test-app.js'

const crest = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><path d="M0 0h90v30z"/></svg>',
)
const navy: ThemeSettings = {
  themeColor: '#1b365d',
  accentColor: '#ffc72c',
  logo: writeLogo(checkLogo(crest)),
}

/** The app of a district with this theme, which can change while it runs. */
function themedApp(first: ThemeSettings) {
  let settings = first
  const assets = createAssets(undefined, { theme: cacheTheme(() => settings) })
  return {
    app: createTestApp({ assets }).app,
    change: (next: ThemeSettings) => {
      settings = next
    },
  }
}

describe('The theme of a district', () => {
  it('is in the one style sheet, cached forever at its own address', async () => {
    const { app } = themedApp(navy)
    const $ = readPage((await request(app).get('/')).text)
    const plain = readPage((await request(createTestApp().app).get('/')).text)
    const href = $('link[rel=stylesheet]').attr('href') ?? ''
    assert.equal($('link[rel=stylesheet]').length, 1)
    assert.notEqual(href, plain('link[rel=stylesheet]').attr('href'))
    const sheet = await request(app)
      .get(href)
      .expect(200)
      .expect('cache-control', /immutable/)
    assert.match(sheet.text, /@media screen\{:root\{--brand:#1b365d;.*--spark:#ffc72c\}\}/)
    assert.match(sheet.text, /@media screen and \(prefers-color-scheme:dark\)\{:root\{--brand:#[0-9a-f]{6};/)
    assert.equal($('meta[name=theme-color]').attr('content'), '#1b365d')
    const icon = await request(app).get($('link[rel=icon]').attr('href') ?? '')
    assert.match(String(icon.body), /#1b365d.*#ffc72c/s)
  })

  it('has the logo, with its dimensions, which runs nothing when opened by itself', async () => {
    const { app } = themedApp(navy)
    const page = await request(app).get('/answers/K7M2Q9XD')
    const logo = readPage(page.text)('.brand img')
    assert.deepEqual([logo.attr('width'), logo.attr('height'), logo.attr('alt')], ['90', '30', ''])
    const picture = await request(app)
      .get(logo.attr('src') ?? '')
      .expect(200)
    assert.equal(picture.headers['content-type'], 'image/svg+xml')
    assert.deepEqual(picture.body, crest)
    assert.match(picture.headers['content-security-policy'] ?? '', /default-src 'none'.*sandbox/)
    assert.equal(picture.headers['x-content-type-options'], 'nosniff')
    assert.match(page.headers['content-security-policy'] ?? '', /style-src 'self';/)
    assert.doesNotMatch(page.headers['content-security-policy'] ?? '', /unsafe/)
  })

  it('changes while the service runs, and an open page keeps its own', async () => {
    const { app, change } = themedApp(navy)
    const hrefOf = async () =>
      readPage((await request(app).get('/')).text)('link[rel=stylesheet]').attr('href') ?? ''
    const before = await hrefOf()
    change({ ...navy, themeColor: '#6a1b2d' })
    const after = await hrefOf()
    assert.notEqual(after, before)
    assert.match((await request(app).get(before).expect(200)).text, /--brand:#1b365d/)
    assert.match((await request(app).get(after).expect(200)).text, /--brand:#6a1b2d/)
    change({ themeColor: null, accentColor: null, logo: null })
    const plain = readPage((await request(app).get('/')).text)
    assert.equal(plain('.brand img').length, 0)
    assert.equal(plain('.brand svg').length, 1)
  })

  it('gives way to the default when unusable', () => {
    const theme = cacheTheme(() => ({ themeColor: 'tartan', accentColor: null, logo: 'data:,x' }))()
    assert.deepEqual(theme.faults.map(briefWording), [
      `fault.ofSetting(setting: theme_color, reason: theme.notColor(set: tartan, used: ${ownColors.brand}))`,
      'fault.ofSetting(setting: logo, reason: theme.logoFault.kind)',
    ])
    assert.equal(theme.logo, null)
    assert.deepEqual(theme.palette.light, {})
  })
})
