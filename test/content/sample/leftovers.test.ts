import assert from 'node:assert/strict'
import type { Rule } from '../../../src/answering/rules/rule.js'
import { findLeftovers, isSample } from '../../../src/content/sample/find-leftovers.js'
import { noteFirstOwnRevision, ownRules } from '../../../src/content/sample/first-own-revision.js'
import { readSampleMarks } from '../../../src/content/sample/sample-marks.js'
import { watchLeftovers } from '../../../src/content/sample/watch-leftovers.js'
import { readDirectory } from '../../../src/directory/model/directory-snapshot.js'
import { createLanguage } from '../../../src/platform/language/language.js'
import { fromRoot } from '../../../src/platform/root.js'
import { createHealthNotes } from '../../../src/platform/web/health-notes.js'
import { createLog } from '../../../src/platform/web/log.js'
import { sampleDatabase } from '../../support/samples/sample-database.js'
import type { writeSeedFolder } from '../../support/samples/seed-folder.js'

const marks = readSampleMarks(fromRoot('seeds'))

/** A district of its own: other numbers than the sample's. */
const ownNumbers = (text: string) => text.replaceAll('+12165550', '+14405557')

const ownFiles = Object.fromEntries(
  ['district.csv', 'schools.csv', 'contacts.csv', 'crisis-lines.csv'].map((file) => [file, ownNumbers]),
)

const notice = (name: string, en: string): Rule => ({
  ...{ id: name, name, conditions: {}, startsOn: null, endsOn: null },
  action: { kind: 'notice', words: { en } },
})

const sampleNotice = notice('Bus not home yet, after hours', 'Call the night dispatcher: 216.555.0188.')

async function directoryWith(changes: Parameters<typeof writeSeedFolder>[0] = {}) {
  const database = await sampleDatabase({ ...ownFiles, ...changes })
  const directory = readDirectory(database)
  database.$client.close()
  return directory
}

describe('Leftovers of the sample district', () => {
  it('are none in a district of its own', async () => {
    assert.deepEqual(findLeftovers(await directoryWith(), [], marks), [])
  })

  it('are crisis lines with the number or the town of the sample', async () => {
    const left = await directoryWith({
      'crisis-lines.csv': (sound) =>
        `${ownNumbers(sound)}counselor-on-call,suicide,both,Counselor on call,,+12165550181,,,en,Call.,,6
tip-line,weapon-violence,both,Alder Creek Safety Tip Line,,+14405557180,,,en,Call.,,7
`,
    })
    assert.deepEqual(findLeftovers(left, [], marks), [
      { kind: 'crisis-lines', name: 'Counselor on call' },
      { kind: 'crisis-lines', name: 'Alder Creek Safety Tip Line' },
    ])
  })

  it('are numbers, mailboxes and addresses anywhere in the directory', async () => {
    const left = await directoryWith({
      'district.csv': (sound) => `${ownNumbers(sound)}interpreter_phone,+12165550170\n`,
      'contacts.csv': (sound) => ownNumbers(sound).replace('bus@elm.example', 'bus@aldercreek.example'),
      'links.csv': `topic,office,url,position,label_en,label_es
late-bus,,https://www.aldercreek.example/buses,1,Buses,Buses
`,
      'outside-services.csv': (sound) => `${sound}court,+12165550172,,4,the county court,la corte\n`,
    })
    assert.deepEqual(
      findLeftovers(left, [], marks).map(({ kind, name }) => `${kind}: ${name}`),
      [
        'district: Elm County Schools',
        'contacts: Transportation',
        'outside-services: the county court',
        'links: https://www.aldercreek.example/buses',
      ],
    )
  })

  it('are notices of published rules with a number or the town of the sample', async () => {
    const own = notice('Own number', 'Call the night dispatcher at (440) 555-7188.')
    const town = notice('Town', 'Ask at the Alder Creek library.')
    const rules = [
      own,
      town,
      sampleNotice,
      { ...sampleNotice, action: { kind: 'office', office: 'bus' } } as Rule,
    ]
    assert.deepEqual(findLeftovers(await directoryWith(), rules, marks), [
      { kind: 'rules', name: 'Town' },
      { kind: 'rules', name: 'Bus not home yet, after hours' },
    ])
  })

  it('are said at the start, on /readyz and to staff, until they are gone', async () => {
    const log = createLog('silent')
    const notes = createHealthNotes({ now: () => new Date(0), log })
    const said: string[] = []
    let rules: Rule[] = []
    let directory = await directoryWith({ 'crisis-lines.csv': (sound) => sound })
    const { tell } = watchLeftovers(
      { notes, say: (words) => said.push(words) },
      () => directory,
      () => rules,
      fromRoot('seeds'),
    )
    tell()
    assert.match(said.join(), /sample district, 1 in all: Tip line/)
    const [note] = notes.list()
    const words = createLanguage().speech('en').t(note!.key, note!.values)
    assert.match(words, /Tip line/)
    directory = await directoryWith()
    assert.deepEqual(notes.list(), [])
    rules = [sampleNotice]
    assert.match(String(notes.list()[0]?.values?.names), /Bus not home/)
  })

  it('are not looked for before the start, when no rules are live yet', async () => {
    const logged: string[] = []
    const log = createLog('warn', { write: (line) => logged.push(line) })
    const notes = createHealthNotes({ now: () => new Date(0), log })
    const directory = await directoryWith()
    let rules = (): Rule[] => {
      throw new Error('No revision is live yet')
    }
    const { tell } = watchLeftovers(
      { notes, say: assert.fail },
      () => directory,
      () => rules(),
      fromRoot('seeds'),
    )
    assert.deepEqual(notes.list(), [])
    assert.deepEqual(logged, [])
    rules = () => []
    tell()
  })

  it('are no rules that the removal of the sample took, while they are still live', async () => {
    const { $client } = await sampleDatabase()
    const live = (id: number) => ({ id, content: { rules: [sampleNotice] } })
    assert.equal(ownRules($client, live(1)).length, 1)
    noteFirstOwnRevision($client, 2)
    assert.deepEqual(ownRules($client, live(1)), [])
    assert.deepEqual(ownRules($client, live(2)), [sampleNotice])
    $client.close()
  })

  it('of the sample itself are not counted', async () => {
    const sample = await directoryWith({
      'district.csv': (sound) => sound.replace('Elm County Schools', marks.name),
    })
    assert.ok(isSample(sample, marks))
    const notes = createHealthNotes({ now: () => new Date(0), log: createLog('silent') })
    watchLeftovers(
      { notes, say: assert.fail },
      () => sample,
      () => [sampleNotice],
      fromRoot('seeds'),
    ).tell()
    assert.deepEqual(notes.list(), [])
  })
})
