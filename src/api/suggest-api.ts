import type { RequestHandler, Router } from 'express'
import { z } from 'zod'
import { paths, fixedRoutes as routes } from '../paths/paths.js'
import { describedBy } from '../platform/language/described-by.js'
import { wording } from '../platform/language/wording.js'
import { basePathOf, below } from '../platform/web/base-path.js'
import { allowAnyOrigin } from '../platform/web/cross-origin.js'
import { Unprocessable } from '../platform/web/errors.js'
import { jsonBody } from '../platform/web/request-body.js'
import { routeTable } from '../platform/web/route-table.js'
import type { ApiDeps } from './api-deps.js'

/** Max text length for suggestions, in UTF-16 units. */
const maxWordsLength = 200

/** A suggestion request, in the address or a JSON body. A language that is not text is ignored. */
export const suggestFields = z
  .object({
    q: z
      .string()
      .max(maxWordsLength)
      .refine((words) => !/\p{Surrogate}|\uFFFD/u.test(words))
      .nullish()
      .meta(describedBy('fields.typed')),
    lang: z.string().nullish().meta(describedBy('fields.lang')),
  })
  .meta({ id: 'Typed' })

/**
 * Topics for text being typed, mounted at `/api/v1`. Our own page uses POST, so that typed words are in no address. GET
 * is for other programs.
 */
export function suggestApi(services: ApiDeps, limit: RequestHandler): Router {
  const base = basePathOf(services.config.publicUrl)
  const answer: (fields: Record<string, unknown>) => RequestHandler = (fields) => async (_req, res) => {
    const lang = services.language.nearest(typeof fields.lang === 'string' ? fields.lang : null)
    res.locals.speech = services.language.speech(lang)
    const found = await services.suggest(readWords(fields), lang)
    const urlOf = (topic: string) => below(base, paths.topic(topic, lang))
    const suggestions = found.map(({ topic, title }) => ({ topic, title, url: urlOf(topic) }))
    res.set('Cache-Control', 'no-store').json({ suggestions })
  }

  const byAddress: RequestHandler = (req, res, next) => answer(req.query)(req, res, next)
  const byBody: RequestHandler = (req, res, next) => answer(req.body)(req, res, next)
  return routeTable({
    [routes.apiSuggest]: {
      get: [allowAnyOrigin(), limit, byAddress],
      post: [limit, jsonBody(), byBody],
    },
  })
}

function readWords(fields: Record<string, unknown>): string {
  const read = suggestFields.safeParse(fields)
  if (read.success) return read.data.q ?? ''
  throw new Unprocessable([{ field: 'q', ...wording('suggest.wrong', { most: maxWordsLength }) }])
}
