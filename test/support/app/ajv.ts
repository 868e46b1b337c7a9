import { createRequire } from 'node:module'
import type { Options } from 'ajv'

// Not imported: mocha requires each test file first, and imports it where that fails because it awaits at its top. In the
// second try, an import of ajv was at times empty.
const require = createRequire(import.meta.url)
const { Ajv2020 } = require('ajv/dist/2020.js') as typeof import('ajv/dist/2020.js')
const addFormats = require('ajv-formats') as typeof import('ajv-formats')

/** A validator of JSON Schema 2020-12, with the usual formats. */
export function createAjv(options: Options) {
  const ajv = new Ajv2020(options)
  addFormats.default(ajv)
  return ajv
}
