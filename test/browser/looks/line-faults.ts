import type { Page } from 'playwright-core'

/** Longer ones tire the eye: the eye loses the start of the next. Design systems of governments allow this many characters. */
const maxLine = 75

/** The first few are enough. */
const maxNamed = 4

/** Texts of several lines whose full lines are too long to read with ease, one per line. */
export async function lineFaults(page: Page, what: string): Promise<string[]> {
  // The compiler of the tests names inner functions with a helper that the page does not have.
  await page.evaluate('globalThis.__name ??= (named) => named')
  const faults = await page.evaluate(findFaults, maxLine)
  return faults.slice(0, maxNamed).map((fault) => `${what}: ${fault}`)
}

/** Runs in the page. */
function findFaults(most: number): string[] {
  const faults: string[] = []
  for (const each of document.querySelectorAll('main :is(p, li, dd, blockquote), footer p')) {
    if (!each.checkVisibility({ visibilityProperty: true }) || each.querySelector('p, li, dd, ul, button'))
      continue
    const full = linesOf(each).slice(0, -1)
    const mean = full.reduce((sum, line) => sum + line, 0) / full.length
    if (full.length > 0 && mean > most)
      faults.push(`lines of ${Math.round(mean)} characters: “${each.textContent!.trim().slice(0, 40)}”`)
  }
  return faults

  /** How many characters each line has. */
  function linesOf(element: Element): number[] {
    const lines: { top: number; length: number }[] = []
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement!.closest('.unseen')) continue
      for (const { 0: word, index } of (node.nodeValue ?? '').matchAll(/\S+\s*/g)) {
        const range = document.createRange()
        range.setStart(node, index)
        range.setEnd(node, index + word.trimEnd().length)
        const [box] = range.getClientRects()
        if (!box) continue
        const last = lines.at(-1)
        const length = word.trimEnd().length + (/\s$/.test(word) ? 1 : 0)
        if (last && Math.abs(last.top - box.top) < box.height / 2) last.length += length
        else lines.push({ top: box.top, length })
      }
    }
    return lines.map(({ length }) => length)
  }
}
