import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import request from 'supertest'
import { offsetText, utcOffset } from '../../../src/directory/time/local-time.js'
import { createAjv } from '../../support/app/ajv.js'
import { createTestApp } from '../../support/app/test-app.js'
import { sampleDirectory } from '../../support/samples/sample-directory.js'

/**
 * What the published HSDS 3.0 schemas require of a table: required fields (nested tables too), formats,
 * enums, numbers, links.
 */
interface TableFacts {
  required: string[]
  formats: Record<string, string>
  lists?: Record<string, string[]>
  numbers?: string[]
  belongs?: Record<string, string>
}

type Row = Record<string, unknown> & { id: string }

const facts: Record<string, TableFacts> = JSON.parse(
  readFileSync(new URL('hsds-3.0.json', import.meta.url), 'utf8'),
)
const { directory } = await sampleDirectory()
const config = {
  publicUrl: 'https://ask.example',
  rateLimitPerMinute: 0,
  trustProxy: 0,
  logRequests: false,
  embedParents: [],
}
const { app } = createTestApp({ config })
const { body: hsds } = await request(app).get('/api/v1/hsds').expect(200)
const table = (name: string): Row[] => hsds[name]

const ajv = createAjv({ allErrors: true })

/** The part of the published schema that a row is held to; every field that is not a number is text. */
function rowSchema({ required, formats, lists = {}, numbers = [] }: TableFacts): object {
  return {
    type: 'object',
    required,
    properties: {
      ...Object.fromEntries(
        Object.entries(formats).map(([name, format]) => [name, { type: 'string', format }]),
      ),
      ...Object.fromEntries(Object.entries(lists).map(([name, values]) => [name, { enum: values }])),
      ...Object.fromEntries(numbers.map((name) => [name, { type: 'number' }])),
    },
    additionalProperties: { type: 'string' },
  }
}

describe('The directory as HSDS 3.0', () => {
  for (const [name, asked] of Object.entries(facts))
    it(`matches the published schema in ${name}`, () => {
      const rows = table(name)
      assert.ok(rows.length > 0, 'there are some')
      const valid = ajv.compile(rowSchema(asked))
      for (const row of rows) assert.ok(valid(row), `${JSON.stringify(row)}: ${ajv.errorsText(valid.errors)}`)
      assert.equal(new Set(rows.map(({ id }) => id)).size, rows.length, 'ids are unique')
      for (const [field, owner] of Object.entries(asked.belongs ?? {})) {
        const owners = new Set(table(owner).map(({ id }) => id))
        for (const row of rows)
          assert.ok(row[field] === undefined || owners.has(String(row[field])), `${field} leads somewhere`)
      }
    })

  it('states its version and where it is documented', () => {
    assert.equal(hsds.version, '3.0')
    assert.equal(hsds.openapi_url, 'https://ask.example/openapi.json')
    assert.ok(URL.canParse(hsds.profile))
  })

  it('includes every office, school, contact, number, and public person', () => {
    assert.equal(table('services').length, directory.offices.length)
    assert.equal(table('locations').length, directory.schools.length + 1)
    assert.equal(table('service_at_locations').length, directory.contacts.length)
    const numbers = new Set(table('phones').map(({ number }) => number))
    for (const { phone, sms } of directory.contacts)
      assert.ok(numbers.has(phone) && (!sms || numbers.has(sms)))
    assert.ok(numbers.has(directory.district.phone))
    const names = new Set(table('contacts').map(({ name }) => name))
    const atWork = directory.people.filter((person) => person.public && directory.postsBy(person).length > 0)
    for (const { prefix, firstName, lastName } of atWork)
      assert.ok(names.has([prefix, firstName, lastName].filter(Boolean).join(' ')))
  })

  it('gives hours in the district’s time zone, summer and winter', async () => {
    const nurse = directory.contactAt('nurse', 'lincoln-elementary')!
    const hoursAt = async (now: Date) => {
      const { body } = await request(createTestApp({ config, now: () => now }).app).get('/api/v1/hsds')
      const place = body.service_at_locations[directory.contacts.indexOf(nurse)].id
      return body.schedules
        .filter((row: Row) => row.service_at_location_id === place)
        .map(({ byday, opens_at, closes_at, timezone }: Row) => [byday, opens_at, closes_at, timezone])
    }
    assert.equal(nurse.hours, 'Mo-Fr 07:55-12:00,12:30-14:50')
    assert.deepEqual(await hoursAt(new Date('2025-10-10T14:00:00Z')), [
      ['MO,TU,WE,TH,FR', '07:55-04:00', '12:00-04:00', -4],
      ['MO,TU,WE,TH,FR', '12:30-04:00', '14:50-04:00', -4],
    ])
    assert.equal((await hoursAt(new Date('2025-12-10T14:00:00Z')))[0][1], '07:55-05:00')
    assert.deepEqual([utcOffset('UTC', new Date()), offsetText(0), offsetText(5.75)], [0, '+00:00', '+05:45'])
  })

  it('keeps ids between exports, and gives another district different ones', async () => {
    const ids = (body: Record<string, Row[]>) => body.services?.map(({ id }) => id)
    const again = await request(createTestApp({ config }).app).get('/api/v1/hsds?lang=es')
    assert.deepEqual(ids(again.body), ids(hsds))
    const district = { ...directory.district, website: 'https://elsewhere.example/' }
    const other = createTestApp({ config, directory: () => ({ ...directory, district }) })
    assert.notDeepEqual(ids((await request(other.app).get('/api/v1/hsds')).body), ids(hsds))
  })

  it('follows the directory, in the requested language', async () => {
    let now = directory
    const changing = createTestApp({ config, directory: () => now })
    const read = async (lang: string) =>
      (await request(changing.app).get(`/api/v1/hsds?lang=${lang}`)).body.services[0].name
    const first = directory.ownOffices[0]!
    assert.equal(await read('en'), first.words.en.name)
    assert.equal(await read('es'), first.words.es?.name)
    const renamed = { ...first, words: { ...first.words, en: { ...first.words.en, name: 'Buses' } } }
    now = { ...directory, ownOffices: [renamed, ...directory.ownOffices.slice(1)] }
    assert.equal(await read('en'), 'Buses')
  })

  it('pages services, and gives one with all its parts', async () => {
    const { body: page } = await request(app).get('/api/v1/hsds/services?per_page=10&page=2').expect(200)
    assert.deepEqual(page.contents, table('services').slice(10, 20))
    const { contents: _, ...header } = page
    assert.deepEqual(header, {
      total_items: directory.offices.length,
      total_pages: Math.ceil(directory.offices.length / 10),
      page_number: 2,
      size: 10,
      first_page: false,
      last_page: false,
      empty: false,
    })
    const nurse = table('services')[directory.offices.findIndex(({ id }) => id === 'nurse')]!
    const { body: whole } = await request(app).get(`/api/v1/hsds/services/${nurse.id}`).expect(200)
    assert.equal(whole.organization.name, directory.district.name)
    assert.equal(
      whole.service_at_locations.length,
      directory.contacts.filter(({ office }) => office === 'nurse').length,
    )
    for (const place of whole.service_at_locations) {
      assert.ok(place.location.addresses.length === 1 && place.phones[0].number && place.schedules.length > 0)
      assert.ok(place.phones[0].languages.length > 0 && place.contacts.length > 0)
    }
    await request(app).get('/api/v1/hsds/services/nothing').expect(404)
  })
})
