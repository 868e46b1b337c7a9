import { readFileSync, statSync } from 'node:fs'
import type { RequestHandler, Response } from 'express'
import { versionOf } from '../../content/records/record-cells.js'
import { recordPaths } from '../../paths/record-paths.js'
import { uploadedFiles } from '../../platform/files/read-upload.js'
import { checkLogo, maxLogoBytes, tooLarge, writeLogo } from '../../platform/theme/logo.js'
import { LogoFault } from '../../platform/theme/logo-fault.js'
import { isColour, ownColours } from '../../platform/theme/palette.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import type { DirectoryRoomDeps } from './directory-room-deps.js'
import { type ThemeFact, themeFacts } from './present-district.js'
import { presentTheme, type ThemeSources, themePictureStyles } from './present-theme.js'
import { recordTools } from './record-tools.js'

/** The theme: two colors and a logo, stored as district facts. */
export function themePages(services: DirectoryRoomDeps, sendPage: SendPage) {
  const { editor, moment, author, tell } = recordTools(services)

  const records = () =>
    new Map([...editor.records.each('district')].map((each) => [each.cells.setting as ThemeFact, each]))

  function present(): ThemeSources['colours'] {
    const set = records()
    return {
      theme_color: set.get('theme_color')?.cells.value || ownColours.brand,
      accent_color: set.get('accent_color')?.cells.value || ownColours.accent,
    }
  }

  const showTheme: RequestHandler = (req, res) => send(res, { saved: req.query.saved === 'yes' })

  const saveColours: RequestHandler = (req, res) => {
    if (req.body.do === 'usual')
      return send(res, {
        colours: { theme_color: ownColours.brand, accent_color: ownColours.accent },
        previewed: true,
      })
    const colours = {
      theme_color: readColour(req.body.theme_color),
      accent_color: readColour(req.body.accent_color),
    }
    const faults = faultsOf(colours, res)
    if (faults.size > 0 || req.body.do === 'preview') return send(res, { colours, faults, previewed: true })
    const kept = {
      theme_color: storedColour(colours.theme_color, ownColours.brand),
      accent_color: storedColour(colours.accent_color, ownColours.accent),
    }
    if (!save(kept, req.body, res)) return send(res, { colours, changed: true })
    res.redirect(303, recordPaths.theme(speechOf(res).code, { saved: 'yes' }))
  }

  const saveLogo: RequestHandler = (req, res) => {
    const logo = req.body.do === 'remove' ? { value: '' } : readLogoOf(res)
    if ('fault' in logo) return send(res, { faults: new Map([['logo', logo.fault]]) })
    if (!save({ logo: logo.value }, req.body, res)) return send(res, { changed: true })
    res.redirect(303, recordPaths.theme(speechOf(res).code, { saved: 'yes' }))
  }

  function faultsOf(colours: ThemeSources['colours'], res: Response): ThemeSources['faults'] {
    const { t } = speechOf(res)
    const faults: ThemeSources['faults'] = new Map()
    for (const [fact, example] of [
      ['theme_color', ownColours.brand],
      ['accent_color', ownColours.accent],
    ] as const)
      if (!isColour(colours[fact])) faults.set(fact, t('theme.typeColor', { example }))
    return faults
  }

  function readLogoOf(res: Response): { value: string } | { fault: string } {
    const { t } = speechOf(res)
    const [file, another] = uploadedFiles(res)
    if (!file || another) return { fault: t('theme.oneLogo') }
    const { size } = statSync(file.path)
    if (size > maxLogoBytes) return { fault: new LogoFault(tooLarge(size)).say(speechOf(res)) }
    try {
      return { value: writeLogo(checkLogo(readFileSync(file.path))) }
    } catch (error) {
      if (!(error instanceof LogoFault)) throw error
      return { fault: error.say(speechOf(res)) }
    }
  }

  /** An emptied setting is deleted. @returns false if somebody else changed it meanwhile */
  function save(
    typed: Partial<Record<ThemeFact, string>>,
    form: Record<string, unknown>,
    res: Response,
  ): boolean {
    const set = records()
    const opened = (fact: ThemeFact) => String(form[`version-${fact}`] ?? '') || null
    const touched = themeFacts.filter(
      (fact) => typed[fact] !== undefined && typed[fact] !== (set.get(fact)?.cells.value ?? ''),
    )
    // All or nothing, before any write. A fact that did not exist when the form was opened has an empty version.
    const isStale = (fact: ThemeFact) => {
      const seen = form[`version-${fact}`]
      const record = set.get(fact)
      return seen !== undefined && String(seen) !== (record ? versionOf(record.cells) : '')
    }
    if (touched.some(isStale)) return false
    const edits = touched.flatMap((setting) =>
      typed[setting]
        ? [
            {
              kind: 'district' as const,
              id: set.get(setting)?.id ?? null,
              cells: { setting, value: typed[setting] },
              version: opened(setting),
            },
          ]
        : [],
    )
    const results = editor.saveAll(edits, author(res, 'form'))
    if (results.some(({ result }) => result.result !== 'saved')) return false
    for (const { result } of results)
      if (result.result === 'saved')
        tell(res, 'record-changed', 'district', result.record.id, { name: result.record.cells.setting })
    for (const fact of touched) {
      const record = typed[fact] ? undefined : set.get(fact)
      if (!record) continue
      const version = opened(fact) ?? versionOf(record.cells)
      if (!editor.remove('district', record.id, version, author(res, 'form'))) return false
      tell(res, 'record-removed', 'district', record.id, { name: fact })
    }
    return true
  }

  function send(res: Response, sources: Partial<Omit<ThemeSources, 'logo' | 'versions'>>): void {
    const set = records()
    const versions = new Map(
      themeFacts.map((fact) => {
        const record = set.get(fact)
        return [fact, record ? versionOf(record.cells) : '']
      }),
    )
    const plain = { colours: present(), faults: new Map(), saved: false, previewed: false, changed: false }
    sendPage(res, presentTheme({ ...plain, ...sources, versions, logo: services.assets.logo() }, moment(res)))
  }

  const sendPictureStyles: RequestHandler = (req, res) => {
    const { theme, accent } = req.query
    const read = (given: unknown) => (typeof given === 'string' && isColour(given) ? given : null)
    const sheet = themePictureStyles({ themeColor: read(theme), accentColor: read(accent) })
    res.set('Cache-Control', 'no-store').type('css').send(sheet)
  }

  return { showTheme, saveColours, saveLogo, sendPictureStyles }
}

/** Color inputs send `#15484a`; people may leave out the #. */
function readColour(given: unknown): string {
  const typed = String(given ?? '')
    .trim()
    .toLowerCase()
  return /^[0-9a-f]{6}$/.test(typed) ? `#${typed}` : typed
}

/** The default color is stored as none: such a district follows our defaults. */
const storedColour = (colour: string, own: string) => (colour === own ? '' : colour)
