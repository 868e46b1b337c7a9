import { mainLanguage } from '../../paths/paths.js'
import type { Speech } from '../language/language.js'
import type { Slices } from '../threads/slices.js'
import { escapeHtml } from './escape-html.js'
import { drawPage, type PageSources } from './pages.js'

/** The parts that differ between error pages. */
export interface ErrorWords {
  title: string
  detail: string
  reference: string
}

/**
 * Fills in an error page. Cannot fail: the page was drawn in advance.
 * @param parts as HTML, empty for none: emergency help, above all else, and a form to try again
 */
export interface ErrorPage {
  (words: ErrorWords, parts: { html: string; retry: string }, speech: Speech): string
  /** Draws the pages of the other languages, too. */
  drawOthers(): Slices<void>
}

const slots = {
  title: 'SLOT-TITLE',
  detail: 'SLOT-DETAIL',
  reference: 'SLOT-REFERENCE',
  help: 'SLOT-HELP',
  retry: 'SLOT-RETRY',
}

/**
 * Draws each language's page in advance, with slots for the words. Redraws it when the district's facts have changed;
 * if that fails, the last good one serves.
 * @param isInAdvance the pages of other languages are drawn when they are first needed: then the main one stands in if that fails
 */
export function createErrorPage(
  sources: PageSources,
  speeches: Speech[],
  isInAdvance = (_lang: string) => true,
  view = 'platform/web/error',
): ErrorPage {
  const pages = new Map(
    speeches.map((speech) => [speech.code, keepDrawn(sources, speech, view, isInAdvance(speech.code))]),
  )
  const fill = (
    words: ErrorWords,
    { html: help, retry }: { html: string; retry: string },
    speech: Speech,
  ) => {
    const html = { ...mapValues(words, escapeHtml), help, retry }
    return Object.entries(slots).reduce(
      (page, [name, slot]) => page.replaceAll(slot, () => html[name as keyof typeof slots]),
      pages.get(speech.code)?.() ?? pages.get(mainLanguage)?.() ?? '',
    )
  }
  return Object.assign(fill, {
    *drawOthers() {
      for (const draw of pages.values()) {
        draw()
        yield
      }
    },
  })
}

/** A burst of errors, as under refused load, must not redraw the page each time. */
function keepDrawn(
  sources: PageSources,
  speech: Speech,
  view: string,
  isInAdvance: boolean,
): () => string | null {
  const draw = () => drawPage(sources, { view, model: slots, withoutToday: true }, speech, null)
  let drawn = isInAdvance ? { facts: factsOf(sources, speech), html: draw() } : null
  return () => {
    try {
      const facts = factsOf(sources, speech)
      if (facts !== drawn?.facts) drawn = { facts, html: draw() }
    } catch {
      // Without the district's card, use the last page.
    }
    return drawn?.html ?? null
  }
}

/** Everything on the page that may change. */
function factsOf({ assets, districtCard }: PageSources, { code }: Speech): string {
  const looks = [assets.url('site.css'), assets.themeColor(), assets.logo()]
  return JSON.stringify([districtCard(code), ...looks])
}

function mapValues(words: ErrorWords, change: (text: string) => string): ErrorWords {
  const { title, detail, reference } = words
  return { title: change(title), detail: change(detail), reference: change(reference) }
}
