import { languagePrefix } from './paths.js'

/** Addresses of the translations' pages, below the language prefix. */
export const translationRoutes = {
  list: '/admin/translations',
  import: '/admin/translations/import',
  preview: '/admin/translations/import/:id',
  /** `vi.csv` */
  file: '/admin/translations/files/:file',
  one: '/admin/translations/:lang/:kind/:owner',
} as const

/** The part of the list to show. */
export interface TranslationView {
  /** BCP 47 code of the translations. */
  of?: string
  kind?: string
  state?: string
  page?: number
}

const base = (lang: string) => `${languagePrefix(lang)}/admin/translations`

export const translationPaths = {
  list: (lang: string, { of = '', kind = '', state = '', page = 1 }: TranslationView = {}) => {
    const query = { of, kind, state, page: page > 1 ? String(page) : '' }
    const set = Object.entries(query).filter(([, value]) => value !== '')
    return `${base(lang)}${set.length > 0 ? `?${new URLSearchParams(set)}` : ''}`
  },
  one: (of: string, kind: string, owner: string, lang: string) => `${base(lang)}/${of}/${kind}/${owner}`,
  file: (of: string, lang: string) => `${base(lang)}/files/${of}.csv`,
  import: (lang: string) => `${base(lang)}/import`,
  preview: (id: string, lang: string) => `${base(lang)}/import/${id}`,
}
