/**
 * Makes an id from a name: `Snow on the bus road` → `snow-on-the-bus-road`, with a number if it is taken.
 * @param fallback the id for a name without letters or digits
 */
export function freeId(name: string, fallback: string, isTaken: (id: string) => boolean): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '')
  const base = plain || fallback
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}-${n}`
    if (!isTaken(id)) return id
  }
}
