import { recordPaths } from '../../paths/record-paths.js'
import {
  isColor,
  ownColors,
  paletteOf,
  shownColors,
  type ThemeColors,
  themeFaults,
} from '../../platform/theme/palette.js'
import { maxUploadBytes } from '../../platform/theme/shrink-logo.js'
import type { Page } from '../../platform/web/pages.js'
import type { ThemeFact } from './present-district.js'
import type { FormMoment } from './present-record-form.js'
import type { ChosenLogo } from './read-theme-form.js'

export interface ThemeSources {
  /** As typed, `#15484a`. */
  colors: Record<'theme_color' | 'accent_color', string>
  logo: { url: string; width: number; height: number } | null
  /** A new logo that waits to be saved. */
  kept: ChosenLogo | null
  faults: Map<ThemeFact, string>
  versions: Map<ThemeFact, string>
  saved: boolean
  /** An unsaved preview. */
  previewed: boolean
  /** Somebody else saved in the meantime. */
  changed: boolean
}

/** The theme form, with a preview. */
export function presentTheme(sources: ThemeSources, { speech, directory }: FormMoment): Page {
  const { colors, logo, kept, faults, versions, saved, previewed, changed } = sources
  const { t, code } = speech
  const set = (fact: keyof ThemeSources['colors']) => (isColor(colors[fact]) ? colors[fact] : null)
  const theme = { themeColor: set('theme_color'), accentColor: set('accent_color') }
  const weak = themeFaults(theme)
  const number = (value: number) => new Intl.NumberFormat(code).format(value)
  const fields = (['theme_color', 'accent_color'] as const).map((fact) => {
    const found = weak.find(({ setting }) => setting === fact)
    return {
      id: fact,
      label: t(`theme.${fact}`),
      hint: t(fact === 'theme_color' ? 'theme.themeHint' : 'theme.accentHint'),
      // A color input shows black for anything it cannot read, and would lose the typed text.
      type: isColor(colors[fact]) ? 'color' : 'text',
      value: colors[fact],
      fault: faults.get(fact) ?? null,
      weak: found?.contrast
        ? t('theme.weak', {
            set: found.set,
            used: found.used,
            has: number(found.contrast.has),
            least: number(found.contrast.min),
          })
        : null,
    }
  })
  const problems = [
    ...fields.map(({ id, label, fault }) => ({ id: id as ThemeFact, label, fault })),
    { id: 'logo' as const, label: t('theme.logo'), fault: faults.get('logo') ?? null },
  ].flatMap(({ id, label, fault }) =>
    fault ? [{ href: `#${id}`, message: t('records.fault', { label, reason: fault }) }] : [],
  )
  const model = {
    title: t('theme.title'),
    lead: t('theme.lead'),
    action: recordPaths.theme(code),
    fields,
    versions: (['theme_color', 'accent_color', 'logo'] as const).map((fact) => ({
      name: `version-${fact}`,
      value: versions.get(fact) ?? '',
    })),
    logo,
    kept: kept && { ...kept, text: t('theme.kept', { file: kept.file }) },
    logoFault: faults.get('logo') ?? null,
    logoHint: t('theme.logoHint', { size: maxUploadBytes / 1024 / 1024 }),
    previews: (['light', 'dark'] as const).map((name) => ({ name, label: t(`theme.${name}`) })),
    // Unsaved colors cannot be inline: the page allows no styles.
    styles: [recordPaths.themeStyles({ theme: theme.themeColor, accent: theme.accentColor })],
    district: directory.district.name,
    call: t('theme.previewCall', { phone: speech.phone(directory.district.phone) }),
    isUsual: colors.theme_color === ownColors.brand && colors.accent_color === ownColors.accent,
    problems: problems.length > 0 ? problems : null,
    done: saved,
    previewed: previewed && problems.length === 0,
    changed,
    history: recordPaths.changes(code, { kind: 'district' }),
  }
  return { view: 'staff/directory/theme', model, status: problems.length > 0 ? 422 : changed ? 409 : 200 }
}

/** The previews' style sheet: one rule each for light and dark. */
export function themePictureStyles(colors: ThemeColors): string {
  return Object.entries(shownColors(paletteOf(colors)))
    .map(
      ([scheme, { brand, link, spark, paper }]) =>
        `.theme-${scheme} .theme-head,.theme-${scheme} .theme-call{background:${brand}}` +
        `.theme-${scheme} .theme-head{border-color:${spark}}` +
        `.theme-${scheme} .theme-link{color:${link}}` +
        `.theme-${scheme} div{background:${paper}}`,
    )
    .join('\n')
}
