import assert from 'node:assert/strict'
import fc from 'fast-check'
import { buildInquiryTree, judgedWay } from '../../../src/content/insights/build-count-tree.js'
import type { DayFact } from '../../../src/content/insights/insight-store.js'
import { mondayOf, weekOf } from '../../../src/content/insights/periods.js'
import { type PublishedPiece, publishCounts } from '../../../src/content/insights/publish-counts.js'
import { runSlices } from '../../../src/platform/threads/slices.js'
import { findLeaks, knownSums, type Target } from './attack-counts.js'

type Path = PublishedPiece['path']

/** A month begins here, and a week of the next month ends. */
const first = Math.ceil(weekOf('2025-09-22') / 4) * 4
const weeks = Array.from({ length: 5 }, (_, i) => first + i)

const judged = ['right', 'unjudged', 'wrong', 'handover'] as const
const languages = ['en', 'es', 'so', 'vi']
const channels = ['page', 'sms']

/** Inquiries that no published number tells apart further. */
interface Cell {
  judged: (typeof judged)[number]
  lang: string
  channel: string
}
const cells: Cell[] = judged.flatMap((judged) =>
  languages.flatMap((lang) => channels.map((channel) => ({ judged, lang, channel }))),
)

const isNamed = (cell: Cell) => cell.judged === 'right' || cell.judged === 'unjudged'
const resultOf = (cell: Cell) => (isNamed(cell) ? 'named' : cell.judged) as 'named' | 'wrong' | 'handover'

/** Often at the edge of what may be shown. */
const times = fc.oneof(fc.nat({ max: 24 }), fc.constantFrom(0, 1, 2, 3, 4, 4, 5, 8, 10, 12))
/** By week and cell; most answers are never judged. */
const asked = fc
  .array(fc.array(times, { minLength: cells.length, maxLength: cells.length }), {
    minLength: weeks.length,
    maxLength: weeks.length,
  })
  .map((byWeek) => byWeek.map((counts, i) => (i % 3 === 2 ? counts.map((n) => Math.floor(n / 6)) : counts)))

const factsOf = (byWeek: readonly number[][]): DayFact[] =>
  byWeek.flatMap((counts, i) =>
    counts.flatMap((times, at): DayFact[] => {
      if (times === 0) return []
      const cell = cells[at]!
      const common = { day: mondayOf(weeks[i]!), group: '', times }
      return [
        { ...common, result: cell.judged, about: 'lang', value: cell.lang },
        { ...common, result: resultOf(cell), about: 'channel', value: cell.channel },
      ]
    }),
  )

const publish = (byWeek: readonly number[][]) => {
  const range = { from: first, until: first + weeks.length }
  return runSlices(publishCounts(runSlices(buildInquiryTree(factsOf(byWeek))), range))
}

/** Whether a cell is part of a step of a path; the group of a language or channel has all of them. */
function fits(cell: Cell, path: Path): boolean {
  return path.every(({ about, key }, i) => {
    if (about === 'result') return resultOf(cell) === key
    if (about === judgedWay) return cell.judged === key
    if (about === 'value') return cell[path[i - 1]!.about as 'lang' | 'channel'] === key
    return true
  })
}

const nameOf = (cell: Cell, week: number) => `${week} ${cell.judged} ${cell.lang} ${cell.channel}`
const cellsOf = (path: Path, week: number) =>
  cells.filter((cell) => fits(cell, path)).map((cell) => nameOf(cell, week))

/** Each result, judgement, language and channel, alone and together, as pages show them or as an attacker would add them up. */
const groups: [string, (cell: Cell) => boolean][] = [
  ['all', () => true],
  ...(['named', 'wrong', 'handover'] as const).flatMap((result): [string, (cell: Cell) => boolean][] => [
    [result, (cell) => resultOf(cell) === result],
    ...channels.map((channel): [string, (cell: Cell) => boolean] => [
      `${result} ${channel}`,
      (cell) => resultOf(cell) === result && cell.channel === channel,
    ]),
    ...languages.map((lang): [string, (cell: Cell) => boolean] => [
      `${result} ${lang}`,
      (cell) => resultOf(cell) === result && cell.lang === lang,
    ]),
  ]),
  ...(['right', 'unjudged'] as const).flatMap((said): [string, (cell: Cell) => boolean][] => [
    [said, (cell) => cell.judged === said],
    ...languages.map((lang): [string, (cell: Cell) => boolean] => [
      `${said} ${lang}`,
      (cell) => cell.judged === said && cell.lang === lang,
    ]),
  ]),
  ...languages.map((lang): [string, (cell: Cell) => boolean] => [lang, (cell) => cell.lang === lang]),
  ...channels.map((channel): [string, (cell: Cell) => boolean] => [
    channel,
    (cell) => cell.channel === channel,
  ]),
]

const spans = [...weeks.map((week) => [week]), weeks.slice(0, 2), weeks.slice(0, 4), weeks]

const targets: Target[] = groups.flatMap(([name, has]) =>
  spans.map((span) => ({
    name: `${name} in ${span}`,
    cells: span.flatMap((week) => cells.filter(has).map((cell) => nameOf(cell, week))),
  })),
)

/** In each span, what is left of a row without what is shown of it in one way. */
function restsOf(pieces: readonly PublishedPiece[]): Target[] {
  const ways = new Map<string, PublishedPiece[]>()
  for (const piece of pieces.filter(({ path }) => path.length > 0)) {
    const way = JSON.stringify([...piece.path.slice(0, -1), piece.path.at(-1)!.about])
    ways.set(way, [...(ways.get(way) ?? []), piece])
  }
  return [...ways].flatMap(([way, shown]) => {
    const parent = shown[0]!.path.slice(0, -1)
    return spans.map((span) => {
      const within = shown.filter((piece) => piece.weeks.every((week) => span.includes(week)))
      const seen = new Set(knownSums(within, cellsOf).flatMap((sum) => sum.cells))
      const all = span.flatMap((week) => cellsOf(parent, week))
      return { name: `rest of ${way} in ${span}`, cells: all.filter((cell) => !seen.has(cell)) }
    })
  })
}

describe('Publishing inquiries by result, what families said, and language', () => {
  it('shows sums of ten or more, down to the language of what was judged', () => {
    const large = weeks.map(() => cells.map(() => 30))
    const pieces = publish(large)
    const deepest = pieces.filter(({ path }) => path.length === 4)
    assert.equal(deepest.length, weeks.length * 2 * languages.length)
    for (const { path, count } of deepest) {
      assert.deepEqual(
        path.map(({ about }) => about),
        ['result', judgedWay, 'lang', 'value'],
      )
      assert.equal(count, 60)
    }
  })

  it('lets nobody work out a count from 1 to 9 of any of them', () => {
    fc.assert(
      fc.property(asked, (byWeek) => {
        const pieces = publish(byWeek)
        for (const { path, weeks: of, count } of pieces) {
          const sum = of.reduce(
            (total, week) =>
              total +
              cells.reduce((all, cell, i) => all + (fits(cell, path) ? byWeek[week - first]![i]! : 0), 0),
            0,
          )
          assert.ok(count >= 10)
          assert.equal(count, sum)
        }
        assert.deepEqual(findLeaks(knownSums(pieces, cellsOf), [...targets, ...restsOf(pieces)]), [])
      }),
      { numRuns: 6 },
    )
  })

  it('would find the languages of what was judged, were they published as they are', () => {
    const few = weeks.map(() => cells.map(({ lang }) => (lang === 'so' ? 2 : 20)))
    const path = [
      { about: 'result', key: 'named' },
      { about: judgedWay, key: 'right' },
      { about: 'lang', key: '' },
    ]
    const of = (lang: string) => [...path, { about: 'value', key: lang }]
    const piece = { period: 'week' as const, at: first, weeks: [first] }
    const naive = [
      { ...piece, path, count: 124 },
      ...['en', 'es', 'vi'].map((lang) => ({ ...piece, path: of(lang), count: 40 })),
    ]
    assert.deepEqual(
      findLeaks(knownSums(naive, cellsOf), targets).map(({ name, count }) => [name, count]),
      [[`right so in ${first}`, 4]],
    )
    assert.deepEqual(findLeaks(knownSums(publish(few), cellsOf), targets), [])
  })
})
