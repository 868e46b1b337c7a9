import type { Person } from './people-store.js'

/** A person as a page names them: Ms. Yesenia Urbina. */
export function personName({ prefix, firstName, lastName }: Person): string {
  return [prefix, firstName, lastName].filter(Boolean).join(' ')
}
