import type { EditedTopic } from '../../content/revisions/topic-editor-store.js'
import { inLanguage } from '../../directory/model/in-language.js'

/** A topic's title in a language, or else in English. @param lang BCP 47 */
export function titleOfTopic({ slug, words }: EditedTopic, lang: string): string {
  return words.en ? inLanguage({ ...words, en: words.en }, lang).title : slug
}
