import { fixedRoutes, mainLanguage, paths } from '../../paths/paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import type { ApiDescription } from './describe-api.js'
import { type ApiField, type Schema, schemaFields, schemaName } from './schema-fields.js'

const hsdsReference = 'https://docs.openreferral.org/en/3.0.1/hsds/schema_reference.html'

/** The developers' page, drawn from the OpenAPI description. */
export function presentDevelopers(
  document: ApiDescription,
  district: string,
  off: { api: boolean; embed: boolean },
  speech: Speech,
): Page {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    (['get', 'post', 'delete'] as const).flatMap(
      (method) => presentOperation(path, method, item[method]) ?? [],
    ),
  )
  const asks = (operation: PresentedOperation) => operation.address.endsWith('/ask')
  const posts = (operation: PresentedOperation) => operation.needsKey
  const model = {
    title: speech.t('developers.title'),
    isOff: off.api,
    embed: off.embed ? null : paths.embedSnippet(speech.code),
    reads: operations.filter((operation) => !asks(operation) && !posts(operation)),
    asks: operations.filter(asks),
    posts: operations.filter(posts),
    postCurl: postCurlOf(document),
    curl: curlOf(document),
    objects: presentObjects(document),
    hsdsReference,
    // The meanings of fields are written in the languages of the staff.
    fieldsIn: speech.lacks('fields.page') ? mainLanguage : null,
    openApi: `${fixedRoutes.openApi}?lang=${speech.code}`,
    openSearch: paths.openSearch(speech.code),
    sitemap: paths.sitemap(speech.code),
  }
  const description = speech.t('developers.description', { district })
  return { view: 'api/openapi/developers', model, description, index: true }
}

/** One API operation on the page. */
interface PresentedOperation {
  id: string
  method: string
  /** `/api/v1/schools/{slug}` */
  address: string
  summary: string
  /** Parameters, in the address or the body. */
  takes: ApiField[] | null
  gives: { name: string; href: string } | null
  /** Link to try it; null when a value must be filled in, or a key sent. */
  example: string | null
  needsKey: boolean
}

type DescribedOperation = NonNullable<ApiDescription['paths']>[string]['get']

function presentOperation(
  path: string,
  method: 'get' | 'post' | 'delete',
  operation: DescribedOperation,
): PresentedOperation | null {
  if (!operation) return null
  const { operationId = '', summary = '' } = operation
  const address = `${fixedRoutes.api}${path}`
  const takes = takenBy(operation)
  const gives = schemaName(jsonOf(operation.responses?.[200]))
  const needsKey = operation.security !== undefined
  return {
    id: operationId,
    method: method.toUpperCase(),
    address,
    summary,
    takes: takes.length > 0 ? takes : null,
    gives: gives === null || isHsds(gives) ? null : { name: gives, href: `#${gives}` },
    example:
      method === 'get' && !needsKey && !path.includes('{') && path !== fixedRoutes.apiSuggest
        ? address
        : null,
    needsKey,
  }
}

function takenBy(operation: NonNullable<DescribedOperation>): ApiField[] {
  const parameters = (operation.parameters ?? []).flatMap((each) =>
    'name' in each && each.in === 'query'
      ? schemaFields({
          properties: { [each.name]: each.schema ?? {} },
          required: each.required ? [each.name] : [],
        })
      : [],
  )
  const body = schemaName(jsonOf(operation.requestBody))
  return body === null
    ? parameters
    : [{ name: body, type: 'JSON', href: `#${body}`, needed: true, says: null }]
}

/** A sample question for the command line. */
function curlOf({ servers }: ApiDescription): string {
  const address = `${servers?.[0]?.url ?? ''}${fixedRoutes.apiAsk}`
  return `curl '${address}' -H 'Content-Type: application/json' -d '{"concern": "The bus is late"}'`
}

/** A sample line for the command line. */
function postCurlOf({ servers }: ApiDescription): string {
  const address = `${servers?.[0]?.url ?? ''}${fixedRoutes.apiToday}`
  return `curl '${address}' -H 'Authorization: Bearer YOUR-KEY' -H 'Content-Type: application/json' -d '{"kind": "closure"}'`
}

function presentObjects(document: ApiDescription) {
  const schemas = Object.entries(document.components?.schemas ?? {})
  return schemas
    .filter(([name]) => !isHsds(name))
    .map(([name, schema]) => ({ name, fields: schemaFields(schema as Schema) }))
}

/** These have their own reference. */
function isHsds(name: string): boolean {
  return name.startsWith('Hsds')
}

function jsonOf(message: unknown): Schema {
  const { content } = (message ?? {}) as { content?: Record<string, { schema?: Schema }> }
  return content?.['application/json']?.schema ?? {}
}
