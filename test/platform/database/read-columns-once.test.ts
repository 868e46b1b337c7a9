import assert from 'node:assert/strict'
import { eq, sql } from 'drizzle-orm'
import * as utils from 'drizzle-orm/utils'
import { thresholds } from '../../../src/platform/database/routing-schema.js'
import * as table from '../../../src/platform/database/schema.js'
import { sampleDatabase } from '../../support/samples/sample-database.js'

/** Not among its types. */
const { mapResultRow } = utils as unknown as {
  mapResultRow(fields: unknown, row: unknown[], joined: unknown): unknown
}

describe('Rows of a query', () => {
  /** As drizzle itself reads them. */
  function readByDrizzle(query: { prepare(): unknown }): unknown[] {
    const prepared = query.prepare() as {
      fields: unknown
      joinsNotNullableMap: unknown
      values(): unknown[][]
    }
    return prepared.values().map((row) => mapResultRow(prepared.fields, row, prepared.joinsNotNullableMap))
  }

  it('are those that drizzle reads: texts, numbers, yes and no, JSON, nulls, expressions, and joined tables', async () => {
    const database = await sampleDatabase()
    const { rules, schools, offices, contacts, people } = table
    database.insert(thresholds).values({ name: 'answer', value: 0.5 }).run()
    const rule = {
      id: 'snow',
      position: 1,
      name: 'Snow',
      why: 'Closed',
      active: true,
      startsOn: null,
      endsOn: '2026-01-31',
    }
    const action = { kind: 'office', office: 'transportation' } as const
    database
      .insert(table.rules)
      .values({ ...rule, conditions: [], action } as never)
      .run()
    const office = database.select({ name: offices.id }).from(offices).as('office')
    const queries = [
      ...[rules, schools, offices, contacts, people, thresholds].map((each) => database.select().from(each)),
      database
        .select({ id: rules.id, on: rules.active, many: sql<number>`1 + 1`, none: sql`null` })
        .from(rules),
      database.select({ twice: sql<number>`2`.mapWith((value) => value * 2).as('twice') }).from(rules),
      database.select().from(office),
      database.select().from(contacts).leftJoin(offices, eq(offices.id, contacts.office)),
      database
        .select({ id: contacts.id, at: { office: offices.id } })
        .from(contacts)
        .leftJoin(offices, sql`false`),
    ]
    for (const query of queries) {
      const rows = query.all()
      assert.ok(rows.length > 0, query.toSQL().sql)
      assert.deepEqual(rows, readByDrizzle(query))
    }
  })
})
