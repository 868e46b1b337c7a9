import type { Page } from 'playwright-core'

/** In pixels: less than two thirds of a desktop's screen. A last, short part may stand beside nothing. */
const mostBlank = 500

/** Where one half of a wide page is blank while the other goes on, one per line. */
export async function blankFaults(page: Page, what: string): Promise<string[]> {
  // The compiler of the tests names inner functions with a helper that the page does not have.
  await page.evaluate('globalThis.__name ??= (named) => named')
  return (await page.evaluate(findFaults, mostBlank)).map((fault) => `${what}: ${fault}`)
}

/** Runs in the page. */
function findFaults(most: number): string[] {
  const main = document.querySelector('main')!.getBoundingClientRect()
  // A column to read may end a little before the middle.
  const [beforeMiddle, behindMiddle] = [0.45, 0.55].map((share) => main.left + main.width * share) as [
    number,
    number,
  ]
  const boxes = [...document.querySelectorAll('main *')]
    .filter((each) => each.children.length === 0 && each.checkVisibility({ visibilityProperty: true }))
    .flatMap((each) => [...each.getClientRects()])
    .filter(({ width, height }) => width > 1 && height > 1)
  const left = boxes.filter((box) => box.left < behindMiddle)
  const right = boxes.filter((box) => box.right > beforeMiddle)
  const gaps = { left: longestGap(left), right: longestGap(right) }
  return Object.entries(gaps).flatMap(([side, gap]) =>
    gap > most ? [`${Math.round(gap)} px are blank on the ${side}`] : [],
  )

  /** Between the top of the page and its end. */
  function longestGap(half: DOMRect[]): number {
    const end = Math.max(...boxes.map(({ bottom }) => bottom))
    let at = main.top
    let longest = 0
    for (const { top, bottom } of half.sort((one, other) => one.top - other.top)) {
      longest = Math.max(longest, top - at)
      at = Math.max(at, bottom)
    }
    return Math.max(longest, end - at)
  }
}
