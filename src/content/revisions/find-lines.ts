import { type JSONPath, visit } from 'jsonc-parser'

/** Finds the lines of a JSON text. */
export interface LineFinder {
  /** The line of a path, or of its nearest existing parent; counted from 1. */
  lineOf(path: readonly PropertyKey[]): number
  /** The line where it stops being valid JSON; null if all of it is valid. */
  broken: number | null
}

/** Parses a JSON text once for all look-ups. Of duplicate names the last counts, as in JSON.parse. */
export function createLineFinder(written: string): LineFinder {
  const lines = new Map<string, number>()
  let broken: number | null = null
  const note = (line: number, path: JSONPath) => void lines.set(keyOf(path), line + 1)
  visit(
    written,
    {
      onObjectBegin: (_offset, _length, line, _column, path) => note(line, path()),
      onArrayBegin: (_offset, _length, line, _column, path) => note(line, path()),
      onLiteralValue: (_value, _offset, _length, line, _column, path) => note(line, path()),
      onError(_code, _offset, _length, line) {
        broken ??= line + 1
      },
    },
    { disallowComments: true },
  )
  return {
    broken,
    lineOf(path) {
      for (let length = path.length; length > 0; length--) {
        const line = lines.get(keyOf(path.slice(0, length)))
        if (line !== undefined) return line
      }
      return 1
    },
  }
}

const keyOf = (path: readonly PropertyKey[]) => path.map(String).join('\n')
