import { neutralPage } from '../../answering/cards/neutral-page.js'
import { paths } from '../../paths/paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'

/** The way out without a script: an empty page that leads on by itself. */
export function presentLeave({ t }: Speech): Page {
  const model = { title: t('own.leave'), to: neutralPage, clear: paths.clear() }
  return { view: 'public/ask/leave', model }
}
