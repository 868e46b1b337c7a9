import { type Wording, wording } from '../language/wording.js'
import { type Logo, readLogo } from './logo.js'
import { LogoFault } from './logo-fault.js'
import { ownColors, type Palette, paletteOf, type Shades, type ThemeColors, themeFaults } from './palette.js'

/** A district's theme settings. */
export interface ThemeSettings extends ThemeColors {
  /** As written by `writeLogo`; null for none. */
  logo: string | null
}

/** The theme of the pages. */
export interface Theme {
  palette: Palette
  logo: Logo | null
  /** Settings that cannot be used, for the person who set them. */
  faults: Wording[]
}

/** The theme of a district's settings. Unusable settings fall back to our defaults; pages are always readable. */
export function themeOf(settings: ThemeSettings): Theme {
  const { logo, fault } = logoOf(settings.logo)
  const faults = themeFaults(settings).map(({ setting, key, values }) =>
    wording('fault.ofSetting', { setting, reason: { key, values } }),
  )
  return { palette: paletteOf(settings), logo, faults: fault ? [...faults, fault] : faults }
}

/** Caches the theme until a setting changes: every page needs it. */
export function cacheTheme(settings: () => ThemeSettings): () => Theme {
  let known: { of: ThemeSettings; theme: Theme } | null = null
  return () => {
    const now = settings()
    if (!known || !areSame(known.of, now)) known = { of: now, theme: themeOf(now) }
    return known.theme
  }
}

function areSame(one: ThemeSettings, other: ThemeSettings): boolean {
  return (
    one.themeColor === other.themeColor && one.accentColor === other.accentColor && one.logo === other.logo
  )
}

/** Rules to append to the style sheet; empty when the district uses our colors. */
export function themeStyles({ light, dark }: Palette): string {
  // Print keeps the shades of the print rules, which come earlier in the sheet.
  return rulesOf(light, 'screen') + rulesOf(dark, 'screen and (prefers-color-scheme:dark)')
}

/** One of our pictures in the district's colors. */
export function inThemeColors(svg: string, { brand, accent }: Palette): string {
  return svg.replaceAll(ownColors.brand, brand).replaceAll(ownColors.accent, accent)
}

function rulesOf(shades: Shades, where: string): string {
  const rules = Object.entries(shades).map(([name, value]) => `--${name}:${value}`)
  return rules.length > 0 ? `@media ${where}{:root{${rules.join(';')}}}\n` : ''
}

function logoOf(written: string | null): { logo: Logo | null; fault: Wording | null } {
  if (written === null) return { logo: null, fault: null }
  try {
    return { logo: readLogo(written), fault: null }
  } catch (error) {
    if (!(error instanceof LogoFault)) throw error
    return { logo: null, fault: wording('fault.ofSetting', { setting: 'logo', reason: error.wording }) }
  }
}
