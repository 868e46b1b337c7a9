import { languagePrefix } from './paths.js'

/** Addresses of the import and export pages, below the language prefix. */
export const transferRoutes = {
  imports: '/admin/imports',
  pull: '/admin/imports/pull',
  pullRules: '/admin/imports/pull/rules',
  one: '/admin/imports/:id',
  columns: '/admin/imports/:id/columns',
  words: '/admin/imports/:id/words',
  apply: '/admin/imports/:id/apply',
  cancel: '/admin/imports/:id/cancel',
  undo: '/admin/imports/:id/undo',
  faults: '/admin/imports/:id/faults.csv',
  exports: '/admin/exports',
  /** One file, or `all.zip`, or `oneroster.zip`. */
  export: '/admin/exports/*file',
} as const

/** The part of an import to show. */
export interface ImportView {
  kind?: string | null
  page?: number
}

export const transferPaths = {
  imports: (lang: string) => `${languagePrefix(lang)}/admin/imports`,
  /** Pulling from the student information system: its page, and where a form pulls now. */
  pull: (lang: string, query: Record<string, string> = {}) => {
    const search = new URLSearchParams(query).toString()
    return `${languagePrefix(lang)}/admin/imports/pull${search && `?${search}`}`
  },
  /** Saves when and how it pulls. */
  pullRules: (lang: string) => `${languagePrefix(lang)}/admin/imports/pull/rules`,
  one: (id: number, lang: string, { kind, page = 1 }: ImportView = {}) => {
    const query = new URLSearchParams({
      ...(kind ? { kind } : {}),
      ...(page > 1 ? { page: String(page) } : {}),
    })
    return `${languagePrefix(lang)}/admin/imports/${id}${query.size > 0 ? `?${query}` : ''}`
  },
  /** Matches the columns of a file with foreign headers. @param file its place among the files; the first by default */
  columns: (id: number, lang: string, file?: number) =>
    `${languagePrefix(lang)}/admin/imports/${id}/columns${file === undefined ? '' : `?file=${file}`}`,
  /** Matches job titles and words for buildings. */
  words: (id: number, lang: string) => `${languagePrefix(lang)}/admin/imports/${id}/words`,
  apply: (id: number, lang: string) => `${languagePrefix(lang)}/admin/imports/${id}/apply`,
  cancel: (id: number, lang: string) => `${languagePrefix(lang)}/admin/imports/${id}/cancel`,
  undo: (id: number, lang: string) => `${languagePrefix(lang)}/admin/imports/${id}/undo`,
  faults: (id: number, lang: string) => `${languagePrefix(lang)}/admin/imports/${id}/faults.csv`,
  exports: (lang: string) => `${languagePrefix(lang)}/admin/exports`,
  export: (file: string, lang: string) => `${languagePrefix(lang)}/admin/exports/${file}`,
}
