/** Reads form fields as texts; missing or repeated fields are empty. */
export function textsOf<K extends string>(body: unknown, ...names: K[]): Record<K, string> {
  const fields = (body ?? {}) as Record<string, unknown>
  const text = (name: K) => (typeof fields[name] === 'string' ? (fields[name] as string) : '')
  return Object.fromEntries(names.map((name) => [name, text(name)])) as Record<K, string>
}

/** Reads a field that may be there several times, such as checkboxes. */
export function readList(body: unknown, name: string): string[] {
  const value = (body as Record<string, unknown> | null)?.[name] ?? []
  return [value].flat().filter((each): each is string => typeof each === 'string')
}
