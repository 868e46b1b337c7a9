/** The English words, a file per room: every other language has the same files and keys. */
export type Words = typeof import('../../../views/words/en/words.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/answer.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/own-words.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/directory.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/find.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/faults.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/commands.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/transfer.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/mapping.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/records.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/theme.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/open.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/fields.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/suggest.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/about.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/sms.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/status.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/privacy.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/topics.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/schools.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/desk.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/accounts.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/staff.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/setup.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/routing.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/to-do.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/cases.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/suggestions.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/configuration-file.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/catalog.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/topic-editor.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/phrasings.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/phrase-lists.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/synonyms.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/thresholds.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/translations.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/audit.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/center.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/help.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/health.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/messages.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/message-mail.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/contact-letters.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/today.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/today-room.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/backups.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/grading.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/shopper.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/insights.json', { with: { type: 'json' }}) &
  typeof import('../../../views/words/en/letter.json', { with: { type: 'json' }})

/** A word key, such as `home.title`; the plural forms `_one`, `_other` share one key. */
export type WordKey = OnePlural<Leaves<Words>>

type Leaves<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${Leaves<T[K]>}`
}[keyof T & string]

type OnePlural<K extends string> =
  K extends `${infer Stem}_${'zero' | 'one' | 'two' | 'few' | 'many' | 'other'}` ? Stem : K
