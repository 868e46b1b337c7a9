import assert from 'node:assert/strict'
import type { LiveRevision } from '../../src/answering/live-revision.js'
import type { RankedOffice } from '../../src/answering/matching/match.js'
import { resolveAnswer } from '../../src/answering/resolve-answer.js'
import { readWorkingCopy } from '../../src/content/revisions/working-copy-store.js'
import { readDirectory } from '../../src/directory/model/directory-snapshot.js'
import { openPlacesOn } from '../../src/directory/model/open-places.js'
import type { Database } from '../../src/platform/database/open-database.js'
import { createLanguage } from '../../src/platform/language/language.js'
import { sampleNow } from '../support/samples/sample.js'
import { sampleDatabase } from '../support/samples/sample-database.js'
import { sampleInquiry } from '../support/samples/sample-inquiry.js'

describe('resolveAnswer, where several offices lead to one', () => {
  let database: Database
  beforeEach(async () => {
    database = await sampleDatabase()
  })
  afterEach(() => database.$client.close())

  const close = (office: string, successor: string | null) =>
    database.$client
      .prepare("update offices set closed_from = '2025-01-01', successor = ? where id = ?")
      .run(successor, office)

  function answer(offices: RankedOffice[], now = sampleNow) {
    const content = readWorkingCopy(database)
    const topics = new Map(content.topics.map((topic) => [topic.slug, topic]))
    const live = { live: () => ({ topics, revision: { content } }) }
    const directory = openPlacesOn(readDirectory(database), '2026-11-24')
    const inquiry = sampleInquiry({ result: { ...sampleInquiry().result, offices } })
    const context = { school: directory.school('oak'), speech: createLanguage().speech('en'), now }
    return resolveAnswer(inquiry, context, live as unknown as LiveRevision, directory).entries
  }

  const ranked = (office: string, more: Partial<RankedOffice> = {}): RankedOffice => ({
    ...{ office, score: 0.5, topic: 'worry' },
    ...more,
  })

  it('knows no date for certain after the end of the calendar', () => {
    const [later] = answer([ranked('counselor')], new Date('2032-01-02T15:00:00Z'))
    assert.equal(later?.contact?.replyUnsure, true)
    const [now] = answer([ranked('counselor')])
    assert.equal(now?.contact?.replyUnsure, undefined)
  })

  it('names the successor of two closed offices once, also on the ladder', () => {
    close('counselor', 'transportation')
    close('principal', 'transportation')
    const entries = answer([ranked('counselor'), ranked('principal'), ranked('transportation')])
    assert.deepEqual(
      entries.map(({ office, ladder }) => [office, ladder.map((step) => step.office)]),
      [['transportation', ['transportation']]],
    )
  })

  it('names the main line once in place of two closed offices, also on the ladder', () => {
    close('counselor', null)
    close('principal', null)
    const entries = answer([ranked('counselor'), ranked('principal')])
    assert.deepEqual(
      entries.map(({ office, ladder }) => [office, ladder.map((step) => step.phone)]),
      [['school-line', ['+12165550110', '+12165550112']]],
    )
  })

  it('names two people of one office, who were asked for by name', () => {
    const [one, other] = ['ana-ruiz', 'bo-lind']
    const people = [one, other].map((person) => ranked('counselor', { topic: null, person, school: 'oak' }))
    assert.deepEqual(
      answer(people).map(({ key }) => key),
      [`counselor.${one}`, `counselor.${other}`],
    )
  })
})
