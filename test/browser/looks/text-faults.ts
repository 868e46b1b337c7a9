import type { Page } from 'playwright-core'

/** The first few are enough. */
const maxNamed = 4

/** Lines of text that lie on each other, or that a box cuts off at its edge, one per line. */
export async function textFaults(page: Page, what: string): Promise<string[]> {
  // The compiler of the tests names inner functions with a helper that the page does not have.
  await page.evaluate('globalThis.__name ??= (named) => named')
  const faults = await page.evaluate(findFaults)
  return faults.slice(0, maxNamed).map((fault) => `${what}: ${fault}`)
}

/** Runs in the page. */
function findFaults(): string[] {
  const faults: string[] = []
  const bars = [...document.querySelectorAll<HTMLElement>('body *')].filter(
    (each) => getComputedStyle(each).position === 'sticky',
  )
  for (const bar of bars) bar.style.position = 'static'
  const lines = linesOfText()
  for (const [i, one] of lines.entries()) {
    const edge = edgeThatCuts(one.element)
    if (
      edge &&
      (one.box.right > edge.right + 1 || one.box.left < edge.left - 1 || one.box.bottom > edge.bottom + 4)
    )
      faults.push(`is cut off: “${one.text}”`)
    for (const other of lines.slice(i + 1)) {
      if (one.element === other.element) continue
      const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
      const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top)
      // Boxes of neighboring lines touch by design: letters do not fill them.
      const most = Math.min(one.box.height, other.box.height) / 2
      if (wide > 2 && high > most) faults.push(`lie on each other: “${one.text}”, “${other.text}”`)
    }
  }
  for (const bar of bars) bar.style.position = ''
  return faults

  function linesOfText() {
    const found: { element: Element; text: string; box: DOMRect }[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement!
      const text = (node.nodeValue ?? '').trim().slice(0, 40)
      if (text === '' || element.closest('.unseen, .skip, option, script, style')) continue
      if (!element.checkVisibility({ visibilityProperty: true })) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      // Two lines of the words are shown here on purpose: all of them are below.
      const shown = element.closest('.about')?.getBoundingClientRect()
      for (const box of range.getClientRects())
        if (box.width > 1 && box.height > 1 && !(shown && box.bottom > shown.bottom + 4))
          found.push({ element, text, box })
    }
    return found
  }

  /** The nearest box that hides what leaves it; null where a line ends in dots on purpose. */
  function edgeThatCuts(element: Element): DOMRect | null {
    for (let each: Element | null = element; each && each !== document.body; each = each.parentElement) {
      const { overflowX, webkitLineClamp, textOverflow } = getComputedStyle(each)
      if (webkitLineClamp !== 'none' || textOverflow === 'ellipsis') return null
      if (overflowX !== 'visible') return each.getBoundingClientRect()
    }
    return null
  }
}
