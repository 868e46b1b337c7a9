import assert from 'node:assert/strict'
import type { Import } from '../../../src/content/imports/import-store.js'
import type { PullState } from '../../../src/content/imports/pull/roster-pull.js'
import { transferPaths } from '../../../src/paths/import-paths.js'
import { createLanguage } from '../../../src/platform/language/language.js'
import { presentPullPage, type TypedRules } from '../../../src/staff/imports/present-pull-page.js'
import { says, textOf, textWith } from '../../support/app/says.js'

interface PullModel {
  missing: string[] | null
  problems: { href: string; message: string }[] | null
  done: boolean
  action: string
  form: {
    isOn: boolean
    hours: { value: string; label: string; chosen: boolean }[]
    applies: boolean
    removed: string
    fault: string | null
  } | null
  pull: {
    policy: string
    going: string | null
    news: { text: string; link: { href: string } | null }[]
  } | null
}

const state: PullState = {
  ...{ host: 'roster.example', isOn: true, hour: 4, appliesItself: false, maxRemovedPercent: 5 },
  ...{ isPulling: false, last: null, lastGood: null },
}

function present(of: PullState | null, typed: TypedRules | null = null, lang = 'en') {
  const sources = { state: of, timeZone: 'America/New_York', saved: false, typed }
  const { model, status } = presentPullPage(sources, createLanguage().speech(lang))
  return { ...(model as unknown as PullModel), status }
}
const chosenHours = ({ form }: ReturnType<typeof present>) => form?.hours.filter(({ chosen }) => chosen)

describe('presentPullPage', () => {
  it('names the settings that are missing, and has no form without them', () => {
    const { missing, form, pull, status } = present(null)
    assert.deepEqual(missing, [
      'ONEROSTER_URL',
      'ONEROSTER_TOKEN_URL',
      'ONEROSTER_CLIENT_ID',
      'ONEROSTER_CLIENT_SECRET',
    ])
    assert.deepEqual([form, pull, status], [null, null, 200])
  })

  it('shows the rules in force, and that nothing was pulled yet', () => {
    const page = present(state, null, 'es')
    assert.deepEqual([page.missing, page.problems], [null, null])
    assert.deepEqual([page.form?.isOn, page.form?.applies, page.form?.removed], [true, false, '5'])
    assert.deepEqual(
      chosenHours(page)?.map(({ value }) => value),
      ['4'],
    )
    assert.match(chosenHours(page)?.[0]?.label ?? '', /^4:00/)
    assert.equal(page.pull?.policy, textOf('transfer.pull.waits', 'es'))
    assert.equal(page.pull?.news[0]?.text, textOf('transfer.pull.never', 'es'))
    assert.equal(page.action, transferPaths.pullRules('es'))
    const applying = present({ ...state, appliesItself: true }).pull?.policy
    assert.equal(applying, textWith('transfer.pull.applies', { percent: '5%' }))
  })

  it('keeps refused values, and says the fault at the percent', () => {
    const page = present(state, { on: 'no', hour: '6', apply: 'yes', removed: 'many' })
    const message = textOf('transfer.pull.percentFault')
    assert.equal(page.status, 422)
    assert.deepEqual(page.problems, [{ href: '#removed', message }])
    assert.deepEqual(
      [page.form?.isOn, page.form?.applies, page.form?.removed, page.form?.fault],
      [false, true, 'many', message],
    )
    assert.deepEqual(
      chosenHours(page)?.map(({ value }) => value),
      ['6'],
    )
    assert.equal(page.pull?.policy, textOf('transfer.pull.waits'))
  })

  it('leads to the faults of the last pull, and to the changes that wait', () => {
    const row = (id: number, of: Import['state']) =>
      ({ id, state: of, at: Date.parse('2026-11-20T09:00:00Z'), reasons: [] }) as unknown as Import
    const news = present({ ...state, last: row(9, 'faulty'), lastGood: row(8, 'ready') }).pull?.news ?? []
    assert.deepEqual(
      news.map(({ link }) => link?.href ?? null),
      [transferPaths.one(9, 'en'), null, transferPaths.one(8, 'en')],
    )
    assert.match(news[0]?.text ?? '', says('transfer.pull.faulty'))
    const pulling = present({ ...state, isPulling: true }).pull
    assert.deepEqual([pulling?.going, pulling?.news], [textOf('transfer.pull.going'), []])
  })
})
