import { type Logo, readLogo } from './logo.js'
import { LogoFault } from './logo-fault.js'
import {
  ownColours,
  type Palette,
  paletteOf,
  type Shades,
  type ThemeColours,
  themeFaults,
} from './palette.js'

/** What a district sets of its looks. */
export interface ThemeSettings extends ThemeColours {
  /** As `writeLogo` wrote it; null where it has none. */
  logo: string | null
}

/** How the pages look. */
export interface Theme {
  palette: Palette
  logo: Logo | null
  /** What cannot be used as it was set: sentences for the person who set it. */
  faults: string[]
}

/** The looks that a district's settings give. What cannot be used gives way to ours; the pages are always readable. */
export function themeOf(settings: ThemeSettings): Theme {
  const { logo, fault } = logoOf(settings.logo)
  const faults = themeFaults(settings).map(({ reason }) => reason)
  return { palette: paletteOf(settings), logo, faults: fault ? [...faults, fault] : faults }
}

/** Keeps the theme until a setting of it changes: it is asked for with every page. */
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

/** Rules to put behind the style sheet; empty where the district has our colours. */
export function themeStyles({ light, dark }: Palette): string {
  // On paper the shades of the print rules count: they stand before these.
  return rulesOf(light, 'screen') + rulesOf(dark, 'screen and (prefers-color-scheme:dark)')
}

/** One of our own pictures in the district's colours. */
export function inThemeColours(svg: string, { brand, accent }: Palette): string {
  return svg.replaceAll(ownColours.brand, brand).replaceAll(ownColours.accent, accent)
}

function rulesOf(shades: Shades, where: string): string {
  const rules = Object.entries(shades).map(([name, value]) => `--${name}:${value}`)
  return rules.length > 0 ? `@media ${where}{:root{${rules.join(';')}}}\n` : ''
}

function logoOf(written: string | null): { logo: Logo | null; fault: string | null } {
  if (written === null) return { logo: null, fault: null }
  try {
    return { logo: readLogo(written), fault: null }
  } catch (error) {
    if (!(error instanceof LogoFault)) throw error
    return { logo: null, fault: `logo ${error.message}: the sign of this service is shown.` }
  }
}
