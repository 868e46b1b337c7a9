import type { Speech } from '../language/language.js'
import type { HealthNote } from './health-notes.js'

declare global {
  namespace Express {
    /** Kept with a response (`res.locals`) or with the app. Each room declares its own entries next to the code that reads them. */
    interface Locals {
      /** The language to answer in; read it with `speechOf`. */
      speech?: Speech
      /** A program asks: errors are problem details. */
      machine?: boolean
      /** Of the app: parts that work less well than they should. */
      degraded?: () => HealthNote[]
    }
  }
}
