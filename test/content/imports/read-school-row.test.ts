import assert from 'node:assert/strict'
import { guessLevel } from '../../../src/content/imports/mapping/guess-level.js'
import { createSchoolReader, lowered } from '../../../src/content/imports/mapping/read-school-row.js'
import { whyLeftOut } from '../../../src/content/imports/mapping/why-left-out.js'
import type { RecordCells } from '../../../src/content/records/record-cells.js'

const district = { phone: '6605550230', city: 'Elm', state: 'OH', zip: '44100', email: 'a@elm.example' }

function readSchool(row: Record<string, string>, known: RecordCells[] = []): RecordCells {
  const records = {
    each: (kind: string) =>
      kind === 'schools'
        ? known.map((cells) => ({ cells }))
        : Object.entries(district).map(([setting, value]) => ({ cells: { setting, value } })),
    find: (_kind: string, { slug }: RecordCells) =>
      known.filter((cells) => cells.slug === slug).map((cells) => ({ cells }))[0],
  }
  const tools = { records, schoolDay: {} } as unknown as Parameters<typeof createSchoolReader>[0]
  return createSchoolReader(tools).read({ name: 'Oak Elementary', ...row }, 2).records[0]?.cells ?? {}
}

describe('A row of a list of schools', () => {
  for (const [line, city, state, zip] of [
    ['Cedar Bend, MO 64620', 'Cedar Bend', 'MO', '64620'],
    ['Cedar Bend MO 64620', 'Cedar Bend', 'MO', '64620'],
    ['Cedar Bend, Missouri 64620-1234', 'Cedar Bend', 'MO', '64620-1234'],
    ['Cedar Bend, MO', 'Cedar Bend', 'MO', '44100'],
    ['Springfield 64620', 'Springfield', 'OH', '64620'],
    ['Springfield', 'Elm', 'OH', '44100'],
  ] as const)
    it(`keeps its own city, state, and ZIP code: ${line}`, () => {
      const cells = readSchool({ city_state_zip: line })
      assert.deepEqual([cells.city, cells.state, cells.zip], [city, state, zip])
    })

  it('takes a place from the end of an address only with its state', () => {
    const whole = readSchool({ address: '12 Bell Ave, Cedar Bend, MO 64620' })
    assert.deepEqual([whole.address, whole.city], ['12 Bell Ave', 'Cedar Bend'])
    assert.equal(readSchool({ address: '12 Bell Ave, Suite 64620' }).address, '12 Bell Ave, Suite 64620')
  })

  it('keeps a school day that it cannot read, for the check to name it', () => {
    assert.deepEqual(
      [readSchool({ school_day: '8:05 - 3:10' }).start, readSchool({}).start],
      ['08:05', undefined],
    )
    assert.equal(readSchool({ school_day: 'M-Th 8:05-3:10' }).start, 'M-Th 8:05-3:10')
  })

  it('reads a school day with its weekdays', () => {
    const { start, end } = readSchool({ school_day: 'Mon-Fri 8:05 AM - 3:10 PM' })
    assert.deepEqual([start, end], ['08:05', '15:10'])
  })

  it('in capitals leaves the name of a known school as it is', () => {
    const known = [{ slug: 'mcclure', name: 'McClure Elementary' }]
    assert.equal(readSchool({ name: 'MCCLURE ELEMENTARY' }, known).name, 'McClure Elementary')
    assert.equal(readSchool({ name: 'Mcclure Elementary' }, known).name, 'Mcclure Elementary')
  })

  it('in capitals is written as one writes it', () => {
    const texts = [
      '100 5TH STREET',
      'PO BOX 12 MAIN',
      '12B O’BRIEN ROAD',
      '2400 US HIGHWAY 36',
      "ST. MARY'S ROAD NE",
      'PS 12 K-8 BELL',
    ]
    assert.deepEqual(texts.map(lowered), [
      ...[
        '100 5th Street',
        'PO Box 12 Main',
        '12B O’Brien Road',
        '2400 US Highway 36',
        "St. Mary's Road NE",
        'PS 12 K-8 Bell',
      ],
    ])
  })
})

describe('A row of a staff list', () => {
  const row = { title: '', email: '', place: '' }
  const why = (change: Record<string, string>) => whyLeftOut({ ...row, ...change }, '2026-11-28')

  for (const name of ['VACANT', 'Open position 5', 'TBD', 'To be hired', 'N/A', 'NEW HIRE 2', 'None'])
    it(`is a vacancy: ${name}`, () => assert.equal(why({ name_first_last: name, title: 'Cook' }), 'vacant'))

  for (const name of ['To, Be', 'New, A.', 'An To'])
    it(`is a person: ${name}`, () => assert.equal(why({ name_last_first: name, title: 'Cook' }), null))

  it('is a heading with a name alone, but not with a building', () => {
    assert.equal(why({ name_first_last: 'Custodians' }), 'heading')
    assert.equal(why({ name_first_last: 'Jane Doe', place: 'Oak ES' }), null)
  })
})

describe('The level of a school', () => {
  for (const [name, level] of [
    ['Pine Hollow Jr/Sr HS', 'high'],
    ['Oak Junior-Senior High School', 'high'],
    ['Elm Middle/High School', 'high'],
    ['Ash Junior High', 'middle'],
    ['Fir Middle School', 'middle'],
    ['Yew Senior High', 'high'],
  ] as const)
    it(`is ${level} for ${name}`, () => assert.equal(guessLevel(name, ''), level))
})
