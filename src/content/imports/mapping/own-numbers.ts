import { type Wording, wording } from '../../../platform/language/wording.js'
import type { RecordCells } from '../../records/record-cells.js'
import { extension } from '../../rows/cell-types.js'
import { phone as phoneCell } from '../../rows/phone-number.js'
import type { MappedRow } from './column-mapping.js'
import { readTwoColumns } from './dialed-number.js'

/** The most unreadable numbers that a remark shows. */
const shownNumbers = 5

/**
 * The numbers, extensions, and rooms of people, which only staff get. One that cannot be read does not stop a list.
 * @param nearby the district's number, for the area code of local ones
 */
export function createOwnNumbers(nearby: string) {
  const unread: string[] = []
  let others = 0

  function read(row: MappedRow): { phone: string; ext: string; bad: string[] } {
    const dialed = readTwoColumns(row.phone ?? '', row.ext ?? '', nearby)
    const phone = phoneCell.safeParse(dialed.phone)
    const ext = extension.safeParse(dialed.ext)
    const bad = [phone.success ? '' : dialed.phone, ext.success ? '' : dialed.ext].filter(Boolean)
    return { phone: phone.data ?? '', ext: ext.data ?? '', bad }
  }

  return {
    of(row: MappedRow): RecordCells {
      const { phone, ext, bad } = read(row)
      unread.push(...bad)
      return { phone, ext, room: row.room ?? '' }
    },
    /** Counts another number on a later row of the same person: one is kept. */
    compare(first: MappedRow, later: MappedRow): void {
      const [one, other] = [read(first), read(later)]
      const isOther = (['phone', 'ext'] as const).some((each) => other[each] && other[each] !== one[each])
      if (isOther) others++
    },
    remarks: (): Wording[] => [
      ...(unread.length > 0
        ? [
            wording('fault.staffUnread', {
              count: unread.length,
              list: [...new Set(unread)].slice(0, shownNumbers).join(', '),
            }),
          ]
        : []),
      ...(others > 0 ? [wording('fault.staffOtherNumbers', { count: others })] : []),
    ],
  }
}
