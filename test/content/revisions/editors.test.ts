import assert from 'node:assert/strict'
import { contentHash } from '../../../src/answering/revision/content-hash.js'
import { topicNow } from '../../../src/answering/revision/revision.js'
import type { CaseFacts } from '../../../src/content/rehearsal/saved-case.js'
import { createSavedCaseStore } from '../../../src/content/rehearsal/saved-case-store.js'
import { type ChangeValue, findChanges } from '../../../src/content/revisions/find-changes.js'
import {
  configurationOf,
  findLoadFaults,
  loadWorkingCopy,
} from '../../../src/content/revisions/load-working-copy-store.js'
import { createPhraseEditor } from '../../../src/content/revisions/phrase-editor-store.js'
import { createPhrasingEditor } from '../../../src/content/revisions/phrasing-editor-store.js'
import { publishRevision } from '../../../src/content/revisions/publish-revision.js'
import { readRoutingFile, writeRoutingFile } from '../../../src/content/revisions/routing-file.js'
import { createRuleEditor, type EditedRule } from '../../../src/content/revisions/rule-editor-store.js'
import { createSynonymEditor } from '../../../src/content/revisions/synonym-editor-store.js'
import { createThresholdEditor } from '../../../src/content/revisions/threshold-editor-store.js'
import { createTopicEditor } from '../../../src/content/revisions/topic-editor-store.js'
import { readWorkingCopy } from '../../../src/content/revisions/working-copy-store.js'
import { seedDatabase } from '../../../src/content/seeds/seed-database.js'
import { ladderAt, type RoutingTopic } from '../../../src/directory/model/topic.js'
import type { Database } from '../../../src/platform/database/open-database.js'
import { briefWording } from '../../support/app/brief-fault.js'
import { openEmpty } from '../../support/samples/empty-database.js'
import { openCopy } from '../../support/samples/open-copy.js'
import { writeSeedFolder } from '../../support/samples/seed-folder.js'
import { smallDistrict } from '../../support/samples/small-district.js'

const schools = ['oak', 'pine']

let seeded: Promise<Buffer> | null = null

async function small(): Promise<Database> {
  seeded ??= seedSmall()
  return openCopy(await seeded)
}

async function seedSmall(): Promise<Buffer> {
  const database = await openEmpty()
  const { folder, remove } = writeSeedFolder(smallDistrict)
  seedDatabase(database, folder)
  remove()
  return database.$client.serialize()
}

const aRule = (id: string, change: Partial<EditedRule> = {}): EditedRule => ({
  ...{ id, name: `Rule ${id}`, why: 'Asked', active: true, startsOn: null, endsOn: null },
  conditions: { any: ['tram'] },
  action: { kind: 'office', office: 'transportation' },
  ...change,
})

const aCase = (concern: string): CaseFacts => ({
  ...{ concern, lang: 'en', level: null, expect: ['transportation'], ok: [], outcome: null },
  ...{ crisis: false, scope: true, protected: false, note: '' },
})

describe('Editing the working copy', () => {
  let database: Database
  beforeEach(async () => {
    database = await small()
  })
  afterEach(() => database.$client.close())

  const facts = (value: Exclude<ChangeValue, string>) => {
    if (value.kind === 'ladder') return value.steps.map((step) => step.join(' or ')).join(', ')
    if (value.kind === 'rule') return `${value.rule.conditions.any.join(' or ')}: ${value.named}`
    if (value.kind === 'share') return String(value.share)
    return value.kind === 'topic' ? value.also.join(', ') : value.level
  }
  const sentences = (edit: () => void) => {
    const before = readWorkingCopy(database)
    edit()
    return findChanges(before, readWorkingCopy(database)).map(
      ({ part, what, key, lang, before: was, after }) =>
        [what, part, key, lang, was, after]
          .map((each) => (each && typeof each === 'object' ? facts(each) : each))
          .filter(Boolean)
          .join(' | '),
    )
  }

  it('lists the changes of a topic part by part', () => {
    const topics = createTopicEditor(database)
    const worry = topics.find('worry')!
    assert.deepEqual(worry.ladders, {
      any: [['counselor'], ['principal'], ['transportation']],
      high: [['principal']],
    })
    const told = sentences(() =>
      topics.save({
        ...worry,
        words: { ...worry.words, en: { ...worry.words.en!, title: 'Worries' } },
        also: ['nutrition'],
        ladders: { any: [['counselor', 'school-office'], ['principal']] },
      }),
    )
    assert.deepEqual(told, [
      'changed | topicWords | worry | en | A worry · The counselor listens. | Worries · The counselor listens.',
      'changed | topicFacts | worry | School Meals',
      'changed | ladder | worry | Counselor, Principal, Transportation | Counselor or School Front Office, Principal',
      'removed | ladder | worry | Principal',
    ])
  })

  it('adds and removes topics and phrasings, and names the topic that already has a phrasing', () => {
    const topics = createTopicEditor(database)
    const editor = createPhrasingEditor(database)
    assert.deepEqual(
      topics.list().map(({ slug, phrasings }) => [slug, phrasings > 0]),
      [
        ['worry', true],
        ['late-bus', true],
        ['lunch', true],
      ],
    )
    const result = editor.add('worry', 'en', [
      'she is so low',
      'The bus is late',
      'my child is sad about school',
    ])
    assert.deepEqual(result, {
      added: ['she is so low', 'The bus is late'],
      already: ['my child is sad about school'],
      elsewhere: [{ text: 'The bus is late', topic: 'late-bus' }],
    })
    const { rows, all } = editor.list('worry', 'en', { words: 'so low' })
    assert.deepEqual([rows.length, all], [1, 1])
    assert.equal(editor.remove('late-bus', [rows[0]!.id]), 0, 'not from another topic')
    assert.equal(editor.remove('worry', [rows[0]!.id]), 1)

    createRuleEditor(database).save(aRule('bus', { action: { kind: 'topic', topic: 'late-bus' } }))
    assert.deepEqual(topics.retire('late-bus', null), { rules: ['Rule bus'] })
    assert.equal(topics.retire('lunch', null), null)
    assert.equal(readWorkingCopy(database).phrasings.filter(({ topic }) => topic === 'lunch').length, 0)
  })

  it('merges a topic: its words, rules, and cases go on, and a revision restores it', () => {
    const topics = createTopicEditor(database)
    const rules = createRuleEditor(database)
    rules.save(aRule('bus', { action: { kind: 'topic', topic: 'late-bus' } }))
    const before = publishRevision(database, { note: 'x', by: null }).content
    const own = before.phrasings.filter(({ topic }) => topic === 'late-bus')
    const cases = createSavedCaseStore(database)
    const id = cases.add(aCase(own[0]!.text), { source: 'hand', key: null, by: null }, new Date())!
    assert.equal(topics.retire('late-bus', 'lunch'), null)
    const after = readWorkingCopy(database)
    const lunch = after.phrasings.filter(({ topic }) => topic === 'lunch').map(({ text }) => text)
    for (const { text } of own) assert.ok(lunch.includes(text), text)
    assert.ok(lunch.includes(before.topics.find(({ slug }) => slug === 'late-bus')!.words.en.title))
    assert.deepEqual(after.rules[0]?.action, { kind: 'topic', topic: 'lunch' })
    assert.equal(after.retired?.[0]?.successor, 'lunch')
    assert.deepEqual(cases.find(id)?.ok, ladderAt(topics.find('lunch') as RoutingTopic, null)[0])
    const parts = new Set(findChanges(before, after).map(({ part, what }) => `${what} ${part}`))
    for (const part of [
      'removed topic',
      'added phrasing',
      'removed phrasing',
      'changed rule',
      'added retiredTopic',
    ])
      assert.ok(parts.has(part), part)
    const written = writeRoutingFile({ content: after, rules: rules.list() })
    const read = readRoutingFile(written)
    assert.ok('content' in read)
    assert.deepEqual(read.content.retired, after.retired)
    const lost = { ...read.content, retired: [{ slug: 'late-bus', title: 'Late bus', successor: 'nowhere' }] }
    assert.deepEqual(
      findLoadFaults(database, { ...read, content: lost }, schools).map(({ place }) => place[0]),
      ['retired'],
    )
    // A topic that its successor takes over in turn leads on, too.
    assert.equal(topics.retire('lunch', 'worry'), null)
    const twice = readWorkingCopy(database)
    const now = topicNow(twice, 'late-bus')
    assert.equal(now && now !== 'retired' ? now.slug : now, 'worry')
    assert.equal(topicNow(twice, 'never-was'), null)
    assert.deepEqual(loadWorkingCopy(database, configurationOf(before, rules.list()), schools), [])
    assert.equal(contentHash(readWorkingCopy(database)), contentHash(before))
  })

  it('merges a topic by the questions of its cases, without reading all others', () => {
    const topics = createTopicEditor(database)
    const cases = createSavedCaseStore(database)
    const ask = database.$client.prepare(
      `insert into inquiries (code, asked_at, lang, channel, outcome, result, trace)
       values (?, 0, 'en', 'page', 'answer', ?, '{}') returning id`,
    )
    const asked = (code: string, result: string) => ask.pluck().get(code, result) as number
    asked('K7M2Q9X1', 'not JSON')
    const inquiry = asked('K7M2Q9X2', JSON.stringify({ offices: [{ topic: 'late-bus' }] }))
    const other = asked('K7M2Q9X3', JSON.stringify({ offices: [{ topic: 'worry' }] }))
    const [of, elsewhere] = [inquiry, other].map((each) => {
      const id = cases.add(aCase(`asked ${each}`), { source: 'hand', key: null, by: null }, new Date())!
      database.$client.prepare('update saved_cases set inquiry = ? where id = ?').run(each, id)
      return id
    })
    assert.equal(topics.retire('late-bus', 'lunch'), null)
    assert.deepEqual(cases.find(of!)?.ok, ladderAt(topics.find('lunch') as RoutingTopic, null)[0])
    assert.deepEqual(cases.find(elsewhere!)?.ok, [])
  })

  it('orders rules one at a time and as a whole', () => {
    const rules = createRuleEditor(database)
    for (const id of ['a', 'b', 'c', 'd']) rules.save(aRule(id))
    const order = () =>
      rules
        .list()
        .map(({ id }) => id)
        .join('')
    rules.move('d', 1)
    assert.equal(order(), 'dabc')
    rules.move('d', 3)
    assert.equal(order(), 'abdc')
    rules.move('a', 99)
    assert.equal(order(), 'bdca')
    rules.order(['c', 'nobody', 'a'])
    assert.equal(order(), 'cabd')
    rules.save(aRule('b', { name: 'Another name' }))
    assert.equal(order(), 'cabd', 'an edit leaves it in its place')
    assert.equal(rules.find('b')?.name, 'Another name')
    assert.equal(rules.remove('b'), true)
    assert.equal(rules.remove('b'), false)
  })

  it('says what a rule does before and after, and when it only moved', () => {
    const rules = createRuleEditor(database)
    rules.save(aRule('a'))
    rules.save(aRule('b'))
    assert.deepEqual(
      sentences(() => {
        rules.save(aRule('a', { conditions: { any: ['tram', 'trolley'] }, why: 'Asked twice' }))
        rules.save(aRule('off', { active: false }))
      }),
      [
        'changed | rule | a | tram: Transportation | tram or trolley: Transportation',
        'changed | ruleWhy | a | Asked | Asked twice',
      ],
    )
    assert.deepEqual(
      sentences(() => rules.move('b', 1)),
      ['changed | ruleOrder | b | Rule a', 'changed | ruleOrder | a | Rule b'],
    )
  })

  it('knows which changes affect families in danger', () => {
    const phrases = createPhraseEditor(database)
    const rules = createRuleEditor(database)
    const synonyms = createSynonymEditor(database)
    const thresholds = createThresholdEditor(database)
    const touches = (edit: () => void) => {
      const before = readWorkingCopy(database)
      edit()
      const changes = findChanges(before, readWorkingCopy(database))
      assert.ok(changes.length > 0)
      return changes.some(({ touchesDanger }) => touchesDanger)
    }
    const emergency = aRule('ice', {
      action: { kind: 'emergency', level: 'now', kinds: ['medical-emergency'] },
    })
    assert.equal(
      touches(() => rules.save(aRule('a'))),
      false,
    )
    assert.equal(
      touches(() => rules.save(emergency)),
      true,
    )
    assert.equal(
      touches(() => rules.save({ ...emergency, action: aRule('a').action })),
      true,
    )
    const phrase = { kind: 'suicide', lang: 'en', danger: false, text: 'I die laughing' }
    assert.equal(
      touches(() => phrases.addDanger(phrase)),
      true,
    )
    assert.equal(
      touches(() => phrases.addOutOfScope({ lang: 'en', text: 'sell my car' })),
      false,
    )
    assert.equal(
      touches(() => thresholds.set('choose', 0.7)),
      false,
    )
    assert.equal(
      touches(() => thresholds.set('dangerNow', 0.2)),
      true,
    )
    assert.equal(
      touches(() => thresholds.set('dangerNow', null)),
      true,
    )
    assert.equal(
      touches(() => synonyms.save({ lang: 'en', word: 'tram', means: ['bus'] })),
      false,
    )
  })

  it('has its former content once everything is undone', () => {
    const before = contentHash(readWorkingCopy(database))
    const thresholds = createThresholdEditor(database)
    thresholds.set('choose', 0.7)
    assert.notEqual(contentHash(readWorkingCopy(database)), before)
    thresholds.set('choose', null)
    assert.equal(contentHash(readWorkingCopy(database)), before)
  })

  it('goes back to a revision, and keeps the rules that are off', () => {
    const rules = createRuleEditor(database)
    rules.save(aRule('a'))
    const { content } = publishRevision(database, { note: 'x', by: null })
    rules.save(aRule('off', { active: false }))
    rules.remove('a')
    createTopicEditor(database).retire('lunch', 'worry')
    createThresholdEditor(database).set('choose', 0.7)
    assert.deepEqual(loadWorkingCopy(database, configurationOf(content, rules.list()), schools), [])
    assert.equal(contentHash(readWorkingCopy(database)), contentHash(content))
    assert.deepEqual(
      rules.list().map(({ id, active }) => [id, active]),
      [
        ['a', true],
        ['off', false],
      ],
    )
  })

  it('refuses a file that refers to something missing, and changes nothing', () => {
    const before = contentHash(readWorkingCopy(database))
    const written = writeRoutingFile({ content: readWorkingCopy(database), rules: [aRule('a')] })
    const broken = written
      .replaceAll('"nutrition"', '"canteen"')
      .replace('"office": "transportation"', '"office": "trams"')
    const read = readRoutingFile(broken)
    assert.ok(!('faults' in read))
    const faults = loadWorkingCopy(database, read, schools)
    const named = faults.map(briefWording)
    assert.ok(named.includes('configurationFile.what.unknownOffice(office: canteen)'), named.join())
    assert.ok(named.includes('configurationFile.what.unknownOffice(office: trams)'), named.join())
    assert.equal(contentHash(readWorkingCopy(database)), before)
  })

  it('reads no file with a fault, and says what, where, and on which line', () => {
    const faultsOf = (written: string) => {
      const read = readRoutingFile(written)
      return 'faults' in read
        ? read.faults.map((fault) => ({ said: briefWording(fault), place: fault.place, line: fault.line }))
        : []
    }
    const lineOf = (written: string, words: string) =>
      written.slice(0, written.indexOf(words)).split('\n').length
    const written = writeRoutingFile({ content: readWorkingCopy(database), rules: [] })
    assert.deepEqual(faultsOf(written), [])
    const [cut] = faultsOf(written.replace('"legal"', 'legal'))
    assert.deepEqual([cut?.said, cut?.line], ['configurationFile.what.notJson', lineOf(written, '"legal"')])
    const format = written.replace('routing 1', 'routing 9')
    assert.deepEqual(faultsOf(format), [
      {
        said: 'configurationFile.what.format(format: who-to-ask routing 1)',
        ...{ place: ['format'], line: 2 },
      },
    ])
    const far = written.replace('"thresholds": {}', '"thresholds": {"choose": 3}')
    assert.deepEqual(faultsOf(far), [
      {
        said: 'configurationFile.what.bounds(least: 0.5, most: 0.95)',
        place: ['thresholds', 'choose'],
        line: lineOf(far, '"choose": 3'),
      },
    ])
    const titled = written.replace(/"title": "[^"]+"/, '"title": ""')
    const [empty] = faultsOf(titled)
    const { slug } = readWorkingCopy(database).topics[0]!
    assert.deepEqual(empty, {
      ...{ said: 'fault.empty', line: lineOf(titled, '"title": ""') },
      place: ['topics', { number: 1, id: slug }, 'words', 'en', 'title'],
    })
  })

  it('limits a file like the form: no calm line above the lines to call', () => {
    const content = readWorkingCopy(database)
    const { thresholds: _, ...rest } = content
    const faults = (thresholds: object) =>
      findLoadFaults(database, { content: { ...rest, thresholds }, rules: [] }, schools).map(({ key }) => key)
    assert.deepEqual(faults({ dangerNow: 0.1, dangerSupport: 0.2 }), ['configurationFile.what.supportAbove'])
    assert.deepEqual(faults({ dangerNow: 0.2, dangerSupport: 0.2 }), [])
  })
})
