import assert from 'node:assert/strict'
import type { CrisisLine } from '../../../src/directory/model/crisis-line-store.js'
import { recordPaths } from '../../../src/paths/record-paths.js'
import { createLanguage } from '../../../src/platform/language/language.js'
import { type LineSources, presentLocalLines } from '../../../src/staff/setup/present-local-lines.js'
import { textOf, textWith } from '../../support/app/says.js'

interface LinesModel {
  problems: { href: string; message: string }[] | null
  changed: string | null
  forms: {
    label: string
    remove: string | null
    version: { value: string }
    fields: { id: string; value: string; fault: string | null }[]
  }[]
  national: string[]
}

const line = (name: string, call: string, version = '') => ({ name, call, sms: '', version })
const stored = line('County hotline', '+12165550143', '3')

function present(change: Partial<LineSources> = {}, lang = 'en') {
  const sources: LineSources = {
    now: new Map([['county-children', stored]]),
    ...{ typed: new Map(), changed: new Set<string>(), faults: new Map(), saved: false, lines: [] },
    stored: new Map([['county-children', 21]]),
    ...change,
  }
  const { model, status } = presentLocalLines(sources, createLanguage().speech(lang))
  const lines = model as unknown as LinesModel
  const values = lines.forms.map(({ fields }) => fields.map(({ value }) => value))
  return { ...lines, values, status }
}

describe('presentLocalLines', () => {
  it('has a form for each kind, and lets a line be removed that is there', () => {
    const { forms, values, status } = present({}, 'es')
    assert.deepEqual(
      forms.map(({ label, remove, version }) => [label, remove, version.value]),
      [
        [textOf('localLines.abuse', 'es'), recordPaths.remove('crisis-lines', 21, 'es'), '3'],
        [textOf('localLines.tips', 'es'), null, ''],
        [textOf('localLines.crisis', 'es'), null, ''],
      ],
    )
    assert.deepEqual(values[0], ['County hotline', createLanguage().speech('es').phone(stored.call), ''])
    assert.deepEqual(values[1], ['', '', ''])
    assert.equal(status, 200)
  })

  it('keeps what was typed, and names the line and field of a fault', () => {
    const fault = { key: 'fault.shortCode', values: {}, file: '', line: null, column: 'call' } as const
    const { problems, values, forms, status } = present({
      typed: new Map([['tip-line', line('Tips', 'call us')]]),
      faults: new Map([['tip-line', [fault]]]),
    })
    const said = textWith('records.fault', {
      label: textOf('localLines.call'),
      reason: textOf('fault.shortCode'),
    })
    assert.equal(status, 422)
    assert.deepEqual(problems, [{ href: '#call-tip-line', message: `${textOf('localLines.tips')}: ${said}` }])
    assert.deepEqual(values[1], ['Tips', 'call us', ''])
    assert.deepEqual(
      forms[1]?.fields.map(({ fault }) => fault !== null),
      [false, true, false],
    )
  })

  it('shows the stored values of a line that somebody else changed', () => {
    const typed = new Map([
      ['county-children', line('Mine', '911')],
      ['tip-line', line('Tips', '')],
    ])
    const { changed, values, status } = present({ typed, changed: new Set(['county-children']) })
    assert.equal(status, 409)
    assert.equal(changed, textOf('records.changed'))
    assert.deepEqual([values[0]?.[0], values[1]?.[0]], ['County hotline', 'Tips'])
    assert.equal(present({ typed }).values[0]?.[0], 'Mine')
  })

  it('lists the national lines alone, in the page’s language', () => {
    const lines = [
      { call: '988', sms: '988', words: { en: { name: 'Lifeline' }, es: { name: 'Línea 988' } } },
      { call: '911', sms: '+12165550143', words: { en: { name: 'Local texts' } } },
    ] as unknown as CrisisLine[]
    assert.deepEqual(present({ lines }, 'es').national, ['Línea 988'])
  })
})
