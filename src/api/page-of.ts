/** The requested part of a list. */
export type Paging = {
  /** From 1. */
  page: number
  per_page: number
}

/** A part of a list, and a link to the next one. */
export interface PageOf<T> {
  items: T[]
  total: number
  page: number
  pages: number
  next: string | null
}

/**
 * Cuts one page from a list; empty past the end.
 * @param address full address of this page; the next one differs only in `page`
 */
export function pageOf<T>(all: readonly T[], { page, per_page }: Paging, address: URL): PageOf<T> {
  const pages = Math.max(1, Math.ceil(all.length / per_page))
  const items = all.slice((page - 1) * per_page, page * per_page)
  const next = new URL(address)
  next.searchParams.set('page', String(page + 1))
  return { items, total: all.length, page, pages, next: page < pages ? next.href : null }
}
