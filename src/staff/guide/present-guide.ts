import { languagePrefix } from '../../paths/paths.js'
import { searchPaths } from '../../paths/search-paths.js'
import type { Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import { listStaffPages } from '../navigation/staff-pages.js'
import { staffPlaceOf } from '../navigation/staff-rooms.js'

/** The reader of a guide. */
export type GuideReader = 'admin' | 'desk'

interface GuideGroup {
  title: string
  pages: { title: string; line: string; how: string }[]
}

/** A guide of two printed pages, from the help of each page. @param mayOpenOther whether the other guide opens, too */
export function presentGuide(reader: GuideReader, mayOpenOther: boolean, speech: Speech): Page {
  const { t, code } = speech
  const other = reader === 'admin' ? 'desk' : 'admin'
  const nameOf = { admin: t('help.guideAdmin'), desk: t('help.guideDesk') }
  const model = {
    title: nameOf[reader],
    isDesk: reader === 'desk',
    other: mayOpenOther ? { label: nameOf[other], href: searchPaths.guide(other, code) } : null,
    groups: groupsOf(reader, speech),
  }
  return { view: 'staff/guide/guide', model }
}

/** By room, in the navigation's order of first pages. */
function groupsOf(reader: GuideReader, { t, code }: Speech): GuideGroup[] {
  const groups = new Map<string, GuideGroup>()
  const isRead = (minRole: string) => ['desk', 'anyone'].includes(minRole) === (reader === 'desk')
  for (const { name, title, routes } of listStaffPages().filter((page) => isRead(page.minRole))) {
    const place = staffPlaceOf(`${languagePrefix(code)}${routes[0]}`, code)
    const room = place?.room ? t(place.room.label) : t('help.ownPages')
    const group = groups.get(room) ?? { title: room, pages: [] }
    groups.set(room, group)
    group.pages.push({ title: t(title), line: t(`help.page.${name}.line`), how: t(`help.page.${name}.how`) })
  }
  return [...groups.values()]
}
