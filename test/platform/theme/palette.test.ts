import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { wcagContrast } from 'culori'
import fc from 'fast-check'
import { ownColors, paletteOf, shownColors, themeFaults } from '../../../src/platform/theme/palette.js'

const color = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`)

describe('A district in its own colors', () => {
  it('is readable with any two colors, in light and dark', () => {
    fc.assert(
      fc.property(color, color, (themeColor, accentColor) => {
        const { brand, accent, light, dark } = paletteOf({ themeColor, accentColor })
        const white = (shade = '') => wcagContrast(shade, '#ffffff')
        assert.ok(white(brand) >= 4.5, `white on ${brand}`)
        assert.ok(wcagContrast(accent, brand) >= 3, `${accent} on ${brand}`)
        if (!light.brand) return
        assert.ok(
          white(light['brand-deep']) >= 4.5 && white(dark.brand) >= 4.5 && white(dark['brand-deep']) >= 4.5,
        )
        for (const ground of ['#faf6ee', '#ffffff', '#eef3ee', '#fdf1d8'])
          assert.ok(wcagContrast(light.link ?? '', ground) >= 4.5, `${light.link} on ${ground}`)
        for (const ground of ['#121817', '#1b2322', '#202b29', '#352b16'])
          assert.ok(wcagContrast(dark.link ?? '', ground) >= 4.5, `${dark.link} on ${ground}`)
        if (dark.focus) assert.ok(wcagContrast(dark.focus, '#121817') >= 3)
      }),
      { numRuns: 300 },
    )
  })

  it('is previewed in the style sheet’s colors when it sets none', () => {
    const sheet = readFileSync('views/assets/styles.css', 'utf8')
    const [light = '', dark = ''] = sheet.split('prefers-color-scheme: dark')
    const shown = shownColors(paletteOf({ themeColor: null, accentColor: null }))
    for (const [name, color] of Object.entries(shown.light))
      assert.ok(light.includes(`--${name}: ${color};`), name)
    for (const [name, color] of Object.entries(shown.dark))
      assert.ok(dark.includes(`--${name}: ${color};`) || name === 'spark', name)
  })

  it('stays as it is when readable, and uses the defaults without settings', () => {
    const navy = paletteOf({ themeColor: '#1B365D', accentColor: '#ffc72c' })
    assert.deepEqual([navy.brand, navy.accent], ['#1b365d', '#ffc72c'])
    assert.equal(navy.light.link, '#1b365d')
    assert.deepEqual(themeFaults({ themeColor: '#1B365D', accentColor: '#ffc72c' }), [])
    assert.deepEqual(paletteOf({ themeColor: null, accentColor: null }), {
      light: {},
      dark: {},
      brand: ownColors.brand,
      accent: ownColors.accent,
    })
  })

  it('says which color cannot be used, why, and what replaces it', () => {
    const pale = { themeColor: '#ffd100', accentColor: '#1b365d' }
    const [theme, accent] = themeFaults(pale)
    const { brand, accent: spark } = paletteOf(pale)
    assert.deepEqual(
      [theme?.setting, theme?.key, theme?.values],
      ['theme_color', 'theme.weak', { set: '#ffd100', used: brand, has: 1.4, least: 4.5 }],
    )
    assert.deepEqual(
      [accent?.setting, accent?.key, accent?.values.used, accent?.values.least],
      ['accent_color', 'theme.weak', spark, 3],
    )
  })

  it('rejects color words', () => {
    const [fault] = themeFaults({ themeColor: 'red; } body { display: none', accentColor: null })
    assert.deepEqual([fault?.setting, fault?.key], ['theme_color', 'theme.notColor'])
    assert.equal(paletteOf({ themeColor: 'red', accentColor: 'url(//evil)' }).brand, ownColors.brand)
  })

  it('shows the edges of fields, and the focus, on every background, in light and dark', () => {
    const [light = '', dark = ''] = readFileSync('views/assets/styles.css', 'utf8').split(
      'prefers-color-scheme: dark',
    )
    for (const scheme of [light, dark]) {
      const shade = (name: string) => new RegExp(`--${name}: (#[0-9a-f]{3,6});`).exec(scheme)?.[1] ?? ''
      for (const mark of ['edge', 'focus'])
        for (const ground of ['paper', 'card', 'tint', 'note'])
          assert.ok(wcagContrast(shade(mark), shade(ground)) >= 3, `${mark} on ${ground}`)
    }
  })

  it('knows the backgrounds of the style sheet', async () => {
    const { readFileSync } = await import('node:fs')
    const sheet = readFileSync('views/assets/styles.css', 'utf8')
    for (const shade of [...Object.values(ownColors), '#fdf1d8', '#eef3ee', '#352b16', '#202b29', '#121817'])
      assert.ok(sheet.includes(shade), `${shade} is in the style sheet`)
    assert.ok(readFileSync('views/assets/icon.svg', 'utf8').includes(ownColors.brand))
  })
})
