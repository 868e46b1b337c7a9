/** What tells who somebody is. The words are those of the markers: `[name]`, `[birth date]`. */
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

/** Where an identifier stands in a text: from `from` up to, not with, `to`. */
export interface Identifier {
  kind: IdentifierKind
  from: number
  to: number
}

/** Each kind once. */
export function kindsOf(identifiers: readonly Identifier[]): IdentifierKind[] {
  return [...new Set(identifiers.map(({ kind }) => kind))]
}

/** Puts identifiers in order; of two that overlap the longer stays, and takes in what the other has besides. */
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
