import assert from 'node:assert/strict'
import type { Answer } from '../../src/answering/answer.js'
import { isOffice } from '../../src/answering/people-to-ask.js'
import { proveCoverage } from '../../src/content/rehearsal/prove-coverage.js'
import { morning, type OwnDistrict, ownDistrict, sampleDistrict } from '../answering/own-district.js'

const school = 'lincoln-elementary'

/** Places where the code once knew an office by its id. */
const special: [text: string, lang: 'en' | 'es'][] = [
  ['hello', 'en'],
  ['it is complicated and I do not know', 'en'],
  ['write me a poem about the sea', 'en'],
  ['my daughter says she wants to kill herself tonight', 'en'],
  ['mi hijo quiere suicidarse', 'es'],
  ['phone number for Lincoln Elementary', 'en'],
  ['who is the principal', 'en'],
  ['vice principal phone number', 'en'],
  ['teléfono de la enfermera', 'es'],
  ['number of the bus garage', 'en'],
  ['director of transportation', 'en'],
  ['attendance phone', 'en'],
  ['athletic director email', 'en'],
  ['how do I reach the school board', 'en'],
  ['I already talked to the teacher twice about his grade and she will not answer', 'en'],
  ['I talked to the coach and nothing changed, my son never gets to play', 'en'],
  ['the superintendent lied to us', 'en'],
  ['complaint about a school board member', 'en'],
  ['la directora me grita', 'es'],
  ['the driver yells at the kids on the bus', 'en'],
  ['I want my child tested for special education', 'en'],
  ['they punished my son because of his disability', 'en'],
  ['where is the lost and found', 'en'],
  ['the nurse gave the wrong medicine and the bus was late', 'en'],
]

describe('A district with its own offices', () => {
  let sample: OwnDistrict
  let renamed: OwnDistrict
  const ids = new Map<string, string>()
  const idOf = (id: string) => {
    if (!ids.has(id)) ids.set(id, `desk-${ids.size + 1}`)
    return ids.get(id)!
  }
  /** Phrasings from all over the catalog, the same number in each language. */
  const phrasings = (count: number) =>
    (['en', 'es'] as const).flatMap((lang) => {
      const own = sample.content.phrasings.filter((phrasing) => phrasing.lang === lang)
      const every = Math.floor(own.length / count)
      return own
        .filter((_, i) => i % every === 0 && i < every * count)
        .map(({ text }) => [text, lang] as const)
    })

  before(async function () {
    this.timeout(240_000)
    sample = await sampleDistrict()
    renamed = await ownDistrict(idOf)
  })

  for (const at of [null, school])
    it(`gives the sample's answers under other ids, ${at ? 'at a school' : 'with no school chosen'}`, async function () {
      this.timeout(240_000)
      const asked = [...special, ...phrasings(100)]
      assert.ok(asked.length > 200, `${asked.length} were asked`)
      for (const [text, lang] of asked) {
        const wanted = toldOf(await sample.ask(text, lang, at), idOf)
        assert.deepEqual(
          toldOf(await renamed.ask(text, lang, at), (id) => id),
          wanted,
          text,
        )
      }
    })

  it('always reaches somebody when a third of the offices is gone, and the proof names them', async function () {
    this.timeout(240_000)
    const gone = sample.directory.offices.filter((_, i) => i % 3 === 1).map(({ id }) => id)
    const front = sample.directory.offices.find(({ role }) => role === 'front-office')!.id
    const asked = [...special, ...phrasings(20)]
    for (const left of [gone.filter((id) => id !== front), [...gone, front]]) {
      const some = await sample.without(left)
      for (const [text, lang] of asked)
        for (const at of [null, school]) assertReached(await some.ask(text, lang, at), text, left)
      const { holes } = proveCoverage(some.content, some.directory, { languages: ['en'], now: morning })
      const said = new Set(holes.map(({ office }) => office))
      const onLadders = sample.content.topics.flatMap(({ ladders }) =>
        Object.values(ladders).map((steps) => steps[0]),
      )
      const alone = left.filter((id) => onLadders.some((step) => step?.length === 1 && step[0] === id))
      assert.ok(alone.length > 5)
      assert.deepEqual(
        alone.filter((id) => !said.has(id)),
        [],
      )
      assert.equal(
        holes.filter(({ kind }) => kind === 'no-front-office').length,
        left.includes(front) ? some.directory.schools.length : 0,
      )
    }
  })
})

/** What a family is told. @param idOf renames an id of the district */
function toldOf(answer: Answer, idOf: (id: string) => string) {
  const called = (id: string) => (isOffice(id) ? idOf(id) : id)
  const { outcome, emergency, question, entries, remarks, skipped, notices, nearTopics } = answer
  return {
    ...{ outcome, emergency, question, remarks, notices, nearTopics },
    skipped: skipped && called(skipped),
    entries: entries.map(({ office, key, ladder, score, contact, ...entry }) => ({
      ...entry,
      office: called(office),
      contact: contact?.row
        ? {
            ...contact,
            row: { ...contact.row, office: called(contact.row.office) },
            numberOf: {
              ...contact.numberOf,
              office: contact.numberOf.office && called(contact.numberOf.office),
            },
          }
        : contact,
      ladder: ladder.map((step) => ({ ...step, office: called(step.office) })),
    })),
  }
}

/** Everyone shown can be called, or the page asks for the school; no id is shown as a name. */
function assertReached(
  { entries, school: at, remarks, outcome, nearTopics }: Answer,
  text: string,
  gone: readonly string[],
): void {
  // A text that could mean anything gets a question with topics to choose from.
  assert.ok(entries.length > 0 || (outcome === 'choose' && nearTopics.length > 1), text)
  for (const { contact, level, name, office, ladder } of entries) {
    assert.ok(contact?.phone || (at === null && level === 'school'), `${text}: ${office} has no number`)
    assert.ok(!gone.includes(name), `${text}: ${name}`)
    for (const step of ladder) assert.ok(step.phone && !gone.includes(step.name), `${text}: ${step.name}`)
  }
  for (const remark of remarks) assert.ok(!gone.some((id) => remark.includes(`: ${id}`)), remark)
}
