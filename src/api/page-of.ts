/** Which part of a list, as a query asks for it. */
export type Paging = {
  /** From 1. */
  page: number
  per_page: number
}

/** A part of a list, and where the next one is. */
export interface PageOf<T> {
  items: T[]
  total: number
  page: number
  pages: number
  next: string | null
}

/**
 * Cuts a page out of a list. A page behind the last one is empty.
 * @param address of this page, whole: the next one differs in `page` alone
 */
export function pageOf<T>(all: readonly T[], { page, per_page }: Paging, address: URL): PageOf<T> {
  const pages = Math.max(1, Math.ceil(all.length / per_page))
  const items = all.slice((page - 1) * per_page, page * per_page)
  const next = new URL(address)
  next.searchParams.set('page', String(page + 1))
  return { items, total: all.length, page, pages, next: page < pages ? next.href : null }
}
