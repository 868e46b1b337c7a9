import type { Page } from 'playwright-core'

/** What a person does and reads. */
export interface Effort {
  clicks: number
  /** Fields filled in, and files chosen. */
  fields: number
  /** Of the main part of each page, without the choices of its lists: at most 400 of a page, as nobody reads a long list. */
  words: number
}

/** Counts what a person does in a page from now on. */
export async function countEffort(page: Page): Promise<Effort> {
  const effort: Effort = { clicks: 0, fields: 0, words: 0 }
  await page.exposeFunction('noteEffort', (kind: keyof Effort, much: number) => {
    effort[kind] += much
  })
  await page.addInitScript(() => {
    const note = (kind: string, much: number) =>
      (window as unknown as { noteEffort(kind: string, much: number): void }).noteEffort(kind, much)
    // A key press on a form's button counts as the click that it stands for.
    addEventListener('click', ({ isTrusted }) => isTrusted && note('clicks', 1), true)
    addEventListener(
      'change',
      ({ target }) => !(target as Element).matches('[type=checkbox], [type=radio]') && note('fields', 1),
      true,
    )
    addEventListener('load', () => {
      const main = document.querySelector('main')?.cloneNode(true) as Element | undefined
      for (const each of main?.querySelectorAll('select, script, details > :not(summary)') ?? [])
        each.remove()
      const words = main?.textContent?.match(/\S+/g)?.length ?? 0
      note('words', Math.min(words, 400))
    })
  })
  return effort
}

/** Minutes: 5 seconds a click, 10 a field, and 240 words a minute. */
export const minutesOf = ({ clicks, fields, words }: Effort): number =>
  Math.round((clicks * 5 + fields * 10) / 60 + words / 240)
