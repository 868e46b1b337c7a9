import type { Request, Response } from 'express'
import type { Speech } from '../platform/language/language.js'
import { originOf, speechOf } from '../platform/web/pages.js'
import type { DirectorySnapshot } from './model/directory-snapshot.js'

/** The inputs of a directory page: directory, language, time and address. */
export interface PageMoment {
  directory: DirectorySnapshot
  speech: Speech
  now: Date
  /** `https://ask.example.org`, nothing after it; for machine-readable output. */
  origin: string
}

/** Dependencies of a page moment. */
export interface PageMomentDeps {
  directory(): DirectorySnapshot
  now(): Date
  config: { publicUrl: string | null }
}

/** The page moment of a request. */
export function momentOf(services: PageMomentDeps, req: Request, res: Response): PageMoment {
  return {
    directory: services.directory(),
    speech: speechOf(res),
    now: services.now(),
    origin: originOf(req, services.config.publicUrl),
  }
}
