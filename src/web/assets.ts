import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { type RequestHandler, Router } from 'express'
import { paths } from '../paths.js'
import { fromRoot } from '../root.js'
import { NotFound } from './errors.js'

/** The style sheet and pictures, at addresses that change with their content. */
export interface Assets {
  /** @param file a file's name, `styles.css`; gives `/assets/styles.1a2b3c4d5e.css` */
  url(file: string): string
  /** Serves them; mount it at `/assets`. */
  routes: RequestHandler
}

interface Asset {
  hashedName: string
  type: string
  content: Buffer
}

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

/** Reads the files once. @param options.reload read them again each time: for development */
export function createAssets(
  folder = fromRoot('views', 'assets'),
  options: { reload?: boolean } = {},
): Assets {
  let files = readAssets(folder)
  const current = () => {
    if (options.reload) files = readAssets(folder)
    return files
  }
  return {
    url: (file) => {
      const asset = current().get(file)
      if (!asset) throw new Error(`There is no asset ${file}`)
      return paths.asset(asset.hashedName)
    },
    routes: Router().get('/:file', (req, res) => {
      const asset = [...current().values()].find((each) => each.hashedName === req.params.file)
      if (!asset) throw new NotFound()
      res.set('Cache-Control', 'public, max-age=31536000, immutable').type(asset.type).send(asset.content)
    }),
  }
}

function readAssets(folder: string): Map<string, Asset> {
  const names = readdirSync(folder).filter((name) => extname(name) in types)
  return new Map(names.map((name) => [name, readAsset(folder, name)]))
}

function readAsset(folder: string, name: string): Asset {
  const content = readFileSync(join(folder, name))
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10)
  const extension = extname(name)
  return {
    hashedName: `${name.slice(0, -extension.length)}.${hash}${extension}`,
    type: types[extension] ?? 'application/octet-stream',
    content,
  }
}
