import { inLanguage } from '../directory/in-language.js'
import type { EditedTopic } from '../routing/topic-editor-store.js'

/** How a topic is called in a language, else in English. @param lang BCP 47 */
export function titleOfTopic({ slug, words }: EditedTopic, lang: string): string {
  return words.en ? inLanguage({ ...words, en: words.en }, lang).title : slug
}
