/** Finds the lines of a JSON text. */
export interface LineFinder {
  /** The line of what stands at a path, or of the nearest thing around it that is there; counted from 1. */
  lineOf(path: readonly PropertyKey[]): number
  /** The line at which it stops being JSON; null where it is JSON to its end. */
  broken: number | null
}

const token = /\s*(?:([{}[\],:])|("(?:[^"\\\n]|\\.)*"|-?\d[\d.eE+-]*|true|false|null))/y

/** Goes through a JSON text once, and remembers where each thing stands. */
export function createLineFinder(written: string): LineFinder {
  const places = new Map<string, number>()
  token.lastIndex = 0
  let at = 0

  /** The next sign or value. @throws {SyntaxError} where there is none */
  function next(): string {
    token.lastIndex = at
    const found = token.exec(written)
    if (!found) throw new SyntaxError()
    at = token.lastIndex
    return found[1] ?? found[2]!
  }

  function demand(...signs: string[]): string {
    const before = at
    const sign = next()
    if (signs.includes(sign)) return sign
    at = before
    throw new SyntaxError()
  }

  function readValue(path: readonly (string | number)[]): void {
    const before = at
    const first = next()
    places.set(keyOf(path), at)
    if (first === '{') readEntries('}', (name) => [...path, name])
    else if (first === '[') readEntries(']', (_, number) => [...path, number])
    else if (!/^["\d\-tfn]/.test(first)) {
      at = before
      throw new SyntaxError()
    }
  }

  function readEntries(end: ']' | '}', within: (name: string, number: number) => (string | number)[]): void {
    const before = at
    if (next() === end) return
    at = before
    for (let number = 0; ; number++) {
      const name = end === '}' ? readName() : ''
      readValue(within(name, number))
      if (demand(',', end) === end) return
    }
  }

  function readName(): string {
    const before = at
    const name = next()
    if (!name.startsWith('"')) {
      at = before
      throw new SyntaxError()
    }
    demand(':')
    return JSON.parse(name) as string
  }

  const ends = [...written.matchAll(/\n/g)].map(({ index }) => index)
  /** One more than the line ends before it: found by halving. */
  const lineAt = (place: number) => {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (ends[middle]! < place) low = middle + 1
      else high = middle
    }
    return low + 1
  }
  let broken: number | null = null
  try {
    readValue([])
    if (written.slice(at).trim() !== '') throw new SyntaxError()
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    broken = lineAt(at + (written.slice(at).match(/^\s*/)?.[0].length ?? 0))
  }
  return {
    broken,
    lineOf(path) {
      for (let length = path.length; length > 0; length--) {
        const place = places.get(keyOf(path.slice(0, length)))
        if (place !== undefined) return lineAt(place)
      }
      return 1
    },
  }
}

const keyOf = (path: readonly PropertyKey[]) => path.map(String).join('\n')
