import assert from 'node:assert/strict'
import type { StoredRecord } from '../../../src/content/records/record-store.js'
import { mainLine } from '../../../src/content/setup/stand-ins.js'
import { setupPaths } from '../../../src/paths/setup-paths.js'
import { createLanguage } from '../../../src/platform/language/language.js'
import {
  presentStandInChoice,
  presentStandIns,
  type StandInSources,
} from '../../../src/staff/setup/present-stand-ins.js'
import { textOf, textWith } from '../../support/app/says.js'

interface StandInModel {
  problems: { href: string; message: string }[] | null
  back: string
  makesOffice: string | null
  groups: {
    title: string
    by: string
    note: string | null
    rows: { id: string; value: string; label: string; checked: boolean }[]
  }[]
}

const office = (id: number, cells: Record<string, string>): StoredRecord => ({ id, cells })
const front = office(1, {
  ...{ id: 'desk', level: 'school', role: 'front-office', name_en: 'Front Desk', name_es: 'Recepción' },
})
const bonds = office(2, { id: 'bonds', level: 'district', name_en: 'Bond Office' })
const nurse = office(3, { id: 'nurse', level: 'school', name_en: 'Nurse', name_es: 'Enfermería' })
const line = { phone: '+12165550100', hours: '', email: '' }
const speech = (lang: string) => createLanguage().speech(lang)

function present(change: Partial<StandInSources> = {}, lang = 'en') {
  const { model, status } = presentStandIns(
    {
      choice: { fronts: '', school: 'desk', district: mainLine, places: '' },
      schoolNames: new Map([['oak', 'Oak Elementary School']]),
      plan: [
        { office: bonds, by: mainLine, school: null },
        { office: nurse, by: 'desk', school: null },
      ],
      ...{
        offices: [front, bonds, nurse],
        mainLine: line,
        mainLineOffice: null,
        picked: null,
        faults: [],
        isEmpty: false,
      },
      ...change,
    },
    speech(lang),
  )
  return { ...(model as unknown as StandInModel), status }
}

describe('presentStandIns', () => {
  it('says for each office who would answer, schools first, and checks all', () => {
    const { groups, makesOffice, back } = present({}, 'es')
    const phone = speech('es').phone(line.phone)
    const main = textWith('standIns.mainLine', { phone }, 'es')
    assert.deepEqual(groups, [
      {
        title: textOf('standardOffices.school', 'es'),
        by: textWith('standIns.by', { name: 'Recepción' }, 'es'),
        note: null,
        rows: [{ id: 'use-1', value: 'nurse', label: 'Enfermería', checked: true }],
      },
      {
        title: textOf('standardOffices.district', 'es'),
        by: textWith('standIns.by', { name: main }, 'es'),
        note: null,
        rows: [{ id: 'use-0', value: 'bonds', label: 'Bond Office', checked: true }],
      },
    ])
    assert.equal(makesOffice, textOf('standIns.makesOffice', 'es'))
    assert.equal(back, setupPaths.offices('es'))
  })

  it('names the schools that lack an office which others have', () => {
    const choice = { fronts: '', school: '', district: '', places: 'desk' }
    const { groups } = present({ choice, plan: [{ office: nurse, by: 'desk', school: 'oak' }] }, 'es')
    assert.deepEqual(groups, [
      {
        title: textOf('standIns.placesTitle', 'es'),
        by: textWith('standIns.by', { name: 'Recepción' }, 'es'),
        note: null,
        rows: [
          {
            ...{ id: 'use-0', value: 'nurse@oak', checked: true },
            label: textWith(
              'standIns.place',
              { office: 'Enfermería', school: 'Oak Elementary School' },
              'es',
            ),
          },
        ],
      },
    ])
  })

  it('leaves out a level without offices, and the note on the main line where it is not used', () => {
    const { groups, makesOffice } = present({ plan: [{ office: nurse, by: 'desk', school: null }] })
    assert.deepEqual(
      [groups.map(({ title }) => title), makesOffice],
      [[textOf('standardOffices.school')], null],
    )
  })

  it('names the office that the main line is already', () => {
    const hub = office(4, { id: 'hub', level: 'district', name_en: 'Central Office' })
    const { groups, makesOffice } = present({ offices: [front, bonds, nurse, hub], mainLineOffice: 'hub' })
    assert.equal(makesOffice, null)
    assert.equal(groups[1]?.by, textWith('standIns.by', { name: 'Central Office' }))
  })

  it('keeps what was unchecked, and says why nothing was saved', () => {
    const fault = { key: 'fault.empty', values: {}, file: '', line: null, column: 'answered_by' } as const
    const refused = present({ picked: new Set(['nurse']), faults: [{ office: 'nurse', fault }] })
    assert.deepEqual(
      refused.groups.flatMap(({ rows }) => rows.map(({ value, checked }) => [value, checked])),
      [
        ['nurse', true],
        ['bonds', false],
      ],
    )
    const said = textWith('records.enter', { label: textOf('standardOffices.by') })
    assert.equal(refused.status, 422)
    assert.deepEqual(refused.problems, [{ href: '#use-0', message: `Nurse: ${said}` }])
    const empty = present({ picked: new Set(), isEmpty: true })
    assert.equal(empty.status, 422)
    assert.equal(empty.problems?.[0]?.message, textOf('standIns.nothingPicked'))
  })
})

describe('presentStandInChoice', () => {
  const choose = (without: StoredRecord[], mainLine: StandInSources['mainLine']) =>
    presentStandInChoice(without, { fronts: 0, places: 0 }, { offices: [front], mainLine }, speech('en'))
  const chosen = (shown: ReturnType<typeof choose>) =>
    shown?.fields.map(({ name, options }) => [name, options.find(({ chosen }) => chosen)?.value])

  it('suggests the front office and the main line, only for levels with something to choose', () => {
    assert.deepEqual(chosen(choose([nurse, bonds], line)), [
      ['school', 'desk'],
      ['district', mainLine],
    ])
    assert.deepEqual(chosen(choose([bonds], null)), [['district', '']])
    assert.equal(choose([nurse, bonds], line)?.title, textWith('standIns.choose', { count: 2 }))
    assert.equal(choose([], line), null)
  })
})
