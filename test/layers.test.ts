import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fromRoot } from '../src/platform/root.js'

/** From the bottom up. */
const floors = [
  ['paths'],
  ['platform'],
  ['config.ts'],
  ['directory'],
  ['answering'],
  ['content'],
  ['public', 'staff', 'api'],
  ['app.ts'],
  ['compose.ts'],
  ['districts'],
  ['server.ts', 'commands'],
]

const wingOf = (file: string) => file.split('/')[0] ?? ''
const floorOf = (file: string) => floors.findIndex((floor) => floor.includes(wingOf(file)))

const files = readdirSync(fromRoot('src'), { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
)

/** The project files that a file imports, including type imports. */
function importsOf(file: string): string[] {
  const text = readFileSync(fromRoot('src', file), 'utf8')
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']*)\.js'/g)].map(([, path = '']) =>
    normalize(join(dirname(file), `${path}.ts`)),
  )
}

const imports = new Map(files.map((file) => [file, importsOf(file)]))

/** Files that import each other, directly or not: each circle once. */
function circles(): string[][] {
  const reach = (from: string) => {
    const seen = new Set<string>()
    const next = [...(imports.get(from) ?? [])]
    for (let file = next.pop(); file !== undefined; file = next.pop())
      if (!seen.has(file)) {
        seen.add(file)
        next.push(...(imports.get(file) ?? []))
      }
    return seen
  }
  const reached = new Map(files.map((file) => [file, reach(file)]))
  const circleOf = (file: string) =>
    files.filter((other) => reached.get(file)?.has(other) && reached.get(other)?.has(file))
  return files.map(circleOf).filter((circle, i) => circle.length > 1 && circle[0] === files[i])
}

describe('The wings', () => {
  it('contain every file', () => {
    assert.deepEqual(
      files.filter((file) => floorOf(file) < 0),
      [],
    )
  })

  it('are mirrored by the folders of tests', () => {
    const ownFolders = ['browser', 'chaos', 'drill', 'integration', 'screenshots', 'support', 'system']
    const wings = readdirSync(fromRoot('test')).filter(
      (name) => !ownFolders.includes(name) && !name.includes('.'),
    )
    const rooms = wings.flatMap((wing) =>
      readdirSync(fromRoot('test', wing), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => join(wing, name)),
    )
    assert.ok(rooms.length > 40)
    assert.deepEqual(
      rooms.filter((room) => !existsSync(fromRoot('src', room))),
      [],
    )
  })

  it('import only down, and never from a neighbor', () => {
    const wrong = [...imports].flatMap(([from, all]) =>
      all
        .filter((to) => files.includes(to) && wingOf(from) !== wingOf(to) && floorOf(to) >= floorOf(from))
        .map((to) => `${from} imports ${to}`),
    )
    assert.deepEqual(wrong, [])
  })

  it('contain no circle of more than five files', () => {
    assert.deepEqual(
      circles().filter((circle) => circle.length > 5),
      [],
    )
  })
})

/** Exported names by declaring file; re-exports do not count. */
function declaredNames(): Map<string, string[]> {
  const declared = new Map<string, string[]>()
  for (const file of files)
    for (const [, name = ''] of readFileSync(fromRoot('src', file), 'utf8').matchAll(
      /^export (?:async )?(?:function\*?|const|let|class|interface|type|enum) (\w+)/gm,
    ))
      if (!declared.get(name)?.includes(file)) declared.set(name, [...(declared.get(name) ?? []), file])
  return declared
}

/** Types that a file keeps to itself, by file. */
function localTypes(): [file: string, name: string][] {
  return files.flatMap((file) =>
    [...readFileSync(fromRoot('src', file), 'utf8').matchAll(/^(?:class|interface|type|enum) (\w+)/gm)].map(
      ([, name = '']): [string, string] => [file, name],
    ),
  )
}

describe('An exported name', () => {
  it('is no name of a type that another file keeps to itself', () => {
    const declared = declaredNames()
    assert.deepEqual(
      localTypes().filter(([file, name]) => declared.has(name) && !declared.get(name)?.includes(file)),
      [],
    )
  })

  it('is declared in one file', () => {
    assert.deepEqual(
      [...declaredNames()].filter(([, where]) => where.length > 1),
      [],
    )
  })
})
