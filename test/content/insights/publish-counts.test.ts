import assert from 'node:assert/strict'
import fc from 'fast-check'
import {
  type CountNode,
  type PublishedPiece,
  publishCounts,
} from '../../../src/content/insights/publish-counts.js'
import { runSlices } from '../../../src/platform/threads/slices.js'
import { findLeaks, knownSums, type Target } from './attack-counts.js'

type Path = PublishedPiece['path']

/** One inquiry: its week, and its value of each way. `a` has two values below each of its own. */
interface Asked {
  week: number
  a: string
  sub: string
  b: string
}

const values = { a: ['a0', 'a1', 'a2', 'a3', 'a4'], sub: ['s0', 's1'], b: ['b0', 'b1', 'b2'] }

/** Often at the edge of what may be shown. */
const count = fc.oneof(fc.nat({ max: 24 }), fc.constantFrom(0, 1, 2, 3, 4, 4, 4, 5, 8, 10, 12))

/** Counts of two months: some rows are large, some are rare, and some weeks are quiet. */
const askedIn = (weeks: number) =>
  fc
    .array(fc.array(count, { minLength: 10, maxLength: 10 }), { minLength: weeks, maxLength: weeks })
    .chain((byWeek) =>
      fc.infiniteStream(fc.nat({ max: 8 })).map((stream) => {
        const asked: Asked[] = []
        byWeek.forEach((counts, week) => {
          counts.forEach((count, leaf) => {
            // Every third week is quiet.
            const times = week % 3 === 2 ? Math.floor(count / 6) : count
            for (let i = 0; i < times; i++) {
              const b = Math.max(0, stream.next().value! - 6)
              asked.push({
                ...{ week, a: values.a[leaf >> 1]!, sub: values.sub[leaf & 1]!, b: values.b[b]! },
              })
            }
          })
        })
        return asked
      }),
    )

const fits = (one: Asked, path: Path) => path.every(({ about, key }) => one[about as 'a'] === key)

function nodeOf(
  asked: readonly Asked[],
  path: Path,
  ways: Partial<Record<keyof typeof values, string[]>>,
): CountNode {
  const counts = new Map<number, number>()
  for (const one of asked) if (fits(one, path)) counts.set(one.week, (counts.get(one.week) ?? 0) + 1)
  return {
    key: path.at(-1)?.key ?? '',
    counts,
    ways: Object.entries(ways).map(([about, keys]) => ({
      about,
      rows: keys.map((key) =>
        nodeOf(asked, [...path, { about, key }], about === 'a' ? { sub: values.sub } : {}),
      ),
    })),
  }
}

const publish = (asked: readonly Asked[], weeks: number) =>
  runSlices(publishCounts(nodeOf(asked, [], { a: values.a, b: values.b }), { from: 0, until: weeks }))

const leaves = values.a.flatMap((a) => values.sub.flatMap((sub) => values.b.map((b) => ({ a, sub, b }))))
const cellsOf = (path: Path, week: number) =>
  leaves.filter((leaf) => fits({ week, ...leaf }, path)).map(({ a, sub, b }) => `${week} ${a} ${sub} ${b}`)

const paths: Path[] = [
  [],
  ...values.a.flatMap((key) => [
    [{ about: 'a', key }],
    ...values.sub.map((sub) => [
      { about: 'a', key },
      { about: 'sub', key: sub },
    ]),
  ]),
  ...values.b.map((key) => [{ about: 'b', key }]),
]

/** Every row in every week, month and pair of weeks; and each of them without what is shown of it. */
function targetsIn(weeks: number, pieces: readonly PublishedPiece[]): Target[] {
  const spans = Array.from({ length: weeks }, (_, week) => [week])
  for (let week = 0; week < weeks; week++) {
    if (week + 1 < weeks) spans.push([week, week + 1])
    if (week % 4 === 0) spans.push([0, 1, 2, 3].map((i) => week + i).filter((each) => each < weeks))
  }
  return paths.flatMap((path) =>
    spans.flatMap((span) => {
      const name = `${path.map(({ key }) => key).join('/')} in ${span}`
      const cells = span.flatMap((week) => cellsOf(path, week))
      const rest = withoutShown(path, span, pieces)
      return [{ name, cells }, ...(rest ? [{ name: `rest of ${name}`, cells: rest }] : [])]
    }),
  )
}

/** The cells of a row that no published number of a single week below it has. */
function withoutShown(
  path: Path,
  span: readonly number[],
  pieces: readonly PublishedPiece[],
): string[] | null {
  const below = pieces.filter(
    (piece) =>
      piece.path.length === path.length + 1 &&
      path.every(({ key }, i) => piece.path[i]!.key === key) &&
      piece.path.at(-1)!.about !== 'b' &&
      piece.weeks.every((week) => span.includes(week)),
  )
  if (below.length === 0) return null
  const shown = new Set(below.flatMap((piece) => piece.weeks.flatMap((week) => cellsOf(piece.path, week))))
  return span.flatMap((week) => cellsOf(path, week)).filter((cell) => !shown.has(cell))
}

describe('Publishing counts', () => {
  it('shows no number under 10, and only sums of the inquiries it names', () => {
    fc.assert(
      fc.property(askedIn(9), (asked) => {
        for (const { path, weeks, count } of publish(asked, 9)) {
          assert.ok(count >= 10)
          assert.equal(asked.filter((one) => weeks.includes(one.week) && fits(one, path)).length, count)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('counts no inquiry of a row twice', () => {
    fc.assert(
      fc.property(askedIn(9), (asked) => {
        const seen = new Set<string>()
        for (const { path, weeks } of publish(asked, 9))
          for (const week of weeks) {
            const key = `${JSON.stringify(path)} ${week}`
            assert.ok(!seen.has(key), key)
            seen.add(key)
          }
      }),
      { numRuns: 200 },
    )
  })

  it('does not change what it has shown when more weeks end', () => {
    fc.assert(
      fc.property(askedIn(9), (asked) => {
        const ended = asked.filter(({ week }) => week < 6)
        const later = publish(asked, 9).filter(({ period, at }) => (period === 'week' ? at < 6 : at < 1))
        assert.deepEqual(later, publish(ended, 6))
      }),
      { numRuns: 100 },
    )
  })

  it('lets nobody work out a count from 1 to 9 from all that is shown together', () => {
    fc.assert(
      fc.property(askedIn(5), (asked) => {
        const pieces = publish(asked, 5)
        assert.deepEqual(findLeaks(knownSums(pieces, cellsOf), targetsIn(5, pieces)), [])
      }),
      { numRuns: 12 },
    )
  })

  it('nor from sums over three lengths of time', () => {
    const lengths = [
      { name: 'week', weeks: 1 },
      { name: 'month', weeks: 2 },
      { name: 'year', weeks: 4 },
    ] as const
    const rows = ['a0', 'a1', 'a2', 'a3', 'a4', 'a5']
    const table = fc.array(fc.array(count, { minLength: 6, maxLength: 6 }), { minLength: 8, maxLength: 8 })
    fc.assert(
      fc.property(table, (byWeek) => {
        const countsOf = (row: number) => new Map(byWeek.map((counts, week) => [week, counts[row]!]))
        const all = new Map(byWeek.map((counts, week) => [week, counts.reduce((sum, each) => sum + each, 0)]))
        const children = rows.map((key, i) => ({ key, counts: countsOf(i), ways: [] }))
        const root = { key: '', counts: all, ways: [{ about: 'a', rows: children }] }
        const pieces = runSlices(publishCounts(root, { from: 0, until: 8, lengths }))
        const cells = (path: Path, week: number) =>
          rows.filter((row) => (path[0]?.key ?? row) === row).map((row) => `${week} ${row}`)
        const spans = byWeek.flatMap((_, from) =>
          [1, 2, 3, 4].map((length) => byWeek.map((_, week) => week).slice(from, from + length)),
        )
        const targets = [...rows.map((row) => [row]), [], ['a0', 'a1'], ['a2', 'a4', 'a5']].flatMap((some) =>
          spans.map((span) => ({
            name: `${some} in ${span}`,
            cells: span.flatMap((week) =>
              cells([], week).filter((cell) => some.some((row) => cell.endsWith(row))),
            ),
          })),
        )
        assert.deepEqual(findLeaks(knownSums(pieces, cells), targets), [])
      }),
      { numRuns: 40 },
    )
  })

  it('would be found out if it only left out small counts', () => {
    const asked = Array.from({ length: 33 }, (_, i) => ({
      ...{ week: 0, a: i < 30 ? 'a0' : 'a1', sub: 's0', b: 'b0' },
    }))
    const all = { period: 'week' as const, at: 0, weeks: [0] }
    const pieces = [
      { ...all, count: 33, path: [] },
      { ...all, count: 30, path: [{ about: 'a', key: 'a0' }] },
    ]
    const leaks = findLeaks(knownSums(pieces, cellsOf), targetsIn(1, pieces))
    assert.ok(leaks.some(({ count }) => count === 3))
    assert.deepEqual(
      publish(asked, 1).filter(({ path }) => path[0]?.about === 'a'),
      [],
    )
  })
})
