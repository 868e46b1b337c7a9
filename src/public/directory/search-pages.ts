import type { Request, RequestHandler, Response } from 'express'
import { findPatterns } from '../../answering/danger/find-patterns.js'
import { looksLikeConcern } from '../../answering/looks-like-concern.js'
import { emergencyLines } from '../../directory/contacts/emergency-lines.js'
import { momentOf, type PageMoment } from '../../directory/page-moment.js'
import { findEverything } from '../../directory/search/find-everything.js'
import { maxLineLength, readTypedLine } from '../../directory/search/read-typed-line.js'
import { paths } from '../../paths/paths.js'
import { type SendPage, speechOf } from '../../platform/web/pages.js'
import type { DirectoryDeps } from './directory-deps.js'
import { presentSearch } from './present-search.js'

/**
 * Directory search. The form is sent by POST: a name redirects to a shareable address, a question to the question page
 * without one.
 */
export function searchPages(services: DirectoryDeps, sendPage: SendPage) {
  const { findInDirectory } = services

  const takeSearch: RequestHandler = async (req, res) => {
    const { code } = speechOf(res)
    const words = readTypedLine(req.body.q)
    if (words.length <= maxLineLength && !looksLikeConcern(words, code))
      return res.redirect(303, paths.search(code, words))
    await show(words, req, res)
  }

  const showSearch: RequestHandler = async (req, res) => {
    await show(readTypedLine(req.query.q), req, res)
  }

  async function show(words: string, req: Request, res: Response): Promise<void> {
    const moment = momentOf(services, req, res)
    const { directory } = moment
    const { topics } = services.published()
    const emergency = emergencyIn(words, moment)
    // The end of a long text is as good for searching as all of it.
    const line = emergency ? '' : words.slice(-maxLineLength)
    const found = line === '' ? null : await findEverything(line, { directory, topics, findInDirectory })
    if (words !== '') res.set('Cache-Control', 'no-store')
    sendPage(res, presentSearch({ ...moment, words, found, emergency }))
  }

  return { showSearch, takeSearch }
}

/** Emergency help for the typed words; null for none. The answer itself checks more closely. */
function emergencyIn(words: string, { directory, now, speech }: PageMoment) {
  const kinds = [...new Set(findPatterns(words, speech.code).map(({ kind }) => kind))]
  if (kinds.length === 0) return null
  const level = 'now' as const
  return {
    level,
    kinds,
    lines: emergencyLines(directory.crisisLines, { kinds, level, language: speech.code }, { directory, now }),
  }
}
