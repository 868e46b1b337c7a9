import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'

// Nobody reads the HTML of what it looks at, and writing it takes a tenth of its time.
const source = `${withoutIconFonts(
  readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.js'), 'utf8'),
)}; axe.configure({ noHtml: true })`

/** Everything in WCAG 2.2 AA that a program can check, plus best practices. */
export const everyRule: axe.RunOnly = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
}

/** For the same page in other colors. */
export const rulesOfColors: axe.RunOnly = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }

/** For the same page in other colors or at another width: only these rules can differ. */
export const rulesOfLooks: axe.RunOnly = {
  type: 'rule',
  values: [...rulesOfColors.values, 'target-size', 'scrollable-region-focusable'],
}

/**
 * For the same page in another language: rules that depend on its words, their length, and their direction,
 * not on colors and structure.
 */
export const rulesOfWords: axe.RunOnly = {
  type: 'rule',
  values: [
    ...['html-has-lang', 'html-lang-valid', 'html-xml-lang-mismatch', 'valid-lang', 'document-title'],
    ...['area-alt', 'image-alt', 'input-button-name', 'button-name', 'link-name', 'summary-name', 'label'],
    ...['select-name', 'aria-command-name', 'aria-input-field-name', 'frame-title', 'svg-img-alt'],
    ...['empty-heading', 'empty-table-header', 'label-title-only', 'label-content-name-mismatch'],
    ...['image-redundant-alt', 'landmark-unique', 'duplicate-id-aria', 'link-in-text-block'],
    ...['target-size', 'scrollable-region-focusable'],
  ],
}

/**
 * Axe violations on the page as it is now, one per line. The script bypasses the page's content security
 * policy, as a debugger does.
 */
export async function violationsOf(page: Page, runOnly: axe.RunOnly, what: string): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(source)
  const faults = await page.evaluate(async (only) => {
    const { run } = (globalThis as unknown as { axe: typeof axe }).axe
    const { violations } = await run({ runOnly: only, reporter: 'no-passes' })
    return violations.map(({ id, nodes }) => `${id} at ${nodes.map((node) => node.target).join('; ')}`)
  }, runOnly)
  return faults.map((fault) => `${what}: ${fault}`)
}

/**
 * The checker draws words on a canvas to find out whether they are icons, which need no contrast: half of its time. No page
 * loads a font, which the gallery checks, so no word is one, and every word is checked.
 * @throws {Error} if the checker does this in another way now
 */
function withoutIconFonts(checker: string): string {
  const start = 'function _isIconLigature(textVNode) {'
  if (!checker.includes(start)) throw new Error('axe-core has no _isIconLigature any more')
  return checker.replace(start, () => `${start} return false;`)
}
