import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { RequestHandler } from 'express'
import { paths } from '../../paths/paths.js'
import { fromRoot } from '../root.js'
import { ownColors } from '../theme/palette.js'
import { inThemeColors, type Theme, themeStyles } from '../theme/theme.js'
import { NotFound } from './errors.js'
import { minifyCss } from './minify-css.js'
import { routeTable } from './route-table.js'
import { stripComments } from './strip-comments.js'

/** The style sheet and pictures in the district's colors, at addresses that change with their content. */
export interface Assets {
  /** @param file a file's name, `styles.css`; gives `/assets/styles.1a2b3c4d5e.css` */
  url(file: string): string
  /** A text file's content, for a document that cannot load other files. */
  text(file: string): string
  /** The district's logo; null for none. */
  logo(): { url: string; width: number; height: number } | null
  /** The browser's theme color: `#15484a`. */
  themeColor(): string
  /** Serves the files; mount it at `/assets`. */
  routes: RequestHandler
}

export interface AssetOptions {
  /** Read the files again each time: for development. */
  reload?: boolean
  /** The district's current theme; ours by default. */
  theme?: () => Theme
  /** Those of the folder, where they are read already. */
  files?: AssetFiles | undefined
}

interface Asset {
  hashedName: string
  type: string
  content: Buffer
}

/** By name, as they are sent but for the colors. */
export type AssetFiles = ReadonlyMap<string, Buffer>
type AssetsByName = ReadonlyMap<string, Asset>

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

/** The rules of all pages, those of families' pages alone, and the one sheet that families load: both. */
const [shared, forFamilies, site] = ['styles.css', 'public.css', 'site.css']
/** The sheets with the colors, and the picture drawn in them. */
const [sheets, icon] = [[shared, site], 'icon.svg']
const logoName = 'logo'

/** How many older versions stay available to pages loaded before a change. */
const keptLooks = 3

/** Reads the files once, and applies the district's theme whenever it changes. */
export function createAssets(folder = fromRoot('views', 'assets'), options: AssetOptions = {}): Assets {
  const { theme = () => null, reload = false } = options
  let files = options.files ?? readAssetFiles(folder)
  const looks: { theme: Theme | null; assets: AssetsByName }[] = []
  const current = (): AssetsByName => {
    const now = theme()
    if (reload) files = readAssetFiles(folder)
    if (!looks[0] || looks[0].theme !== now || reload)
      looks.unshift({ theme: now, assets: inLooks(files, now) })
    looks.length = Math.min(looks.length, keptLooks)
    return looks[0]!.assets
  }
  const find = (file: string) => {
    const asset = current().get(file)
    if (!asset) throw new Error(`There is no asset ${file}`)
    return asset
  }
  const sendAsset: RequestHandler = (req, res) => {
    current()
    const asset = looks
      .flatMap(({ assets }) => [...assets.values()])
      .find((each) => each.hashedName === req.params.file)
    if (!asset) throw new NotFound()
    // Anyone who edits district facts can upload a picture: opened by itself, it must not run anything.
    if (asset.hashedName.startsWith(`${logoName}.`)) res.set('Content-Security-Policy', logoPolicy)
    res.set('Cache-Control', 'public, max-age=31536000, immutable').type(asset.type).send(asset.content)
  }
  const urlOf = (file: string) => paths.asset(find(file).hashedName)
  return {
    url: urlOf,
    text: (file) => find(file).content.toString('utf8'),
    logo: () => {
      const logo = theme()?.logo
      return logo ? { url: urlOf(logoName), width: logo.width, height: logo.height } : null
    },
    themeColor: () => theme()?.palette.brand ?? ownColors.brand,
    routes: routeTable({ '/:file': { get: sendAsset } }),
  }
}

const logoPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

/** By ending: what families need not download. */
const lighter: Readonly<Record<string, (content: string) => string>> = {
  '.css': minifyCss,
  '.js': stripComments,
}

/** Reads the files of the folder once. */
export function readAssetFiles(folder = fromRoot('views', 'assets')): AssetFiles {
  const names = readdirSync(folder).filter((name) => extname(name) in types)
  const files = new Map(
    names.map((name) => {
      const content = readFileSync(join(folder, name))
      const lighten = lighter[extname(name)]
      return [name, lighten ? Buffer.from(lighten(content.toString('utf8'))) : content]
    }),
  )
  const parts = [shared, forFamilies].flatMap((name) => files.get(name) ?? [])
  return parts.length > 0 ? files.set(site, Buffer.concat(parts)) : files
}

function inLooks(files: AssetFiles, theme: Theme | null): AssetsByName {
  const assets = [...files].map(([name, content]): [string, Asset] => [
    name,
    asAsset(name, theme ? dress(name, content, theme) : content),
  ])
  if (theme?.logo) {
    const extension = theme.logo.type === 'image/png' ? '.png' : '.svg'
    assets.push([logoName, asAsset(`${logoName}${extension}`, theme.logo.content)])
  }
  return new Map(assets)
}

function dress(name: string, content: Buffer, { palette }: Theme): Buffer {
  if (sheets.includes(name)) return Buffer.concat([content, Buffer.from(themeStyles(palette))])
  return name === icon ? Buffer.from(inThemeColors(content.toString('utf8'), palette)) : content
}

function asAsset(name: string, content: Buffer): Asset {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10)
  const extension = extname(name)
  return {
    hashedName: `${name.slice(0, -extension.length)}.${hash}${extension}`,
    type: types[extension] ?? 'application/octet-stream',
    content,
  }
}
