import { clampChroma, formatHex, oklch, parseHex, wcagContrast } from 'culori'
import { type Wording, wording } from '../language/wording.js'

/** The district's two colors, as `#15484a`; null for our own. */
export interface ThemeColors {
  /** Carries white text: the page header, the call button. */
  themeColor: string | null
  /** Accents on the first color. */
  accentColor: string | null
}

/** CSS custom properties, by name; only those that change. */
export type Shades = Record<string, string>

/** The pages' colors in light and dark mode. */
export interface Palette {
  light: Shades
  dark: Shades
  brand: string
  accent: string
}

/** A setting that cannot be used, and its replacement. */
export interface ThemeFault extends Wording {
  setting: 'theme_color' | 'accent_color'
  /** The color set, and the color used. */
  set: string
  used: string
  /** The actual and the required contrast, to 1; null when it is not a color. */
  contrast: { has: number; min: number } | null
}

/** Our defaults, as in the style sheet. */
export const ownColors = { brand: '#15484a', accent: '#f3b34c' } as const

/** WCAG 2.2: text (1.4.3) and non-text (1.4.11) contrast. */
const needed = { text: 4.5, shape: 3 } as const

/** The backgrounds of links in the style sheet with the least contrast. */
const grounds = { light: ['#fdf1d8', '#eef3ee'], dark: ['#352b16', '#202b29'] } as const
const darkPaper = '#121817'

/** The style sheet's values when a district sets nothing. */
const ownShades = {
  light: { brand: ownColors.brand, link: '#0f5557', spark: ownColors.accent, paper: '#faf6ee' },
  dark: { brand: '#1c5b5d', link: '#8fd3cb', spark: ownColors.accent, paper: darkPaper },
} as const

export const isColor = (value: string) => /^#[0-9a-f]{6}$/i.test(value)

/** The faults of a theme; none when a district sets nothing. */
export function themeFaults({ themeColor, accentColor }: ThemeColors): ThemeFault[] {
  const brand = brandOf(themeColor)
  const accent = accentOf(accentColor, brand)
  return [
    ...(themeColor === null
      ? []
      : faultOf('theme_color', themeColor, brand, {
          on: '#ffffff',
          min: needed.text,
        })),
    ...(accentColor === null
      ? []
      : faultOf('accent_color', accentColor, accent, {
          on: brand,
          min: needed.shape,
        })),
  ]
}

/** All shades for the pages from a district's two colors; each is readable on its background. */
export function paletteOf(colors: ThemeColors): Palette {
  const brand = brandOf(colors.themeColor)
  const accent = accentOf(colors.accentColor, brand)
  const shades: Palette = { light: {}, dark: {}, brand, accent }
  if (brand !== ownColors.brand) {
    const inDark = lift(brand, 0.43, (shade) => wcagContrast(shade, '#ffffff') >= needed.text)
    shades.light = {
      brand,
      'brand-deep': darker(brand),
      link: until(brand, -1, (shade) => readableOn(shade, grounds.light)),
    }
    shades.dark = {
      brand: inDark,
      'brand-deep': darker(darker(inDark)),
      link: until(
        lift(brand, 0.8, () => true),
        1,
        (shade) => readableOn(shade, grounds.dark),
      ),
    }
  }
  if (accent !== ownColors.accent) {
    shades.light.spark = accent
    shades.dark.spark = accent
    shades.dark.focus = until(accent, 1, (shade) => wcagContrast(shade, darkPaper) >= needed.text)
  }
  return shades
}

/** The colors families see, defaults included: for a preview. */
export function shownColors({ light, dark }: Palette) {
  const shown = (own: (typeof ownShades)['light' | 'dark'], shades: Shades) => ({
    brand: shades.brand ?? own.brand,
    link: shades.link ?? own.link,
    spark: shades.spark ?? own.spark,
    paper: own.paper,
  })
  return { light: shown(ownShades.light, light), dark: shown(ownShades.dark, dark) }
}

/** The color as set if white is readable on it; else its nearest shade that works. */
function brandOf(set: string | null): string {
  if (set === null || !isColor(set)) return ownColors.brand
  return until(set, -1, (shade) => wcagContrast(shade, '#ffffff') >= needed.text)
}

function accentOf(set: string | null, brand: string): string {
  const wanted = set === null || !isColor(set) ? ownColors.accent : set
  // The brand is always dark enough for white, so a lighter shade stands out on it.
  return until(wanted, 1, (shade) => wcagContrast(shade, brand) >= needed.shape)
}

interface Check {
  on: string
  min: number
}

function faultOf(
  setting: ThemeFault['setting'],
  set: string,
  used: string,
  { on, min }: Check,
): ThemeFault[] {
  if (!isColor(set))
    return [
      {
        setting,
        set,
        used,
        contrast: null,
        ...wording('theme.notColor', { set, used }),
      },
    ]
  if (used === set.toLowerCase()) return []
  const has = Math.floor(wcagContrast(set, on) * 10) / 10
  return [
    {
      setting,
      set,
      used,
      contrast: { has, min },
      ...wording('theme.weak', { set, used, has, least: min }),
    },
  ]
}

/** Darkens (-1) or lightens (1) step by step, in the same hue, until it fits. */
function until(color: string, way: -1 | 1, fits: (shade: string) => boolean): string {
  const { h, c, l } = toOklch(color)
  for (let step = 0; step <= 100; step++) {
    const shade = step === 0 ? color.toLowerCase() : hex(l + way * step * 0.01, c, h)
    if (fits(shade)) return shade
  }
  return way === 1 ? '#ffffff' : '#000000'
}

/** At least this light, but no lighter than fits. */
function lift(color: string, lightness: number, fits: (shade: string) => boolean): string {
  const { h, c, l } = toOklch(color)
  if (l >= lightness) return color.toLowerCase()
  return until(hex(lightness, c, h), -1, fits)
}

function darker(color: string): string {
  const { h, c, l } = toOklch(color)
  return hex(Math.max(0, l - 0.07), c, h)
}

const readableOn = (shade: string, on: readonly string[]) =>
  on.every((ground) => wcagContrast(shade, ground) >= needed.text)

function toOklch(color: string): { l: number; c: number; h: number } {
  const { l, c, h = 0 } = oklch(parseHex(color) ?? { mode: 'rgb', r: 0, g: 0, b: 0 })
  return { l, c, h }
}

/** The nearest color that a screen can show. */
function hex(l: number, c: number, h: number): string {
  const inRange = { mode: 'oklch', l: Math.min(1, Math.max(0, l)), c, h } as const
  return formatHex(clampChroma(inRange, 'oklch'))
}
