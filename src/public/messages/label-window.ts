import type { Speech } from '../../platform/language/language.js'
import type { CallWindow } from './call-windows.js'

/** "Morning, 8:00 AM to 12:00 PM". @param timeZone IANA name */
export function labelWindow({ part, from, to }: CallWindow, timeZone: string, speech: Speech): string {
  return speech.t(`messages.window.${part}`, {
    from: speech.time(from, timeZone),
    to: speech.time(to, timeZone),
  })
}
