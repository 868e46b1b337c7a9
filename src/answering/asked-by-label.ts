import type { Speech } from '../platform/language/language.js'
import { fold } from '../platform/text/tokenize.js'

/** Topics on the home page: each has a short label, and a question that a tap asks. */
export const homeTopics = [
  'bus',
  'absence',
  'bullying',
  'grades',
  'meals',
  'enroll',
  'learning',
  'login',
] as const

/**
 * What a text asks: whoever types the label of a home topic asks what a tap on it asks.
 * @param speech of the page
 * @returns the topic's question; the text itself when it is no label
 */
export function askedByLabel(text: string, speech: Speech): string {
  const typed = plain(text)
  const topic = homeTopics.find((each) => plain(speech.t(`home.topics.${each}.label`)) === typed)
  return topic ? speech.t(`home.topics.${topic}.ask`) : text
}

/** Without case, accents, and punctuation. */
function plain(text: string): string {
  return fold(text)
    .replace(/[\p{P}\s]+/gu, ' ')
    .trim()
}
