/** The English words, a file a room: every other language has the same files with the same keys. */
export type Words = typeof import('./en/words.json', { with: { type: 'json' }}) &
  typeof import('./en/answer.json', { with: { type: 'json' }}) &
  typeof import('./en/directory.json', { with: { type: 'json' }}) &
  typeof import('./en/find.json', { with: { type: 'json' }}) &
  typeof import('./en/faults.json', { with: { type: 'json' }}) &
  typeof import('./en/transfer.json', { with: { type: 'json' }}) &
  typeof import('./en/records.json', { with: { type: 'json' }}) &
  typeof import('./en/theme.json', { with: { type: 'json' }}) &
  typeof import('./en/open.json', { with: { type: 'json' }}) &
  typeof import('./en/fields.json', { with: { type: 'json' }}) &
  typeof import('./en/suggest.json', { with: { type: 'json' }}) &
  typeof import('./en/about.json', { with: { type: 'json' }}) &
  typeof import('./en/sms.json', { with: { type: 'json' }}) &
  typeof import('./en/privacy.json', { with: { type: 'json' }}) &
  typeof import('./en/topics.json', { with: { type: 'json' }}) &
  typeof import('./en/schools.json', { with: { type: 'json' }}) &
  typeof import('./en/desk.json', { with: { type: 'json' }}) &
  typeof import('./en/accounts.json', { with: { type: 'json' }}) &
  typeof import('./en/staff.json', { with: { type: 'json' }}) &
  typeof import('./en/routing.json', { with: { type: 'json' }}) &
  typeof import('./en/cases.json', { with: { type: 'json' }}) &
  typeof import('./en/suggestions.json', { with: { type: 'json' }}) &
  typeof import('./en/configuration-file.json', { with: { type: 'json' }}) &
  typeof import('./en/topic-editor.json', { with: { type: 'json' }}) &
  typeof import('./en/phrasings.json', { with: { type: 'json' }}) &
  typeof import('./en/phrase-lists.json', { with: { type: 'json' }}) &
  typeof import('./en/synonyms.json', { with: { type: 'json' }}) &
  typeof import('./en/thresholds.json', { with: { type: 'json' }}) &
  typeof import('./en/audit.json', { with: { type: 'json' }}) &
  typeof import('./en/health.json', { with: { type: 'json' }})

/** A key of the words, such as `home.title`; the plural forms `_one`, `_other` share one key. */
export type WordKey = OnePlural<Leaves<Words>>

type Leaves<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${Leaves<T[K]>}`
}[keyof T & string]

type OnePlural<K extends string> =
  K extends `${infer Stem}_${'zero' | 'one' | 'two' | 'few' | 'many' | 'other'}` ? Stem : K
