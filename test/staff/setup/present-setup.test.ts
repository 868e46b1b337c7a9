import assert from 'node:assert/strict'
import type { CoverageGap } from '../../../src/content/rehearsal/prove-coverage.js'
import type { DirectorySnapshot } from '../../../src/directory/model/directory-snapshot.js'
import { factsBySetting } from '../../../src/directory/model/district-store.js'
import { recordPaths } from '../../../src/paths/record-paths.js'
import { setupPaths } from '../../../src/paths/setup-paths.js'
import { createLanguage } from '../../../src/platform/language/language.js'
import type { WordKey } from '../../../src/platform/language/words.js'
import {
  isReadyToFinish,
  presentSetup,
  type SetupStepSources,
} from '../../../src/staff/setup/present-setup.js'
import { textOf, textWith } from '../../support/app/says.js'

interface SetupModel {
  sample: string | null
  summary: string
  isReady: boolean
  mayFinish: boolean
  finished: string | null
  steps: { title: string; state: string; found: string }[]
  gaps: { what: string; topics: string | null; href: string }[] | null
}

const nurse = { id: 'nurse', words: { en: { name: 'Nurse' }, es: { name: 'Enfermería' } } }
const lincoln = { slug: 'lincoln', shortName: 'Lincoln' }

const emptyDistrict = {
  district: factsBySetting(new Map([['time_zone', 'America/New_York']])),
  calendar: { knownUntil: null },
  ...{ schools: [], offices: [], ownOffices: [], contacts: [], crisisLines: [] },
  school: () => null,
  office: () => null,
} as unknown as DirectorySnapshot

const fullDistrict = {
  district: factsBySetting(
    new Map([
      ['time_zone', 'America/New_York'],
      ['name', 'Cedar Valley'],
      ['phone', '+12165550100'],
    ]),
  ),
  calendar: { knownUntil: '2026-11-20' },
  ...{ schools: [lincoln], offices: [nurse], ownOffices: [nurse], contacts: [{ office: 'nurse' }] },
  crisisLines: [
    { call: '988', sms: '988' },
    { call: '+12165550143', sms: null },
  ],
  school: (slug: string) => (slug === 'lincoln' ? lincoln : null),
  office: (id: string) => (id === 'nurse' ? nurse : null),
} as unknown as DirectorySnapshot

const gap = (change: Partial<CoverageGap>): CoverageGap => ({
  ...{ kind: 'no-contact', office: 'nurse', school: 'lincoln', lang: null, topics: ['fever', 'lice'] },
  ...{ rules: [], checkedOn: null, blocks: true, ...change },
})

const sources = (change: Partial<SetupStepSources> = {}): SetupStepSources => ({
  ...{ directory: fullDistrict, holes: [], accounts: 2, isSample: false, finished: null },
  // Still November 20 in New York.
  now: new Date('2026-11-21T03:00:00Z'),
  ...change,
})
const speech = (lang: string) => createLanguage().speech(lang)
const present = (change: Partial<SetupStepSources> = {}, lang = 'en') =>
  presentSetup(sources(change), speech(lang)).model as unknown as SetupModel

describe('presentSetup', () => {
  it('says which offices are the district’s own, and which of them have no contact', () => {
    const bus = { id: 'bus', words: { en: { name: 'Bus Garage' }, es: { name: 'Autobuses' } } }
    const found = (directory: object) => {
      const { steps } = present({ directory: { ...fullDistrict, ...directory } as DirectorySnapshot })
      return ['offices', 'contacts'].map(
        (kind) => steps.find(({ title }) => title === textOf(`recordKind.${kind}` as WordKey))?.found,
      )
    }
    assert.deepEqual(found({ offices: [nurse, bus], ownOffices: [nurse] }), [
      speech('en').t('setup.answeredFor', { own: 1, all: 2, count: 1 }),
      speech('en').t('setup.contactsAll', { count: 1 }),
    ])
    assert.deepEqual(found({ offices: [nurse, bus], ownOffices: [nurse, bus] }), [
      speech('en').t('setup.officesFound', { count: 2 }),
      textWith('setup.contactsFound', { count: 1, all: 2, names: 'Bus Garage' }),
    ])
    const seven = Array.from({ length: 7 }, (_, index) => ({ ...bus, id: `bus-${index}` }))
    assert.deepEqual(found({ offices: seven, ownOffices: seven })[1]?.endsWith(', and 2 more.'), true)
  })

  it('lists what a new district still needs, and what can wait', () => {
    const model = present({ directory: emptyDistrict, accounts: 1 })
    const inState = (state: string) =>
      model.steps.filter((step) => step.state === state).map(({ title }) => title)
    assert.deepEqual(inState('missing'), [
      textOf('setup.facts'),
      ...(['schools', 'offices', 'contacts', 'calendar'] as const).map((kind) =>
        textOf(`recordKind.${kind}`),
      ),
    ])
    assert.deepEqual(inState('later'), [
      textOf('theme.title'),
      textOf('recordKind.crisis-lines'),
      textOf('staff.accounts'),
    ])
    assert.equal(model.summary, textWith('setup.stepsOpen', { count: 5 }))
    assert.deepEqual([model.isReady, model.mayFinish, model.gaps], [false, false, null])
  })

  it('may be finished once all is there, until the calendar ends in the district’s time zone', () => {
    const model = present({}, 'es')
    assert.equal(model.summary, textOf('setup.allReady', 'es'))
    assert.deepEqual([model.isReady, model.mayFinish], [true, true])
    const lines = model.steps.find(({ title }) => title === textOf('recordKind.crisis-lines', 'es'))
    assert.equal(lines?.found, textWith('setup.linesFound', { national: 1, count: 1 }, 'es'))
    const nextDay = { now: new Date('2026-11-21T15:00:00Z') }
    assert.equal(present(nextDay).mayFinish, false)
    assert.deepEqual(
      [{}, nextDay].map((each) => isReadyToFinish(sources(each), speech('en'))),
      [true, false],
    )
  })

  it('never finishes with the sample district, and leads to its removal', () => {
    const model = present({ isSample: true }, 'es')
    assert.deepEqual([model.sample, model.mayFinish], [setupPaths.sample('es'), false])
    assert.equal(isReadyToFinish(sources({ isSample: true }), speech('en')), false)
  })

  it('leads from each gap that blocks to the form that closes it; gaps do not keep the setup open', () => {
    const holes = [gap({}), gap({ school: 'oak' }), gap({ kind: 'unchecked', blocks: false })]
    const model = present({ holes }, 'es')
    assert.equal(model.gaps?.length, 1)
    const [first] = model.gaps ?? []
    assert.equal(first?.href, recordPaths.new('contacts', 'es', { office: 'nurse', school: 'lincoln' }))
    assert.match(first?.what ?? '', /Enfermería.*Lincoln y oak|Lincoln y oak.*Enfermería/)
    assert.equal(first?.topics, textWith('setup.topicsThere', { count: 2 }, 'es'))
    assert.equal(model.summary, textWith('setup.gapsOpen', { count: 1 }, 'es'))
    assert.deepEqual([model.isReady, model.mayFinish], [false, true])
    const unknown = present({ holes: [gap({ kind: 'unknown-office', office: 'bonds', school: null })] })
    assert.equal(unknown.gaps?.[0]?.href, recordPaths.new('offices', 'en'))
  })
})
