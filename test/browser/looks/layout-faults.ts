import type { Page } from 'playwright-core'

/** Where one thing is too wide, all that it is in is: the first few tell. */
const maxNamed = 4

/** What is laid out wrong, a line each: too wide for the screen, cut off, or on top of something else. */
export async function layoutFaults(page: Page, what: string): Promise<string[]> {
  // What compiles the tests names inner functions with a helper that a page does not have.
  await page.evaluate('globalThis.__name ??= (named) => named')
  const faults = await page.evaluate(findFaults)
  return faults.slice(0, maxNamed).map((fault) => `${what}: ${fault}`)
}

/** Makes every text 40 % longer, with words of its own, as another language would. */
export function lengthenText(): void {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.nodeValue ?? ''
    // Numbers and addresses are the same in every language.
    if (/[\d@]/.test(text) || !/\p{L}/u.test(text)) continue
    node.nodeValue = `${text} ${text.trim().slice(0, Math.ceil(text.trim().length * 0.4))}`
  }
}

/** Runs in the page. */
function findFaults(): string[] {
  const faults: string[] = []
  const name = (each: Element) =>
    `${each.tagName.toLowerCase()}.${each.className} “${(each.textContent ?? '').trim().slice(0, 30)}”`
  // What a closed <details> holds has a place, and is not there.
  const seen = (each: Element) => {
    const { width, height } = each.getBoundingClientRect()
    return width > 1 && height > 1 && each.checkVisibility({ visibilityProperty: true })
  }
  const { scrollWidth } = document.documentElement
  if (scrollWidth > window.innerWidth) faults.push(`scrolls sideways, ${scrollWidth} px`)

  // A line that ends in dots on purpose is there in full elsewhere; a table that is wide scrolls inside its own frame.
  const all = [...document.querySelectorAll('body *')].filter(
    (each) => seen(each) && !each.closest('.scroll[tabindex]'),
  )
  for (const each of all) {
    const { overflowX, textOverflow, webkitLineClamp } = getComputedStyle(each)
    const inDots = textOverflow === 'ellipsis' || webkitLineClamp !== 'none'
    const cut = overflowX !== 'visible' && !inDots && each.scrollWidth > each.clientWidth + 1
    if (cut && !each.matches('textarea, select, input')) faults.push(`cuts off ${name(each)}`)
    const box = each.getBoundingClientRect()
    if (box.right > window.innerWidth + 1 || box.left < -1) faults.push(`leaves the screen: ${name(each)}`)
  }

  const targets = all.filter((each) =>
    each.matches('a[href]:not(.skip), button, input, select, textarea, summary'),
  )
  const boxes = targets.flatMap((each) => [...each.getClientRects()].map((box) => ({ each, box })))
  for (const [i, one] of boxes.entries())
    for (const other of boxes.slice(i + 1)) {
      if (one.each === other.each || one.each.contains(other.each) || other.each.contains(one.each)) continue
      const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
      const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top)
      if (wide > 1 && high > 1) faults.push(`lies on another: ${name(one.each)}, ${name(other.each)}`)
    }
  return faults
}
