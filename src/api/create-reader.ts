import type { RequestHandler, Response } from 'express'
import type { z } from 'zod'
import { momentOf, type PageMoment } from '../directory/page-moment.js'
import { type Gone, NotFound } from '../platform/web/errors.js'
import type { ApiDeps } from './api-deps.js'
import { type Paging, pageOf } from './page-of.js'
import { type QueryPlaces, readPlaces } from './read-places.js'
import { readQuery } from './read-query.js'

/** One kind of readable resource. */
export interface ApiResource<T, L extends Paging, O> {
  /** The name of its list. */
  name: string
  listQuery: z.ZodType<L>
  oneQuery: z.ZodType<O>
  all(query: L, places: QueryPlaces, moment: PageMoment): readonly T[] | Promise<readonly T[]>
  /** @param key slug or id from the address */
  find(key: string, moment: PageMoment): T | null
  /** Of an item that was here once; null for none. */
  gone?(key: string, moment: PageMoment): Gone | null
  present(item: T, moment: PageMoment, places: QueryPlaces): object
}

/** Handlers for a paged list and for one item. */
export function createReader<T, L extends Paging, O extends Record<string, unknown>>(
  services: ApiDeps,
  { name, listQuery, oneQuery, all, find, gone = () => null, present }: ApiResource<T, L, O>,
): Record<'list' | 'one', RequestHandler> {
  return {
    list: async (req, res) => {
      const query = readQuery(listQuery, req.query)
      const moment = momentOf(services, req, res)
      const places = readPlaces(query, moment.directory)
      const address = new URL(`${moment.origin}${req.originalUrl}`)
      const { items, ...place } = pageOf(await all(query, places, moment), query, address)
      sendShared(res, { [name]: items.map((item) => present(item, moment, places)), ...place })
    },
    one: (req, res) => {
      const query = readQuery(oneQuery, req.query)
      const moment = momentOf(services, req, res)
      const key = String(req.params.slug ?? req.params.id)
      const item = find(key, moment)
      if (!item) throw gone(key, moment) ?? new NotFound()
      sendShared(res, present(item, moment, readPlaces(query, moment.directory)))
    },
  }
}

/** Sends a public response, cacheable for five minutes and then revalidated by ETag. */
export function sendShared(res: Response, body: object): void {
  res.set('Cache-Control', 'public, max-age=300').json(body)
}
