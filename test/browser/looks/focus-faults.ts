import type { Page } from 'playwright-core'

/** Tabs through everything focusable, and lists what is then invisible or covered, one per line. */
export async function focusFaults(page: Page): Promise<string[]> {
  await page.keyboard.press('Tab')
  await page.evaluate('globalThis.__name ??= (named) => named')
  return page.evaluate(findFaults)
}

/** Runs in the page, with the focus where the first Tab put it, so the browser shows it as for a keyboard. */
function findFaults(): string[] {
  const faults: string[] = []
  const first = document.activeElement
  if (!first?.matches('a.skip[href="#main"]'))
    faults.push(`the first Tab leads to ${first?.outerHTML.slice(0, 60)}`)
  const stops = [
    ...document.querySelectorAll<HTMLElement>(
      'a[href], button, input:not([type=hidden]), select, textarea, summary',
    ),
  ].filter((each) => each.checkVisibility({ visibilityProperty: true }))
  for (const stop of stops) {
    stop.focus()
    const name = `${stop.tagName.toLowerCase()} “${(stop.textContent ?? '').trim().slice(0, 30)}”`
    if (stop.tabIndex > 0) faults.push(`out of order: ${name}`)
    const { outlineStyle, outlineWidth } = getComputedStyle(stop)
    if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2)
      faults.push(`no sign of the focus: ${name}`)
    const [box] = stop.getClientRects()
    if (!box) continue
    const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height, window.innerHeight) / 2]
    const top = document.elementFromPoint(x, y)
    if (!top || !(stop.contains(top) || top.contains(stop))) faults.push(`covered or out of sight: ${name}`)
  }
  return faults
}
