import type { Request, Response } from 'express'
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

/** Where a moment comes from. */
export interface PageMomentDeps {
  directory(): DirectorySnapshot
  now(): Date
  config: { publicUrl: string | null }
}

/** The moment of a request. */
export function momentOf(services: PageMomentDeps, req: Request, res: Response): PageMoment {
  return {
    directory: services.directory(),
    speech: speechOf(res),
    now: services.now(),
    origin: originOf(req, services.config.publicUrl),
  }
}
