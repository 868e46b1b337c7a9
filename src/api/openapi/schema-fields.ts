/** The parts of a JSON Schema that the page shows. */
export interface Schema {
  $ref?: string
  type?: string | string[]
  format?: string
  description?: string
  enum?: unknown[]
  items?: Schema
  properties?: Record<string, unknown>
  required?: string[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
}

/** A field of an object, as listed on the page. */
export interface ApiField {
  name: string
  /** `string`, `ContactPoint[]`, `date or null`. */
  type: string
  /** Link to its object on the page; null for a plain value. */
  href: string | null
  needed: boolean
  says: string | null
}

/** An object's fields; nested ones use a dot: `address.city`. */
export function schemaFields({ properties = {}, required = [] }: Schema, within = ''): ApiField[] {
  return Object.entries(properties).flatMap(([name, held]) => {
    const schema = held as Schema
    const inner = objectIn(schema)
    const object = schemaName(schema)
    const field: ApiField = {
      name: within + name,
      type: typeOf(schema),
      href: object && `#${object}`,
      needed: required.includes(name),
      says: schema.description ?? null,
    }
    return [field, ...(inner ? schemaFields(inner, `${field.name}.`) : [])]
  })
}

/** The name of the schema's object, or of its list items; null if unnamed. */
export function schemaName(schema: Schema): string | null {
  if (schema.$ref) return schema.$ref.split('/').at(-1) ?? null
  const parts = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])]
  if (schema.items) parts.push(schema.items)
  return parts.map(schemaName).find((name) => name !== null) ?? null
}

function objectIn(schema: Schema): Schema | null {
  if (schema.properties) return schema
  return schema.items?.properties ? schema.items : null
}

function typeOf(schema: Schema): string {
  if (schema.$ref) return schemaName(schema) ?? ''
  if (schema.enum)
    return schema.enum.filter((value) => value !== null).join(' | ') + (isNullable(schema) ? ' | null' : '')
  if (schema.items) return `${typeOf(schema.items)}[]`
  const parts = schema.anyOf ?? schema.oneOf ?? schema.allOf
  if (parts) return [...new Set(parts.map(typeOf))].join(' | ')
  const types = [schema.type ?? 'any'].flat()
  return types.map((type) => (type === 'string' && schema.format ? schema.format : type)).join(' | ')
}

function isNullable({ type }: Schema): boolean {
  return [type].flat().includes('null')
}
