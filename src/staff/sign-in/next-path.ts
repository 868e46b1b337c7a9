import { staffRooms } from '../../paths/paths.js'

/**
 * Where to go after signing in: a path of our own, below one of the staff's rooms.
 * @param asked as it came in; anything but such a path is left alone
 * @returns null for everything else: another website's address must not come back as ours
 */
export function readNextPath(asked: unknown): string | null {
  if (typeof asked !== 'string' || asked.length > 500) return null
  // A browser reads a backslash as a slash, and leaves tabs and line ends out.
  if (!/^\/(?!\/)[\x21-\x5b\x5d-\x7e]*$/.test(asked)) return null
  const url = new URL(asked, 'http://here.invalid')
  const path = url.pathname.replace(/^\/[a-z]{2,3}(?:-[A-Za-z]+)?(?=\/)/, '')
  const staffs = staffRooms.some((room) => path === room.path || path.startsWith(`${room.path}/`))
  return url.host === 'here.invalid' && staffs ? `${url.pathname}${url.search}` : null
}
