export type DocumentKind = 'school' | 'office' | 'contact' | 'person' | 'topic'

/** Words by BCP 47 code. */
type ByLanguage = Record<string, string>

/** A searchable entry, by default of the directory: then public data only, as anyone may see it. */
export interface DirectoryDocument<Kind extends string = DocumentKind> {
  /** As made by `directoryId`: `person-12`. */
  id: string
  kind: Kind
  title: ByLanguage
  subtitle: ByLanguage
  /** Slug. */
  school: string | null
  office: string | null
  /** Schools and offices where somebody works, for the filters; absent for entries with one place. Never shown. */
  places?: { schools: readonly string[]; offices: readonly string[] }
  /** More search words: synonyms, titles, duties. Never shown. */
  words: string
  /** A topic's distinctive words, in each language of its title. Never shown. */
  said?: ByLanguage
  /** Path of the entry's page. */
  url: string
}

/** A document as found: without the words that are never shown. */
export type DirectoryHit<Kind extends string = DocumentKind> = Omit<
  DirectoryDocument<Kind>,
  'words' | 'said' | 'places'
>

/** How to search. */
export interface DirectoryQuery<Kind extends string = DocumentKind> {
  kinds?: readonly Kind[]
  school?: string
  office?: string
  /** Searches this language only, one that some title has; for suggestions. BCP 47 code. */
  lang?: string
  /** Drops hits that score less than this, 0 to 1; for suggestions. */
  minScore?: number
  /** The last word is complete: "bus" then does not match "business". */
  whole?: boolean
  /** Defaults to 20. */
  limit?: number
  /** Stay in this process: the query may identify someone. */
  inMemory?: boolean
  /** How long to wait for Meilisearch, in milliseconds; defaults to 150. */
  deadlineMs?: number
}

/** The id of a directory document. `key` is the row's id or slug. */
export function directoryId(kind: DocumentKind, key: string | number): string {
  // Meilisearch allows only letters, digits, - and _ in an id.
  return `${kind}-${String(key).replace(/[^A-Za-z0-9_-]/g, '_')}`
}

/** A hit's slug or id: the end of its page's path. */
export function hitKey({ url }: DirectoryHit): string {
  return url.split('/').at(-1) ?? ''
}
