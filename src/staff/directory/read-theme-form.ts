import { readFileSync, statSync } from 'node:fs'
import type { ImportFile } from '../../platform/files/uploaded-file.js'
import type { Speech } from '../../platform/language/language.js'
import { maxLogoBytes, readLogo, writeLogo } from '../../platform/theme/logo.js'
import { LogoFault } from '../../platform/theme/logo-fault.js'
import { isColor, ownColors } from '../../platform/theme/palette.js'
import { checkUploadSize, shrinkLogo } from '../../platform/theme/shrink-logo.js'
import type { ThemeSources } from './present-theme.js'

type Colors = ThemeSources['colors']

/** The typed colors. */
export function readColors(form: Record<string, unknown>): Colors {
  return { theme_color: readColor(form.theme_color), accent_color: readColor(form.accent_color) }
}

/** Color inputs send `#15484a`; people may leave out the #. */
function readColor(given: unknown): string {
  const typed = String(given ?? '')
    .trim()
    .toLowerCase()
  return /^[0-9a-f]{6}$/.test(typed) ? `#${typed}` : typed
}

/** The reasons why typed colors cannot be used, in words. */
export function colorFaults(colors: Colors, { t }: Speech): ThemeSources['faults'] {
  const faults: ThemeSources['faults'] = new Map()
  for (const [fact, example] of [
    ['theme_color', ownColors.brand],
    ['accent_color', ownColors.accent],
  ] as const)
    if (!isColor(colors[fact])) faults.set(fact, t('theme.typeColor', { example }))
  return faults
}

/** The default color is stored as none: such a district follows our defaults. */
export function storedColors({ theme_color, accent_color }: Colors): Colors {
  return {
    theme_color: theme_color === ownColors.brand ? '' : theme_color,
    accent_color: accent_color === ownColors.accent ? '' : accent_color,
  }
}

/** A new logo as it is stored, with the name of its file. */
export interface ChosenLogo {
  value: string
  file: string
}

/** The most characters of a logo in a form. */
export const maxWrittenLogo = 100 + Math.ceil((maxLogoBytes * 4) / 3)

/**
 * The logo that was chosen: the uploaded file, or the one that a refused form kept.
 * @returns null for none; a fault in words
 */
export async function readChosenLogo(
  [file, another]: readonly ImportFile[],
  form: Record<string, unknown>,
  speech: Speech,
): Promise<ChosenLogo | { fault: string } | null> {
  if (another) return { fault: speech.t('theme.oneLogo') }
  if (!file) return readKeptLogo(form)
  try {
    checkUploadSize(statSync(file.path).size)
    return { value: writeLogo(await shrinkLogo(readFileSync(file.path))), file: file.name }
  } catch (error) {
    if (!(error instanceof LogoFault)) throw error
    return { fault: error.say(speech) }
  }
}

/** A browser gives a form's file only once: the form has it. */
function readKeptLogo(form: Record<string, unknown>): ChosenLogo | null {
  const [value, file] = [form['logo-was'], form['logo-file-was']].map((each) => String(each ?? ''))
  if (!value) return null
  try {
    return { value: writeLogo(readLogo(value)), file: file ?? '' }
  } catch (error) {
    if (!(error instanceof LogoFault)) throw error
    return null
  }
}
