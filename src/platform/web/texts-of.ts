/** Fields of a form as texts: what is missing, or sent twice, is empty. */
export function textsOf<K extends string>(body: unknown, ...names: K[]): Record<K, string> {
  const fields = (body ?? {}) as Record<string, unknown>
  const text = (name: K) => (typeof fields[name] === 'string' ? (fields[name] as string) : '')
  return Object.fromEntries(names.map((name) => [name, text(name)])) as Record<K, string>
}
