import type { RequestHandler } from 'express'
import { MethodNotAllowed } from './errors.js'

/** For addresses that are read and take nothing. */
export const onlyRead: RequestHandler = () => {
  throw new MethodNotAllowed('GET', 'HEAD')
}
