export type DocumentKind = 'school' | 'office' | 'contact' | 'person' | 'topic'

/** Words by BCP 47 code. */
type ByLanguage = Record<string, string>

/** Something that can be looked up in the directory. Only what is public: it is shown to anybody who searches. */
export interface DirectoryDocument {
  /** As `directoryId` makes it: `person-12`. */
  id: string
  kind: DocumentKind
  title: ByLanguage
  subtitle: ByLanguage
  /** Slug. */
  school: string | null
  office: string | null
  /** Every school and office that somebody works at, for the filters; not there for what has one place. Never shown. */
  places?: { schools: readonly string[]; offices: readonly string[] }
  /** What it is also found by: synonyms, titles, duties. Never shown. */
  words: string
  /** The words by which families mean it, a topic: in each language of its title. Never shown. */
  said?: ByLanguage
  /** Path of its page. */
  url: string
}

export type DirectoryHit = Omit<DirectoryDocument, 'words' | 'said' | 'places'>

export interface DirectoryQuery {
  kinds?: readonly DocumentKind[]
  school?: string
  office?: string
  /** Look at this language only, one that some title is in; for suggestions. BCP 47 code. */
  lang?: string
  /** Leave out what fits less than this, 0 to 1; for suggestions. */
  minScore?: number
  /** The last word is a whole one, and not the beginning of another: "bus" is then no business. */
  whole?: boolean
  /** 20 when left out. */
  limit?: number
  /** Ask no other process: the query may tell who somebody is. */
  inMemory?: boolean
  /** How long to wait for Meilisearch; 150 when left out. */
  deadlineMs?: number
}

/** The id of a directory document. `key` is the row's id or slug. */
export function directoryId(kind: DocumentKind, key: string | number): string {
  // Meilisearch takes letters, digits, - and _ in an id, and nothing else.
  return `${kind}-${String(key).replace(/[^A-Za-z0-9_-]/g, '_')}`
}

/** The slug or id of what was found: the end of the path of its page. */
export function hitKey({ url }: DirectoryHit): string {
  return url.split('/').at(-1) ?? ''
}
