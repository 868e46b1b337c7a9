/** Values by key for as long as somebody else holds them. */
export interface WeakCache<Value extends object> {
  get(key: string): Value | null
  /** @returns the value */
  add(key: string, value: Value): Value
}

export function createWeakCache<Value extends object>(): WeakCache<Value> {
  const held = new Map<string, WeakRef<Value>>()
  const gone = new FinalizationRegistry<string>((key) => {
    if (held.get(key)?.deref() === undefined) held.delete(key)
  })
  return {
    get: (key) => held.get(key)?.deref() ?? null,
    add(key, value) {
      held.set(key, new WeakRef(value))
      gone.register(value, key)
      return value
    },
  }
}
