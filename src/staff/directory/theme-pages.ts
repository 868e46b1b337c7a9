import type { RequestHandler, Response } from 'express'
import { recordPaths } from '../../paths/record-paths.js'
import { uploadedFiles } from '../../platform/files/read-upload.js'
import { isColour, ownColours } from '../../platform/theme/palette.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import type { DirectoryRoomDeps } from './directory-room-deps.js'
import { presentTheme, type ThemeSources, themePictureStyles } from './present-theme.js'
import { colourFaults, readColours, readUploadedLogo, storedColours } from './read-theme-form.js'
import { recordTools } from './record-tools.js'
import { saveTheme, themeRecords, themeVersions } from './save-theme.js'

const defaultColours = { theme_color: ownColours.brand, accent_color: ownColours.accent }

/** The theme: two colors and a logo, stored as district facts. */
export function themePages(services: DirectoryRoomDeps, sendPage: SendPage) {
  const tools = recordTools(services)

  const showTheme: RequestHandler = (req, res) => send(res, { saved: req.query.saved === 'yes' })

  const saveColours: RequestHandler = (req, res) => {
    if (req.body.do === 'usual') return send(res, { colours: defaultColours, previewed: true })
    const colours = readColours(req.body)
    const faults = colourFaults(colours, speechOf(res))
    if (faults.size > 0 || req.body.do === 'preview') return send(res, { colours, faults, previewed: true })
    if (!saveTheme(storedColours(colours), req.body, res, tools)) return send(res, { colours, changed: true })
    sendSaved(res)
  }

  const saveLogo: RequestHandler = (req, res) => {
    const logo =
      req.body.do === 'remove' ? { value: '' } : readUploadedLogo(uploadedFiles(res), speechOf(res))
    if ('fault' in logo) return send(res, { faults: new Map([['logo', logo.fault]]) })
    if (!saveTheme({ logo: logo.value }, req.body, res, tools)) return send(res, { changed: true })
    sendSaved(res)
  }

  const sendSaved = (res: Response) =>
    res.redirect(303, recordPaths.theme(speechOf(res).code, { saved: 'yes' }))

  function send(res: Response, sources: Partial<Omit<ThemeSources, 'logo' | 'versions'>>): void {
    const set = themeRecords(tools)
    const colours = {
      theme_color: set.get('theme_color')?.cells.value || ownColours.brand,
      accent_color: set.get('accent_color')?.cells.value || ownColours.accent,
    }
    const plain = { colours, faults: new Map(), saved: false, previewed: false, changed: false }
    const stored = { versions: themeVersions(set), logo: services.assets.logo() }
    sendPage(res, presentTheme({ ...plain, ...sources, ...stored }, tools.moment(res)))
  }

  const sendPictureStyles: RequestHandler = (req, res) => {
    const { theme, accent } = req.query
    const read = (given: unknown) => (typeof given === 'string' && isColour(given) ? given : null)
    const sheet = themePictureStyles({ themeColor: read(theme), accentColor: read(accent) })
    res.set('Cache-Control', 'no-store').type('css').send(sheet)
  }

  return { showTheme, saveColours, saveLogo, sendPictureStyles }
}
