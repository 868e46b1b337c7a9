/** Kinds of identifying details, as in the markers `[name]`, `[birth date]`. */
export const identifierKinds = [
  'name',
  'phone',
  'email',
  'address',
  'id',
  'birth date',
  'account',
  'plate',
] as const

export type IdentifierKind = (typeof identifierKinds)[number]

/** The position of an identifying detail in a text; `to` is exclusive. */
export interface Identifier {
  kind: IdentifierKind
  from: number
  to: number
}

/** The kinds, each once. */
export function kindsOf(identifiers: readonly Identifier[]): IdentifierKind[] {
  return [...new Set(identifiers.map(({ kind }) => kind))]
}

/** Sorts identifiers. Merges overlapping ones under the kind of the longer. */
export function joinIdentifiers(found: readonly Identifier[]): Identifier[] {
  const joined: Identifier[] = []
  for (const next of [...found].sort((a, b) => a.from - b.from || b.to - a.to)) {
    const last = joined.at(-1)
    if (!last || next.from >= last.to) {
      joined.push({ ...next })
      continue
    }
    if (next.to - next.from > last.to - last.from) last.kind = next.kind
    last.to = Math.max(last.to, next.to)
  }
  return joined
}
