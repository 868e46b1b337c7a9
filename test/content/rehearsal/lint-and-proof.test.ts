import assert from 'node:assert/strict'
import type { RevisionContent } from '../../../src/answering/revision/revision.js'
import type { Rule } from '../../../src/answering/rules/rule.js'
import { isStillOpen } from '../../../src/content/rehearsal/is-still-open.js'
import { lintRules } from '../../../src/content/rehearsal/lint-rules.js'
import { proveCoverage } from '../../../src/content/rehearsal/prove-coverage.js'
import { readWorkingCopy } from '../../../src/content/revisions/working-copy-store.js'
import { seedDatabase } from '../../../src/content/seeds/seed-database.js'
import { type DirectorySnapshot, readDirectory } from '../../../src/directory/model/directory-snapshot.js'
import { openEmpty } from '../../support/samples/empty-database.js'
import { writeSeedFolder } from '../../support/samples/seed-folder.js'
import { smallDistrict } from '../../support/samples/small-district.js'

const now = new Date('2026-11-25T15:00:00Z')
const today = '2026-11-25'

let content: RevisionContent
let directory: DirectorySnapshot

async function read(changes: Parameters<typeof writeSeedFolder>[0] = {}) {
  const database = await openEmpty()
  const { folder, remove } = writeSeedFolder({ ...smallDistrict, ...changes })
  seedDatabase(database, folder)
  remove()
  content = readWorkingCopy(database)
  directory = readDirectory(database)
  database.$client.close()
}

const aRule = (id: string, any: string[], change: Partial<Rule> = {}): Rule => ({
  ...{ id, name: id, why: 'Asked', startsOn: null, endsOn: null },
  conditions: { any },
  action: { kind: 'office', office: 'transportation' },
  ...change,
})
const lint = (...rules: Rule[]) => lintRules({ ...content, rules }, directory, today)
const told = (...rules: Rule[]) => lint(...rules).map(({ kind, rule, others }) => [kind, rule, ...others])

describe('The rule linter', () => {
  before(() => read())

  it('is silent about rules that do not conflict', () => {
    const nutrition = { action: { kind: 'office' as const, office: 'nutrition' } }
    assert.deepEqual(told(aRule('tram', ['tram stop']), aRule('snack', ['snack bar'], nutrition)), [])
  })

  it('names a rule hidden by another on all its words, with a concern that shows it', () => {
    const hidden = aRule('tram-pass', ['tram stop pass'], { action: { kind: 'office', office: 'nutrition' } })
    const [found, ...more] = lint(aRule('tram', ['tram stop']), hidden)
    assert.deepEqual(more, [])
    assert.deepEqual([found?.kind, found?.rule, found?.others], ['shadowed', 'tram-pass', ['tram']])
    assert.equal(found?.sentence, 'tram stop pass')
    assert.match(found?.why ?? '', /but tram comes first/)
  })

  it('names rules that lead the same words to two places, where only the order decides', () => {
    const both = aRule('pass', ['tram stop pass', 'meal pass'], {
      action: { kind: 'office', office: 'nutrition' },
    })
    const [found] = lint(aRule('tram', ['tram stop']), both)
    assert.deepEqual([found?.kind, found?.rule, found?.others], ['contradictory', 'pass', ['tram']])
    const agreeing = aRule('pass', ['tram stop pass', 'meal pass'])
    assert.deepEqual(told(aRule('tram', ['tram stop']), agreeing), [])
  })

  it('names a rule that can never fire', () => {
    const never = aRule('never', ['tram stop'], { conditions: { any: ['tram stop'], none: ['tram'] } })
    const [found] = lint(never)
    assert.equal(found?.kind, 'unreachable')
    assert.match(found?.why ?? '', /says “tram”, which it must not/)
    const elsewhere = aRule('elsewhere', [], {
      conditions: { any: ['tram stop'], schools: ['oak'], levels: ['high'] },
    })
    assert.deepEqual(told(elsewhere), [['unreachable', 'elsewhere']])
  })

  it('is silent about a notice for what is found, and names one that nothing leads to', () => {
    const action: Rule['action'] = { kind: 'notice', words: { en: 'Buses rest today.' } }
    const topic = content.topics.find(({ ladders }) => ladders.any[0]?.includes('transportation'))!.slug
    const notice = (id: string, conditions: Rule['conditions']) => aRule(id, [], { action, conditions })
    const offices = (...list: string[]) => ({ topics: [topic], offices: list })
    assert.deepEqual(
      told(
        notice('topic', { topics: [topic] }),
        notice('office', { offices: ['nutrition'] }),
        notice('both', offices('nutrition', 'transportation')),
      ),
      [],
    )
    const [found, ...more] = lint(notice('never', offices('nutrition')))
    assert.deepEqual([found?.kind, found?.rule, more], ['unreachable', 'never', []])
    assert.match(found?.why ?? '', /none of its topics lead to/)
  })

  it('names a rule whose dates are over, in agreement with the matcher', () => {
    const [found] = lint(aRule('old', ['tram stop'], { startsOn: '2026-09-01', endsOn: '2026-11-24' }))
    assert.equal(found?.kind, 'expired')
    assert.equal(found?.why, 'ended on 2026-11-24')
    assert.deepEqual(told(aRule('last-day', ['tram stop'], { endsOn: today })), [])
    assert.deepEqual(
      told(aRule('later', ['tram stop'], { startsOn: '2027-01-04', endsOn: '2027-01-08' })),
      [],
    )
  })

  it('names a rule that captures phrasings of other topics, and counts them', () => {
    const broad = aRule('broad', ['lunch'])
    const [found] = lint(broad)
    assert.equal(found?.kind, 'over-broad')
    assert.equal(found?.taken, content.phrasings.filter(({ text }) => text.includes('lunch')).length)
    assert.match(found?.sentence ?? '', /lunch/)
    assert.deepEqual(told(aRule('own', ['bus'])), [])
    assert.deepEqual(told(aRule('all', [], { conditions: {} }))[0], ['over-broad', 'all'])
  })

  it('names a rule that cannot be read', () => {
    const [found] = lint(aRule('lost', ['tram stop'], { action: { kind: 'topic', topic: 'nowhere' } }))
    assert.equal(found?.kind, 'faulty')
    assert.deepEqual(found?.fault?.values.said, {
      key: 'configurationFile.what.unknownTopic',
      values: { topic: 'nowhere' },
    })
  })
})

describe('The proof that every path ends at somebody', () => {
  beforeEach(() => read())
  const prove = (languages = ['en', 'es'], at = now) =>
    proveCoverage(content, directory, { languages, now: at })
  const holes = () =>
    prove().holes.map(({ kind, office, school, topics, blocks }) => [
      kind,
      office,
      school,
      topics.join(),
      blocks,
    ])

  it('covers topics, schools, languages, and moments', () => {
    const proof = prove()
    assert.deepEqual(proof.moments, ['work', 'evening', 'weekend', 'holiday'])
    assert.equal(proof.ways, 3 * 3 * 2 * 4)
    assert.deepEqual(proof.holes, [])
  })

  it('finds a topic that leads to an office missing at a school', async () => {
    await read({
      'contacts.csv': () => smallDistrict['contacts.csv']!.replace(/^counselor,oak.*\n/m, ''),
      'posts.csv': (sound) => sound.replace(/.*counselor,oak.*\n/g, ''),
    })
    assert.deepEqual(holes(), [['no-contact', 'counselor', 'oak', 'worry', true]])
  })

  it('no longer counts a gap that a new contact has closed since', async () => {
    const [sound, gap] = [directory, { kind: 'no-contact', office: 'counselor', school: 'oak' } as const]
    await read({
      'contacts.csv': () => smallDistrict['contacts.csv']!.replace(/^counselor,oak.*\n/m, ''),
      'posts.csv': (posts) => posts.replace(/.*counselor,oak.*\n/g, ''),
    })
    assert.deepEqual([isStillOpen(gap, directory, now), isStillOpen(gap, sound, now)], [true, false])
    const unchecked = { ...gap, kind: 'unchecked' } as const
    const later = new Date('2027-11-25T15:00:00Z')
    assert.deepEqual(
      [isStillOpen(unchecked, sound, now), isStillOpen(unchecked, sound, later)],
      [false, true],
    )
  })

  it('accepts an alternative office', async () => {
    await read({
      'contacts.csv': () => smallDistrict['contacts.csv']!.replace(/^counselor,oak.*\n/m, ''),
      'posts.csv': (sound) => sound.replace(/.*counselor,oak.*\n/g, ''),
      'ladders.csv': () => `${smallDistrict['ladders.csv']}worry,any,1,school-office\n`,
    })
    assert.deepEqual(holes(), [])
  })

  it('only warns of a later step that leads nowhere', async () => {
    await read({
      'contacts.csv': () => smallDistrict['contacts.csv']!.replace(/^principal,oak.*\n/m, ''),
      'posts.csv': (sound) => sound.replace(/.*principal,oak.*\n/g, ''),
    })
    assert.deepEqual(holes(), [['later-step', 'principal', 'oak', 'worry', false]])
  })

  it('finds contacts that nobody has checked for half a year', () => {
    const late = prove(['en'], new Date('2027-04-20T15:00:00Z')).holes
    assert.deepEqual([...new Set(late.map(({ kind }) => kind))], ['unchecked'])
    assert.equal(late[0]?.checkedOn, '2026-10-01')
    assert.ok(late.every(({ blocks }) => blocks))
  })

  it('warns of contacts that nobody has checked for 60 days, as the to-do list counts them', () => {
    const at = (day: string) => prove(['en'], new Date(`${day}T15:00:00Z`)).holes
    assert.deepEqual(at('2026-11-30'), [])
    const late = at('2026-12-01')
    assert.deepEqual([...new Set(late.map(({ kind, blocks }) => `${kind} ${blocks}`))], ['unchecked false'])
  })

  it('prefers an office with a warning to one that nobody reaches', async () => {
    await read({
      'contacts.csv': () => smallDistrict['contacts.csv']!.replace(/^counselor,oak.*\n/m, ''),
      'posts.csv': (sound) => sound.replace(/.*counselor,oak.*\n/g, ''),
      'ladders.csv': () => `${smallDistrict['ladders.csv']}worry,any,1,school-office\n`,
    })
    const late = prove(['en'], new Date('2026-12-01T15:00:00Z')).holes
    assert.ok(late.length > 0)
    assert.deepEqual(
      late.filter(({ blocks }) => blocks),
      [],
    )
  })

  it('finds contacts that never open', async () => {
    await read({
      'contacts.csv': () => smallDistrict['contacts.csv']!.replace('Mo-Fr 06:00-17:00', 'Su 06:00-07:00'),
    })
    assert.deepEqual(holes(), [])
    directory.contacts.find(({ office }) => office === 'transportation')!.hours = ''
    assert.deepEqual(holes(), [['never-open', 'transportation', null, 'late-bus', true]])
  })

  it('finds a school without a front office, and a rule that leads nowhere', async () => {
    await read({
      'contacts.csv': () =>
        smallDistrict['contacts.csv']!.replace(/^school-office,oak.*\n/m, '').replace(
          /^counselor,oak.*\n/m,
          '',
        ),
      'posts.csv': (sound) => sound.replace(/.*counselor,oak.*\n/g, ''),
    })
    content.topics = content.topics.filter(({ slug }) => slug !== 'worry')
    content.rules = [
      aRule('sad', ['sad'], { action: { kind: 'contact', office: 'counselor', school: 'oak' } }),
    ]
    const found = prove().holes
    assert.deepEqual(
      found.map(({ kind, rules }) => [kind, rules.join()]),
      [
        ['no-contact', 'sad'],
        ['no-front-office', ''],
      ],
    )
  })

  it('names a front office that no school has, though families do not see it yet', async () => {
    await read({
      'contacts.csv': () => smallDistrict['contacts.csv']!.replace(/^school-office,.*\n/gm, ''),
      'posts.csv': () => smallDistrict['posts.csv']!.replace(/.*,school-office,.*\n/g, ''),
    })
    const missing = prove().holes.filter(({ kind }) => kind === 'no-front-office')
    assert.deepEqual(
      missing.map(({ office, school }) => [office, school]),
      [
        ['school-office', 'oak'],
        ['school-office', 'pine'],
      ],
    )
  })
})
