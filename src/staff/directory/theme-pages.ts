import type { RequestHandler, Response } from 'express'
import { recordPaths } from '../../paths/record-paths.js'
import { uploadedFiles } from '../../platform/files/read-upload.js'
import { isColor, ownColors } from '../../platform/theme/palette.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import type { DirectoryRoomDeps } from './directory-room-deps.js'
import { presentTheme, type ThemeSources, themePictureStyles } from './present-theme.js'
import { colorFaults, readChosenLogo, readColors, storedColors } from './read-theme-form.js'
import { recordTools } from './record-tools.js'
import { saveTheme, themeRecords, themeVersions } from './save-theme.js'

const defaultColors = { theme_color: ownColors.brand, accent_color: ownColors.accent }

/** The theme: two colors and a logo, stored as district facts. */
export function themePages(services: DirectoryRoomDeps, sendPage: SendPage) {
  const tools = recordTools(services)

  const showTheme: RequestHandler = (req, res) => send(res, { saved: req.query.saved === 'yes' })

  /** Colors and logo are saved at once, or none. What was typed and chosen stays in the form until then. */
  const takeForm: RequestHandler = async (req, res) => {
    const speech = speechOf(res)
    const colors = readColors(req.body)
    const chosen = await readChosenLogo(uploadedFiles(res), req.body, speech)
    const logo = chosen && 'value' in chosen ? chosen : null
    if (req.body.do === 'usual') return send(res, { colors: defaultColors, kept: logo, previewed: true })
    const faults = colorFaults(colors, speech)
    if (chosen && 'fault' in chosen) faults.set('logo', chosen.fault)
    if (req.body.do === 'remove') {
      const removed = saveTheme({ logo: '' }, req.body, res, tools)
      return send(res, removed ? { colors, saved: true } : { colors, changed: true })
    }
    if (faults.size > 0 || req.body.do === 'preview')
      return send(res, { colors, kept: logo, faults, previewed: true })
    const facts = { ...storedColors(colors), ...(logo ? { logo: logo.value } : {}) }
    if (!saveTheme(facts, req.body, res, tools)) return send(res, { colors, kept: logo, changed: true })
    sendSaved(res)
  }

  const sendSaved = (res: Response) =>
    res.redirect(303, recordPaths.theme(speechOf(res).code, { saved: 'yes' }))

  function send(res: Response, sources: Partial<Omit<ThemeSources, 'logo' | 'versions'>>): void {
    const set = themeRecords(tools)
    const colors = {
      theme_color: set.get('theme_color')?.cells.value || ownColors.brand,
      accent_color: set.get('accent_color')?.cells.value || ownColors.accent,
    }
    const plain = { colors, faults: new Map(), kept: null, saved: false, previewed: false, changed: false }
    const stored = { versions: themeVersions(set), logo: services.assets.logo() }
    sendPage(res, presentTheme({ ...plain, ...sources, ...stored }, tools.moment(res)))
  }

  const sendPictureStyles: RequestHandler = (req, res) => {
    const { theme, accent } = req.query
    const read = (given: unknown) => (typeof given === 'string' && isColor(given) ? given : null)
    const sheet = themePictureStyles({ themeColor: read(theme), accentColor: read(accent) })
    res.set('Cache-Control', 'no-store').type('css').send(sheet)
  }

  return { showTheme, takeForm, sendPictureStyles }
}
