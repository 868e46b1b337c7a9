import type { Person } from './people-store.js'

/** A person's name for pages: Ms. Yesenia Urbina. */
export function personName({ prefix, firstName, lastName }: Person): string {
  return [prefix, firstName, lastName].filter(Boolean).join(' ')
}
