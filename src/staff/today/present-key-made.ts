import { todayPaths } from '../../paths/today-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'

/** The only page that ever shows a key. */
export function presentKeyMade(name: string, secret: string, { t, code }: Speech): Page {
  const model = {
    title: t('todayRoom.keyMade'),
    name: t('todayRoom.keyFor', { name }),
    secret,
    back: todayPaths.room(code),
  }
  return { view: 'staff/today/key-made', model }
}
