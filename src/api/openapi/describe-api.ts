import { OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi'
import { z } from 'zod'
import { fixedRoutes } from '../../paths/paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { WordKey } from '../../platform/language/words.js'
import { contactPoint, problem } from '../api-schemas.js'
import { type Operation, operations } from './operations.js'

/** An OpenAPI 3.1 document. */
export type ApiDescription = ReturnType<OpenApiGeneratorV31['generateDocument']>

/** The data that is described. */
export interface DescribedPlace {
  /** `https://ask.example.org` */
  origin: string
  district: string
  /** The public API is switched off: its operations are left out. */
  isOff: boolean
}

/** Describes the API of a place, in a language. */
export type DescribeApi = (place: DescribedPlace, speech: Speech) => ApiDescription

/** Describes the API from the schemas that validate input and type output; built once per language and state. */
export function createDescribeApi(): DescribeApi {
  const read = new Map<string, ApiDescription>()
  return ({ origin, district, isOff }, speech) => {
    const key = `${speech.code} ${isOff}`
    const known = read.get(key) ?? readSchemas(speech, isOff)
    read.set(key, known)
    return {
      ...known,
      info: { ...known.info, title: `${speech.t('site.name')}, ${district}` },
      servers: [{ url: `${origin}${fixedRoutes.api}` }],
    }
  }
}

/** The page's own suggestions, and programs with a key, go on without the public API. */
const staysOn = ({ route, needsKey }: Operation) => needsKey || route === fixedRoutes.apiSuggest

function readSchemas(speech: Speech, isOff: boolean): ApiDescription {
  const registry = new OpenAPIRegistry()
  registry.registerComponent('securitySchemes', keyScheme, { type: 'http', scheme: 'bearer' })
  for (const operation of isOff ? operations.filter(staysOn) : operations)
    registry.registerPath(presentRoute(operation))
  // Nullable uses first: the generator takes a name's first use as its definition.
  const generator = new OpenApiGeneratorV31([
    ...(isOff ? [] : [contactPoint]),
    problem,
    ...registry.definitions,
  ])
  const document = generator.generateDocument({
    openapi: '3.1.0',
    info: { title: '', version: '1', description: speech.t('developers.lead') },
  })
  return inWords(document, speech) as ApiDescription
}

/** Its name in the description. */
const keyScheme = 'key'

function presentRoute({ id, method, route, says, query, body, gives, makes, needsKey, faults }: Operation) {
  const keys = [...route.matchAll(/:(\w+)/g)].map(([, key = '']) => key)
  const json = (schema: z.ZodType, type = 'application/json') => ({ content: { [type]: { schema } } })
  return {
    operationId: id,
    method,
    path: route.replace(/:(\w+)/g, '{$1}'),
    summary: says,
    ...(needsKey ? { security: [{ [keyScheme]: [] }] } : {}),
    request: {
      ...(keys.length > 0
        ? { params: z.object(Object.fromEntries(keys.map((key) => [key, z.string()]))) }
        : {}),
      ...(query ? { query } : {}),
      ...(body ? { body: { required: true, ...json(body) } } : {}),
    },
    responses: {
      200: { description: says, ...json(gives) },
      ...(makes ? { 201: { description: says, ...json(gives) } } : {}),
      ...Object.fromEntries(
        faults.map((status) => [
          status,
          { description: 'developers.errors', ...json(problem, 'application/problem+json') },
        ]),
      ),
    },
  }
}

/** Until here, descriptions are word keys. */
function inWords(value: unknown, speech: Speech): unknown {
  if (Array.isArray(value)) return value.map((item) => inWords(item, speech))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, held]) =>
      isWords(name, held) ? [name, speech.t(held)] : [name, inWords(held, speech)],
    ),
  )
}

function isWords(name: string, held: unknown): held is WordKey {
  return ['summary', 'description'].includes(name) && typeof held === 'string' && /^[a-z]+\.\w+$/.test(held)
}
