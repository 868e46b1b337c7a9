/** One page of a long list. */
export interface ListPage<T> {
  items: T[]
  /** 1 is the first; never past the last. */
  page: number
  pages: number
}

/** @param asked 1 is the first; past the last gives the last */
export function pageThrough<T>(all: readonly T[], asked: number, perPage: number): ListPage<T> {
  const pages = Math.max(1, Math.ceil(all.length / perPage))
  const page = Math.min(asked, pages)
  return { items: all.slice((page - 1) * perPage, page * perPage), page, pages }
}
