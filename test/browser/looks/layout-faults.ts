import type { Page } from 'playwright-core'

/** When one element is too wide, so are its parents: the first few are enough. */
const maxNamed = 4

/** Layout faults, one per line: too wide for the screen, cut off, or overlapping. */
export async function layoutFaults(page: Page, what: string): Promise<string[]> {
  // The compiler of the tests names inner functions with a helper that the page does not have.
  await page.evaluate('globalThis.__name ??= (named) => named')
  const faults = await page.evaluate(findFaults)
  return faults.slice(0, maxNamed).map((fault) => `${what}: ${fault}`)
}

/** Makes every text 40 % longer by repeating its own words, as another language would. */
export function lengthenText(): void {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.nodeValue ?? ''
    // Numbers and addresses are the same in every language.
    if (/[\d@]/.test(text) || !/\p{L}/u.test(text)) continue
    // Labels of a picture are cut at a length (`shorten`): they are as short in every language.
    if (node.parentElement?.closest('svg')) continue
    node.nodeValue = `${text} ${text.trim().slice(0, Math.ceil(text.trim().length * 0.4))}`
  }
}

/** Runs in the page. */
function findFaults(): string[] {
  const faults: string[] = []
  const name = (each: Element) =>
    `${each.tagName.toLowerCase()}.${each.className} “${(each.textContent ?? '').trim().slice(0, 30)}”`
  // The content of a closed <details> has a box, but is not shown.
  const seen = (each: Element) => {
    const { width, height } = each.getBoundingClientRect()
    return width > 1 && height > 1 && each.checkVisibility({ visibilityProperty: true })
  }
  // A bar that stays in view lies on what scrolls under it: it is looked at where it ends up.
  const bars = [...document.querySelectorAll<HTMLElement>('body *')].filter(
    (each) => getComputedStyle(each).position === 'sticky',
  )
  for (const bar of bars) bar.style.position = 'static'
  const { scrollWidth } = document.documentElement
  if (scrollWidth > window.innerWidth) faults.push(`scrolls sideways, ${scrollWidth} px`)

  // A line with an intended ellipsis is shown in full elsewhere; a wide table scrolls in its own frame.
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
  for (const bar of bars) bar.style.position = ''
  return faults
}
