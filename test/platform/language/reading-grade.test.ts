import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { fromRoot } from '../../../src/platform/root.js'
import { askForPage } from '../../support/app/ask-for-page.js'
import { createTestApp } from '../../support/app/test-app.js'
import { galleryIn } from '../../support/gallery/gallery-in.js'
import {
  isSentence,
  type Reading,
  readingOf,
  textsOf,
  wordsOf,
} from '../../support/measures/reading-grade.js'
import { sampleDirectory } from '../../support/samples/sample-directory.js'
import { withoutNames } from '../../support/samples/sample-names.js'

/** Limits for English texts that families read: Flesch–Kincaid grades, and words per sentence. */
const bars = { median: 5, highest: 7, maxSentenceLength: 20 }

/** A text with fewer words is too short for a meaningful grade. */
const minWords = 30

const { directory, published } = await sampleDirectory()
const read = (pieces: readonly string[]) => readingOf(pieces.map(withoutNames))

describe('The reading grade of English texts', function () {
  this.timeout(60_000)

  it('is low on every public page, as a whole and sentence by sentence', async () => {
    const { app } = createTestApp()
    const pages = new Map<string, string[]>()
    for (const page of galleryIn('en')) pages.set(page.name, textsOf((await askForPage(app, page)).text))
    assertEasy([...pages].map(([name, texts]) => [name, read(texts)]))
    assertEasy([...pages].map(([name, texts]) => [`sentences of ${name}`, read(texts.filter(isSentence))]))
  })

  it('is as low for the interface, room by room', () => {
    const folder = fromRoot('views', 'words', 'en')
    const rooms = readdirSync(folder).map((file): [string, string[]] => [
      file,
      leaves(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'))),
    ])
    assertEasy(rooms.map(([file, words]) => [file, read(words)]))
    assertEasy(rooms.map(([file, words]) => [`sentences of ${file}`, read(words.filter(isSentence))]))
  })

  it('is as low for each topic of the sample district: summaries, and what to have ready', () => {
    const { topics } = published
    assertEasy(
      topics.map(({ slug, words }) => [`summary of ${slug}`, read([words.en.summary])]),
      0,
    )
    assertEasy(
      topics.map(({ slug, words }) => [`list of ${slug}`, read(words.en.bring.split(','))]),
      0,
    )
  })

  it('is as low for what each office of the sample district answers for and asks for', () => {
    const { offices, contacts } = directory
    assertEasy(
      offices.map(({ id, words }) => [id, read(words.en.answersFor.split(';'))]),
      0,
    )
    const lists = contacts.filter(({ bring }) => bring.en !== '')
    assertEasy(
      lists.map(({ id, office, bring }) => [`${office} ${id}`, read(bring.en.split(','))]),
      0,
    )
  })

  it('is as low for help lines and notices', () => {
    const { crisisLines } = directory
    assertEasy(
      crisisLines.map(({ id, words }) => [id, read([words.en.text])]),
      0,
    )
    const notices = published.rules.flatMap(({ action }) =>
      action.kind === 'notice' ? [action.words.en] : [],
    )
    assert.ok(notices.length > 0)
    assertEasy(
      notices.map((words, i) => [`notice ${i + 1}`, read([words])]),
      0,
    )
  })

  it('is really measured: a hard text and a long sentence are found', () => {
    const hard = 'Parental notification obligations necessitate documentation of extenuating circumstances.'
    assert.throws(() => assertEasy([['hard', read([hard])]], 0), /hard/)
    const long = Array(21).fill('go').join(' ')
    assert.throws(() => assertEasy([['long', read([long])]], 0), /long/)
    assertEasy([['easy', read(['Call the bus office. They know where the bus is.'])]], 0)
  })
})

/** @param least texts with fewer words are only checked by sentence */
function assertEasy(readings: readonly (readonly [string, Reading])[], least = minWords): void {
  const graded = readings.filter(([, { words }]) => words > 0 && words >= least)
  const faults = [
    ...graded
      .filter(([, { grade }]) => grade > bars.highest)
      .map(([name, { grade }]) => `${name}: grade ${grade.toFixed(1)}`),
    ...readings
      .filter(([, { longest }]) => wordsOf(longest).length > bars.maxSentenceLength)
      .map(([name, { longest }]) => `${name}: ${wordsOf(longest).length} words in “${longest}”`),
  ]
  assert.deepEqual(faults, [])
  const grades = graded.map(([, { grade }]) => grade).sort((a, b) => a - b)
  assert.ok((grades[grades.length >> 1] ?? 0) <= bars.median, 'half of them are at most grade 5')
}

/** A bar separates texts that one attribute gives to a script. */
function leaves(words: object): string[] {
  return Object.values(words).flatMap((value) =>
    typeof value === 'string' ? value.split('|') : leaves(value),
  )
}
