import type { Request, Response } from 'express'
import type { AppServices } from '../app.js'
import type { Speech } from '../platform/language/language.js'
import { originOf, speechOf } from '../platform/web/pages.js'
import type { DirectorySnapshot } from './model/directory-snapshot.js'

/** What a page of the directory is drawn from: the directory as it is, the language, the moment, the address. */
export interface PageMoment {
  directory: DirectorySnapshot
  speech: Speech
  now: Date
  /** `https://ask.example.org`, with nothing behind: for what machines read. */
  origin: string
}

/** The moment of a request. */
export function momentOf(
  services: Pick<AppServices, 'directory' | 'now' | 'config'>,
  req: Request,
  res: Response,
): PageMoment {
  return {
    directory: services.directory(),
    speech: speechOf(res),
    now: services.now(),
    origin: originOf(req, services.config.publicUrl),
  }
}
