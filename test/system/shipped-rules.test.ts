import assert from 'node:assert/strict'
import type { RevisionContent } from '../../src/answering/revision/revision.js'
import { type CompiledRules, compileRules } from '../../src/answering/rules/compile-rules.js'
import { explainRule } from '../../src/answering/rules/explain-rule.js'
import { matchRules } from '../../src/answering/rules/match-rules.js'
import { readWorkingCopy } from '../../src/content/revisions/working-copy-store.js'
import { listSchools } from '../../src/directory/model/school-store.js'
import type { Level } from '../../src/directory/model/topic.js'
import { createLanguage } from '../../src/platform/language/language.js'
import { tokenize } from '../../src/platform/text/tokenize.js'
import { openFullSample } from '../support/samples/full-sample.js'

interface Example {
  says: string[]
  es?: string[]
  school?: string | undefined
  grade?: string | undefined
  /** A moment when it fires; today if left out. */
  at?: string | undefined
  /** Sentences beside it that it must leave alone. */
  not?: string[]
  /** The catalog topics it is for. */
  topics?: string[]
}

const today = '2026-11-25T15:00:00Z'

const examples: Record<string, Example> = {
  'quarry-pond-ice': {
    says: [
      'kids are walking on the quarry pond ice right now',
      'children on the frozen pond behind the school',
    ],
    es: ['hay niños en el hielo de la cantera'],
    not: ['is there hockey on the frozen pond', 'field trip to the quarry'],
  },
  'river-dock-ferry': {
    says: ['students smoke at the old dock after school'],
    school: 'riverbend-high',
    not: ['is the address 700 Ferry Landing Road'],
  },
  'bright-horizons-invoice': {
    says: ['Bright Horizons aftercare invoice is wrong', 'I was charged twice by bright horizons'],
    es: ['la factura de Bright Horizons'],
    not: ['the aftercare invoice is wrong'],
  },
  'bright-horizons': {
    says: ['does Bright Horizons have a spot on Fridays'],
    not: ['bright kids, wide horizons'],
  },
  'summit-wrestling-club': {
    says: ['what time is wrestling club on Saturday'],
    es: ['a qué hora es el club de lucha'],
    school: 'summit-high',
    not: ['wrestling team tryouts', 'who coaches the wrestling club team, the varsity coach?'],
    topics: ['community-recreation'],
  },
  'harbor-closet': { says: ['when is the Harbor Closet open'], not: ['the closet at the harbor'] },
  'alder-scholars': { says: ['how does my son join Alder Scholars'], not: ['scholars of Alder Creek'] },
  wayfinders: { says: ['can she get a Wayfinders mentor'], not: ['wayfinding signs in the hall'] },
  'quarry-hill-lost-and-found': {
    says: ['where is the lost and found', 'he lost his jacket again'],
    es: ['¿dónde están los objetos perdidos?'],
    school: 'quarry-hill-elementary',
    not: ['lost his jacket on the bus', 'he lost his way and found a friend'],
    topics: ['lost-found'],
  },
  'riverbend-yearbook': {
    says: ['how do I order a yearbook', 'senior ad deadline'],
    es: ['quiero comprar el anuario'],
    school: 'riverbend-high',
    not: ['her name is misspelled in the yearbook'],
    topics: ['yearbook', 'lunch-debt'],
  },
  'garrison-chargers': {
    says: ['can he borrow a charger today', 'she forgot her charger'],
    school: 'garrison-middle',
    not: ['how much is a new charger'],
    topics: ['device', 'device-fee', 'drop-items'],
  },
  'free-meal-forms-august': {
    says: ['where is the lunch form', 'meal forms for three kids'],
    es: ['quiero llenar la forma del almuerzo'],
    at: '2026-08-20T15:00:00Z',
    not: ['lunch money balance', 'allergy meal form'],
    topics: ['meal-app'],
  },
  'kindergarten-registration-window': {
    says: ['when is kindergarten registration', 'I want to register my daughter for kindergarten'],
    es: ['inscripción al kinder'],
    at: '2027-01-11T15:00:00Z',
    not: ['early entry: can I register him for kindergarten at four', 'kindergarten teacher'],
    topics: ['kinder-reg', 'early-k', 'enroll-new', 'which-school', 'address-change', 'proof-address'],
  },
  'birchwood-boiler': {
    says: ['no heat in her room', 'the classroom is freezing', 'when will the boiler be fixed'],
    es: ['el salón está frío', 'no sirve la calefacción'],
    school: 'birchwood-elementary',
    not: ['no heat in our house', 'the bus is cold'],
    topics: ['heat-air-water', 'building', 'website-social'],
  },
  'rezoning-open-house': {
    says: ['I am against the rezoning', 'where do I see the new boundaries'],
    es: ['no quiero el cambio de límites'],
    not: ['which school serves my address', 'time zone'],
    topics: ['boundary-closure', 'which-school', 'transfer-choice'],
  },
  'bus-depot-move': {
    says: ['where is the bus garage', 'how do I go to the transportation office'],
    es: ['¿dónde está la oficina de transporte?'],
    not: ['my husband is a mechanic in the bus garage', 'the bus is late'],
    topics: ['bus-lost-item', 'bus-late'],
  },
  'snow-season': {
    says: ['is it a snow day', 'is there a delay tomorrow'],
    es: ['¿avisan si cierran?', 'hay clases si nieva'],
    not: ['credit for four snow days', 'he threw snow at her'],
    topics: ['closures', 'notifications', 'office-hours'],
  },
  'state-test-weeks': {
    says: ['when is the state test'],
    es: ['¿cuándo son los exámenes estatales?'],
    school: 'juniper-elementary',
    at: '2027-04-05T15:00:00Z',
    not: ['her state test score', 'when is the math test'],
    topics: ['state-test'],
  },
  'career-center-tours': {
    says: ['can we visit the career center'],
    es: ['queremos visitar el centro de carreras'],
    grade: '8',
    not: ['bus to the career center'],
    topics: ['cte'],
  },
  'homework-line-evenings': {
    says: ['is there homework help'],
    es: ['necesita ayuda con la tarea'],
    school: 'whitfield-middle',
    at: '2026-11-24T22:00:00Z',
    not: ['too much homework', 'the teacher gives no homework help'],
    topics: ['tutoring', 'homework-load', 'el-program'],
  },
  'night-bus-line': {
    says: ['the bus has not come home yet', 'she is still on the bus'],
    es: ['todavía no llega el autobús'],
    at: '2026-11-24T23:30:00Z',
    not: ['the bus was late today'],
    topics: ['bus-late', 'bus-special', 'bus-route', 'sports-transport'],
  },
  'spanish-conferences': {
    says: [],
    es: ['necesito un intérprete para la reunión con la maestra'],
    at: '2027-02-01T15:00:00Z',
    not: ['interpreter for the conference'],
    topics: ['interpreter', 'conference', 'iep-meeting'],
  },
}

describe('The rules of the sample district', () => {
  let content: RevisionContent
  let levels: Map<string, Level>
  let compiled: CompiledRules
  before(async () => {
    const database = await openFullSample()
    content = readWorkingCopy(database)
    levels = new Map(listSchools(database).map(({ slug, level }) => [slug, level]))
    compiled = compileRules(content, [...levels.keys()])
    database.$client.close()
  })

  function firedOn(text: string, lang: string, { school, grade, at }: Partial<Example>): string[] {
    const { winner, notices } = matchRules(compiled, {
      tokens: tokenize(text, lang),
      text,
      lang,
      school: school ?? null,
      level: (school && levels.get(school)) || null,
      grade: grade ?? null,
      moment: new Date(at ?? today),
      timeZone: 'America/New_York',
    })
    return [...(winner ? [winner] : []), ...notices].map(({ rule }) => rule.id)
  }

  it('have no faults and an example each, and can be told in a sentence', () => {
    assert.deepEqual(compiled.faults, [])
    assert.deepEqual(
      content.rules.map(({ id }) => id),
      Object.keys(examples),
    )
    const names = { topic: () => null, office: () => null, school: () => null }
    const english = createLanguage().speech('en')
    for (const rule of content.rules) assert.match(explainRule(rule, names, english) ?? '', /^When .*: .*\.$/)
  })

  it('survive a round trip as JSON through the published content', () => {
    assert.deepEqual(compileRules(JSON.parse(JSON.stringify(content)), null).rules, compiled.rules)
  })

  it('leave out the one that is off', () => {
    assert.ok(!content.rules.some(({ id }) => id === 'spring-musical-tickets'))
  })

  it('include at least six active today', () => {
    const date = today.slice(0, 10)
    const active = content.rules.filter(
      ({ startsOn, endsOn }) => (startsOn ?? date) <= date && date <= (endsOn ?? date),
    )
    assert.ok(active.length >= 6, String(active.length))
  })

  for (const [id, example] of Object.entries(examples)) {
    it(`${id} fires on its examples, and only where and when it should`, () => {
      const cases = [
        ...example.says.map((text) => [text, 'en'] as const),
        ...(example.es ?? []).map((text) => [text, 'es'] as const),
      ]
      const rule = content.rules.find((each) => each.id === id)
      for (const [text, lang] of cases) {
        assert.deepEqual(firedOn(text, lang, example), [id], text)
        if (example.school)
          assert.deepEqual(firedOn(text, lang, { ...example, school: 'douglass-high' }), [], text)
        if (rule?.endsOn)
          assert.deepEqual(firedOn(text, lang, { ...example, at: '2027-07-20T15:00:00Z' }), [], text)
      }
      for (const text of example.not ?? []) assert.ok(!firedOn(text, 'en', example).includes(id), text)
    })
  }

  it('leave the catalog alone, except for their own topics', () => {
    const known = (id: string, topic: string) => examples[id]?.topics?.includes(topic) ?? false
    const routing = new Set(
      content.rules.filter(({ action }) => action.kind !== 'notice').map(({ id }) => id),
    )
    for (const { school, grade, at } of [{}, ...Object.values(examples)] as Example[]) {
      const hits = everyFew([...content.phrasings], 40).flatMap(({ topic, lang, text }) =>
        firedOn(text, lang, { school, grade, at }).map((id) => ({ id, topic, text })),
      )
      const stray = hits.filter(({ id, topic }) => !known(id, topic))
      assert.deepEqual(
        stray.filter(({ id }) => routing.has(id)),
        [],
      )
      assert.ok(stray.length <= 1, JSON.stringify(stray))
    }
  })
})

/** About 1,000 phrasings from the whole catalog: far more than 500 per rule, in all its places and times. */
function everyFew<T>(rows: T[], step: number): T[] {
  return rows.filter((_, index) => index % step === 7)
}
