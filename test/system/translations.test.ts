import assert from 'node:assert/strict'
import { drawEmergency } from '../../src/answering/cards/draw-emergency.js'
import { presentEmergency } from '../../src/answering/cards/present-emergency.js'
import { presentEntry } from '../../src/answering/cards/present-entry.js'
import type { LiveRevision } from '../../src/answering/live-revision.js'
import { indexRoles } from '../../src/answering/mentions/role-index.js'
import { modelRequests } from '../../src/answering/model-requests.js'
import { resolveAnswer } from '../../src/answering/resolve-answer.js'
import { contentHash } from '../../src/answering/revision/content-hash.js'
import { createTranslateContent } from '../../src/answering/translate-content.js'
import { readWorkingCopy } from '../../src/content/revisions/working-copy-store.js'
import { addShippedTranslations } from '../../src/content/translations/add-shipped-translations.js'
import { readDirectory } from '../../src/directory/model/directory-snapshot.js'
import type { Database } from '../../src/platform/database/open-database.js'
import { createLanguage } from '../../src/platform/language/language.js'
import { fromRoot } from '../../src/platform/root.js'
import { runSlices } from '../../src/platform/threads/slices.js'
import { nameForeign } from '../../src/platform/web/mark-foreign.js'
import { sampleNow } from '../support/samples/sample.js'
import { sampleDirectory } from '../support/samples/sample-directory.js'
import { sampleInquiry } from '../support/samples/sample-inquiry.js'

const languages = ['ar', 'fr', 'ht', 'ko', 'pt', 'ru', 'so', 'tl', 'vi', 'zh']

const nightBus =
  'The bus office is closed now. The night dispatcher knows where every bus is: (216) 555-0187.'

describe('Translations and answers', function () {
  this.timeout(60_000)
  let database: Database
  before(async () => {
    database = (await sampleDirectory()).openSample()
  })
  after(() => database.$client.close())

  /** Everything that routes. */
  function routing() {
    const content = readWorkingCopy(database)
    const directory = readDirectory(database)
    const { phrases, longest } = runSlices(indexRoles(directory))
    return {
      published: contentHash(content),
      learned: modelRequests(content).key,
      roles: [...phrases],
      longest: [...longest],
    }
  }

  const speech = (code: string) => ({ ...createLanguage().speech('en'), code })

  /** An answer with an emergency, from the same stored result. */
  function answerIn(code: string) {
    const content = readWorkingCopy(database)
    const directory = readDirectory(database)
    const topics = new Map(content.topics.map((topic) => [topic.slug, topic]))
    const live = { live: () => ({ topics, revision: { content } }) } as unknown as LiveRevision
    const { result } = sampleInquiry()
    const offices = [{ office: 'transportation', score: 0.9, topic: 'bus-late' }]
    const inquiry = sampleInquiry({
      code: 'K7M2Q9XD',
      result: {
        ...{ ...result, offices, emergency: { level: 'now', kinds: ['suicide'] } },
        notices: [{ en: nightBus, es: 'La oficina de autobuses está cerrada.' }, { en: 'Wear a hat.' }],
      },
    })
    return resolveAnswer(inquiry, { school: null, speech: speech(code), now: sampleNow }, live, directory)
  }

  it('have nothing to do with what routes and what is learned', () => {
    const before = routing()
    // Words of a contact are kept in every language, and shown in one.
    const inEnglish = () =>
      JSON.stringify(answerIn('en'), (key, value) => (languages.includes(key) ? undefined : value))
    const english = inEnglish()
    const { written } = addShippedTranslations(database, [fromRoot('seeds', 'translations')], languages)
    assert.ok(written > 3000, `${written} translations`)
    assert.deepEqual(routing(), before)
    assert.equal(inEnglish(), english)
  })

  for (const code of languages)
    it(`give the same office, topic and lines in ${code}, in its words`, () => {
      const [english, answer] = [answerIn('en'), answerIn(code)]
      const routed = ({ entries, emergency }: typeof answer) => ({
        entries: entries.map(({ office, topic, contact }) => ({
          office,
          topic: topic?.slug,
          phone: contact?.phone,
        })),
        lines: emergency?.lines.map(({ id, call, sms, smsText }) => ({ id, call, sms, smsText })),
      })
      assert.deepEqual(routed(answer), routed(english))
      const [entry, first] = [answer.entries[0]!, english.entries[0]!]
      assert.notEqual(entry.topic?.title, first.topic?.title)
      assert.notEqual(entry.topic?.summary, first.topic?.summary)
      assert.notEqual(entry.answersFor, first.answersFor)
      for (const [index, line] of answer.emergency!.lines.entries())
        assert.notEqual(line.text, english.emergency!.lines[index]!.text, line.id)
    })

  it('have the district’s notices, or their English with its language', () => {
    const notices = (code: string) =>
      answerIn(code).notices.map(({ text, lang }) => [text.slice(0, 12), lang])
    assert.deepEqual(notices('pt'), [
      ['O setor de ô', null],
      ['Wear a hat.', 'en'],
    ])
    assert.deepEqual(notices('es')[0], ['La oficina d', null])
    assert.deepEqual(notices('en')[1], ['Wear a hat.', null])
  })

  it('fall back to English where one is missing', () => {
    const remove = "delete from translations where owner in ('bus-late', '988') and lang = 'ko'"
    database.$client.prepare(remove).run()
    const [english, answer] = [answerIn('en'), answerIn('ko')]
    assert.equal(answer.entries[0]?.topic?.title, english.entries[0]?.topic?.title)
    const line = (of: typeof answer) => of.emergency?.lines.find(({ id }) => id === '988')?.text
    assert.equal(line(answer), line(english))
  })

  it('name the language of English words on a page, and nowhere else', () => {
    const marked = (text: string | null | undefined) =>
      /^<span lang="en" dir="ltr">/.test(nameForeign(text ?? ''))
    const card = ({ entries }: ReturnType<typeof answerIn>, code: string) =>
      presentEntry(entries[0]!, {
        now: sampleNow,
        timeZone: 'America/New_York',
        speech: speech(code),
        instead: null,
        mapSite: null,
      })
    const [korean, english, french] = [answerIn('ko'), answerIn('en'), answerIn('fr')]
    const { name, summary, bring } = card(korean, 'ko')
    assert.deepEqual([marked(name), marked(summary), marked(bring?.[0])], [false, true, true])
    for (const other of [card(english, 'en'), card(french, 'fr')])
      assert.ok(!marked(other.summary) && !marked(other.bring?.[0]))
    const panel = presentEmergency(korean.emergency, 'now', speech('ko'))!
    const texts = new Map(panel.lines.map(({ id, text }) => [id, text]))
    assert.deepEqual([marked(texts.get('911')), marked(texts.get('988'))], [false, true])
    assert.match(
      drawEmergency(korean.emergency, speech('ko')),
      /<p dir="auto"><span lang="en" dir="ltr">Call or text 988/,
    )
    assert.doesNotMatch(JSON.stringify(korean), /[\ufdd0\ufdd1]/, 'texts for the API and messages are plain')
  })

  it('are added to published topics for display alone', () => {
    const content = readWorkingCopy(database)
    const { translations } = readDirectory(database)
    const hash = contentHash(content)
    const translate = createTranslateContent()
    const shown = translate(content, translations)
    assert.ok(shown.topics.find(({ slug }) => slug === 'absence')?.words.vi)
    assert.equal(translate(content, translations), shown)
    assert.equal(contentHash(content), hash)
  })
})
