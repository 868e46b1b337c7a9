import type { load } from 'cheerio'

/** Where links lead to, in their order; empty for one without an address. */
export function hrefsOf(links: ReturnType<ReturnType<typeof load>>): string[] {
  return links.toArray().map((each) => ('attribs' in each ? (each.attribs.href ?? '') : ''))
}
