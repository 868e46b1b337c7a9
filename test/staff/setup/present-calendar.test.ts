import assert from 'node:assert/strict'
import { recordPaths } from '../../../src/paths/record-paths.js'
import { createLanguage } from '../../../src/platform/language/language.js'
import {
  type CalendarRow,
  type CalendarSources,
  presentCalendar,
} from '../../../src/staff/setup/present-calendar.js'
import { textOf, textWith } from '../../support/app/says.js'

interface ShownRow {
  name: string
  when: string
  use: { id: string; checked: boolean }
  kind: { options: { value: string; chosen: boolean }[] }
}

interface CalendarModel {
  problems: { href: string; message: string }[] | null
  groups: { title: string; rows: ShownRow[] }[] | null
  leftOut: string | null
  type: string
}

const event = (name: string, change: Partial<CalendarRow> = {}): CalendarRow => ({
  ...{ name, start: '2026-11-26', end: '2026-11-26', kind: '', closes: '' },
  ...{ isThere: false, isUsed: false, faults: [], ...change },
})

function present(sources: CalendarSources, lang = 'en') {
  const { model, status } = presentCalendar(sources, createLanguage().speech(lang))
  return { ...(model as unknown as CalendarModel), status }
}

describe('presentCalendar', () => {
  it('asks for a file at first, and says at its box why one was refused', () => {
    const first = present({}, 'es')
    assert.deepEqual([first.status, first.problems, first.groups, first.leftOut], [200, null, null, null])
    assert.equal(first.type, recordPaths.new('calendar', 'es'))
    const refused = present({ problem: textOf('ics.none') })
    assert.equal(refused.status, 422)
    assert.deepEqual(refused.problems, [{ href: '#file', message: textOf('ics.none') }])
  })

  it('puts likely days off first, and keeps the number of each event', () => {
    const rows = [event('Game night'), event('Thanksgiving', { kind: 'holiday', isUsed: true })]
    const { groups, leftOut } = present({ rows, leftOut: 2 })
    assert.deepEqual(
      groups?.map(({ title, rows }) => [title, rows.map(({ name, use }) => [name, use.id, use.checked])]),
      [
        [textOf('ics.days'), [['Thanksgiving', 'use-1', true]]],
        [textOf('ics.others'), [['Game night', 'use-0', false]]],
      ],
    )
    const chosen = groups?.[0]?.rows[0]?.kind.options.filter((option) => option.chosen)
    assert.deepEqual(
      chosen?.map(({ value }) => value),
      ['holiday'],
    )
    assert.equal(leftOut, textWith('ics.leftOut', { count: 2 }))
    assert.equal(present({ rows: [event('Game night')] }).groups?.length, 1)
  })

  it('says both ends of a break, and a date that is none as it was sent', () => {
    const dates = createLanguage().speech('es')
    const rows = [
      event('Day', { isUsed: true }),
      event('Break', { end: '2026-11-27', isUsed: true }),
      event('Odd', { start: '2026-13-45', end: '2026-13-45', isUsed: true }),
    ]
    const [from, to] = [dates.date('2026-11-26', 'year'), dates.date('2026-11-27', 'year')]
    assert.deepEqual(
      present({ rows }, 'es').groups?.[0]?.rows.map(({ when }) => when),
      [from, `${from} – ${to}`, '2026-13-45'],
    )
  })

  it('leads from a fault to its event, and names both', () => {
    const fault = { key: 'fault.closesMissing', values: {}, file: '', line: null, column: 'closes' } as const
    const rows = [event('Game night'), event('Early out', { kind: 'half-day', faults: [fault] })]
    const { status, problems } = present({ rows })
    const said = textWith('records.fault', {
      label: textOf('record.calendar.closes'),
      reason: textOf('fault.closesMissing'),
    })
    assert.equal(status, 422)
    assert.deepEqual(problems, [{ href: '#use-1', message: `Early out: ${said}` }])
  })
})
