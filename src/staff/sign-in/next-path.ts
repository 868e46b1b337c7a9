import { staffRooms } from '../../paths/paths.js'

/**
 * The page to open after signing in: one of our own paths in a staff room.
 * @param asked the raw value
 * @returns null for anything else: never redirect to another website
 */
export function readNextPath(asked: unknown): string | null {
  if (typeof asked !== 'string' || asked.length > 500) return null
  // Browsers read a backslash as a slash, and skip tabs and line ends.
  if (!/^\/(?!\/)[\x21-\x5b\x5d-\x7e]*$/.test(asked)) return null
  const url = new URL(asked, 'http://here.invalid')
  const path = url.pathname.replace(/^\/[a-z]{2,3}(?:-[A-Za-z]+)?(?=\/)/, '')
  const staffs = staffRooms.some((room) => path === room.path || path.startsWith(`${room.path}/`))
  return url.host === 'here.invalid' && staffs ? `${url.pathname}${url.search}` : null
}
