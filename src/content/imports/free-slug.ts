import { plainText } from '../../platform/text/plain-text.js'

/** A slug for a person: `ana-ruiz`; `ana-ruiz-2` if that is taken. */
export function freeSlug(name: string, isTaken: (slug: string) => boolean): string {
  const base =
    plainText(name)
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'person'
  for (let n = 1; ; n++) {
    const slug = n === 1 ? base : `${base}-${n}`
    if (!isTaken(slug)) return slug
  }
}
