import assert from 'node:assert/strict'
import fc from 'fast-check'
import { buildInquiryTree, judgedWay } from '../../src/content/insights/build-count-tree.js'
import type { DayFact } from '../../src/content/insights/insight-store.js'
import { mondayOf, weekOf } from '../../src/content/insights/periods.js'
import { type PublishedPiece, publishCounts } from '../../src/content/insights/publish-counts.js'
import { runSlices } from '../../src/platform/threads/slices.js'
import { findLeaks, knownSums, type Target } from '../content/insights/attack-counts.js'

type Path = PublishedPiece['path']

/** A month begins here, and a week of the next month ends. */
const first = Math.ceil(weekOf('2025-09-22') / 4) * 4
const weeks = Array.from({ length: 5 }, (_, i) => first + i)

const judged = ['right', 'again', 'unjudged', 'wrong', 'handover'] as const

/** The values of each property: what is attacked is how two of them meet. */
interface Layout {
  languages: readonly string[]
  channels: readonly string[]
  topics: readonly string[]
}
const layouts: Record<string, Layout> = {
  channel: { languages: ['en', 'es', 'so', 'vi'], channels: ['page', 'sms'], topics: ['bus'] },
  topic: { languages: ['en', 'so'], channels: ['page'], topics: ['bus', 'lunch', 'nurse'] },
}

/** Inquiries that no published number tells apart further. */
interface Cell {
  judged: (typeof judged)[number]
  lang: string
  channel: string
  matter: string
}
const cellsIn = ({ languages, channels, topics }: Layout): Cell[] =>
  judged.flatMap((judged) =>
    languages.flatMap((lang) =>
      channels.flatMap((channel) => topics.map((matter) => ({ judged, lang, channel, matter }))),
    ),
  )

const isOpen = (cell: Cell) => cell.judged === 'again' || cell.judged === 'unjudged'
const isNamed = (cell: Cell) => cell.judged === 'right' || isOpen(cell)
const resultOf = (cell: Cell) => (isNamed(cell) ? 'named' : cell.judged) as 'named' | 'wrong' | 'handover'
const saidOf = (cell: Cell) => (isOpen(cell) ? 'open' : cell.judged) as DayFact['result']

/** Often at the edge of what may be shown. */
const times = fc.oneof(fc.nat({ max: 24 }), fc.constantFrom(0, 1, 2, 3, 4, 4, 5, 8, 10, 12))
/** By week and cell; most answers are never judged. */
const askedIn = (cells: readonly Cell[]) =>
  fc
    .array(fc.array(times, { minLength: cells.length, maxLength: cells.length }), {
      minLength: weeks.length,
      maxLength: weeks.length,
    })
    .map((byWeek) => byWeek.map((counts, i) => (i % 3 === 2 ? counts.map((n) => Math.floor(n / 6)) : counts)))

const factsOf = (cells: readonly Cell[], byWeek: readonly number[][]): DayFact[] =>
  byWeek.flatMap((counts, i) =>
    counts.flatMap((times, at): DayFact[] => {
      if (times === 0) return []
      const cell = cells[at]!
      const common = { day: mondayOf(weeks[i]!), group: '', times }
      return [
        { ...common, result: cell.judged, about: 'lang', value: cell.lang },
        { ...common, result: saidOf(cell), about: 'matter', value: cell.matter },
        { ...common, result: resultOf(cell), about: 'channel', value: cell.channel },
      ]
    }),
  )

const publish = (cells: readonly Cell[], byWeek: readonly number[][]) => {
  const range = { from: first, until: first + weeks.length }
  return runSlices(publishCounts(runSlices(buildInquiryTree(factsOf(cells, byWeek))), range))
}

/** Whether a cell is part of a step of a path; the group of a property has all of them. */
function fits(cell: Cell, path: Path): boolean {
  return path.every(({ about, key }, i) => {
    if (about === 'result') return resultOf(cell) === key
    if (about === judgedWay) return cell.judged === key || (key === 'open' && isOpen(cell))
    if (about === 'value') return cell[path[i - 1]!.about as 'lang' | 'channel' | 'matter'] === key
    return true
  })
}

const nameOf = ({ judged, lang, channel, matter }: Cell, week: number) =>
  `${week} ${judged} ${lang} ${channel} ${matter}`
const cellsOf = (cells: readonly Cell[]) => (path: Path, week: number) =>
  cells.filter((cell) => fits(cell, path)).map((cell) => nameOf(cell, week))

type Group = [name: string, has: (cell: Cell) => boolean]

/** Each result, judgment, and value, alone and together, as pages show them or as an attacker would add them up. */
function groupsIn({ languages, channels, topics }: Layout): Group[] {
  const values: Group[] = [
    ...languages.map((lang): Group => [lang, (cell) => cell.lang === lang]),
    ...channels.map((channel): Group => [channel, (cell) => cell.channel === channel]),
    ...topics.map((topic): Group => [topic, (cell) => cell.matter === topic]),
  ]
  const results: Group[] = [
    ...(['named', 'wrong', 'handover'] as const).map(
      (result): Group => [result, (cell) => resultOf(cell) === result],
    ),
    ...(['right', 'again', 'unjudged'] as const).map((said): Group => [said, (cell) => cell.judged === said]),
    ['open', isOpen],
  ]
  const both = results.flatMap(([result, isResult]) =>
    values.map(
      ([value, isValue]): Group => [`${result} ${value}`, (cell) => isResult(cell) && isValue(cell)],
    ),
  )
  return [['all', () => true], ...values, ...results, ...both]
}

const spans = [...weeks.map((week) => [week]), weeks.slice(0, 2), weeks.slice(0, 4), weeks]

const targetsIn = (layout: Layout): Target[] =>
  groupsIn(layout).flatMap(([name, has]) =>
    spans.map((span) => ({
      name: `${name} in ${span}`,
      cells: span.flatMap((week) =>
        cellsIn(layout)
          .filter(has)
          .map((cell) => nameOf(cell, week)),
      ),
    })),
  )

/** In each span, what is left of a row without what is shown of it in one way. */
function restsOf(cells: readonly Cell[], pieces: readonly PublishedPiece[]): Target[] {
  const ways = new Map<string, PublishedPiece[]>()
  for (const piece of pieces.filter(({ path }) => path.length > 0)) {
    const way = JSON.stringify([...piece.path.slice(0, -1), piece.path.at(-1)!.about])
    ways.set(way, [...(ways.get(way) ?? []), piece])
  }
  return [...ways].flatMap(([way, shown]) => {
    const parent = shown[0]!.path.slice(0, -1)
    return spans.map((span) => {
      const within = shown.filter((piece) => piece.weeks.every((week) => span.includes(week)))
      const seen = new Set(knownSums(within, cellsOf(cells)).flatMap((sum) => sum.cells))
      const all = span.flatMap((week) => cellsOf(cells)(parent, week))
      return { name: `rest of ${way} in ${span}`, cells: all.filter((cell) => !seen.has(cell)) }
    })
  })
}

describe('Publishing inquiries by result, what families said and did, language, and topic', () => {
  it('shows sums of ten or more, down to the language of what was judged, and the topic of what was right', () => {
    const cells = cellsIn(layouts.channel!)
    const pieces = publish(
      cells,
      weeks.map(() => cells.map(() => 30)),
    )
    const atDepth = (depth: number, about: string) =>
      pieces.filter(({ path }) => path.length === depth && path[depth - 2]!.about === about)
    // Languages of `right` are one step up: the others are below `open`.
    assert.equal(atDepth(5, 'lang').length, weeks.length * 2 * 4)
    assert.equal(atDepth(4, 'lang').length, weeks.length * 4)
    assert.deepEqual(
      atDepth(4, 'matter').map(({ path, count }) => [path[1]!.key, count]),
      ['right', 'open'].flatMap((said) => weeks.map(() => [said, said === 'open' ? 480 : 240])),
    )
    for (const { path, count } of atDepth(5, 'lang')) {
      assert.deepEqual(
        path.map(({ about }) => about),
        ['result', judgedWay, judgedWay, 'lang', 'value'],
      )
      assert.equal(count, 60)
    }
  })

  for (const [name, layout] of Object.entries(layouts))
    it(`lets nobody work out a count from 1 to 9 of any of them: language and ${name}`, () => {
      const cells = cellsIn(layout)
      const targets = targetsIn(layout)
      fc.assert(
        fc.property(askedIn(cells), (byWeek) => {
          const pieces = publish(cells, byWeek)
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
          const known = knownSums(pieces, cellsOf(cells))
          assert.deepEqual(findLeaks(known, [...targets, ...restsOf(cells, pieces)]), [])
        }),
        { numRuns: name === 'channel' ? 4 : 6 },
      )
    })

  it('would find the languages of what was judged, were they published as they are', () => {
    const layout = layouts.channel!
    const cells = cellsIn(layout)
    const targets = targetsIn(layout)
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
      findLeaks(knownSums(naive, cellsOf(cells)), targets).map(({ name, count }) => [name, count]),
      [[`right so in ${first}`, 4]],
    )
    assert.deepEqual(findLeaks(knownSums(publish(cells, few), cellsOf(cells)), targets), [])
  })
})
