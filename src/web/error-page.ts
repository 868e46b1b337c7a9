import type { Speech } from '../language/language.js'
import { drawPage, type PageSources } from './pages.js'

/** What differs from one error page to the next. */
export interface ErrorWords {
  title: string
  detail: string
  reference: string
}

/** Draws an error page. Cannot fail: the page was drawn before anything went wrong, and the words are put in. */
export type ErrorPage = (words: ErrorWords, speech: Speech) => string

const slots: ErrorWords = { title: 'SLOT-TITLE', detail: 'SLOT-DETAIL', reference: 'SLOT-REFERENCE' }

/**
 * Draws the page of each language now, with slots for the words; when the district's number changed since,
 * it is drawn again, and if that fails the last good one serves.
 */
export function createErrorPage(sources: PageSources, speeches: Speech[]): ErrorPage {
  const draw = (speech: Speech) => drawPage(sources, { view: 'web/error', model: slots }, speech, null)
  const drawn = new Map(speeches.map((speech) => [speech.code, draw(speech)]))
  const newest = (speech: Speech) => {
    try {
      drawn.set(speech.code, draw(speech))
    } catch {
      // The district's card cannot be had: this is when the last page is for.
    }
    return drawn.get(speech.code) ?? ''
  }
  return (words, speech) =>
    Object.entries(slots).reduce(
      (html, [name, slot]) => html.replaceAll(slot, () => escapeHtml(words[name as keyof ErrorWords])),
      newest(speech),
    )
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
}
