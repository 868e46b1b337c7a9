import { readFileSync, statSync } from 'node:fs'
import type { ImportFile } from '../../platform/files/uploaded-file.js'
import type { Speech } from '../../platform/language/language.js'
import { writeLogo } from '../../platform/theme/logo.js'
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

/** The uploaded logo as it is stored, or why it cannot be used, in words. */
export async function readUploadedLogo(
  [file, another]: readonly ImportFile[],
  speech: Speech,
): Promise<{ value: string } | { fault: string }> {
  if (!file || another) return { fault: speech.t('theme.oneLogo') }
  try {
    checkUploadSize(statSync(file.path).size)
    return { value: writeLogo(await shrinkLogo(readFileSync(file.path))) }
  } catch (error) {
    if (!(error instanceof LogoFault)) throw error
    return { fault: error.say(speech) }
  }
}
