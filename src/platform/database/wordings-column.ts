import { customType } from 'drizzle-orm/sqlite-core'
import { type Wording, wording } from '../language/wording.js'

/** Wordings as JSON. English sentences, which older versions stored, are shown as they were written. */
export const wordings = customType<{ data: Wording[]; driverData: string }>({
  dataType: () => 'text',
  toDriver: (list) => JSON.stringify(list),
  fromDriver: readWordings,
})

function readWordings(stored: string): Wording[] {
  if (!stored.startsWith('[')) return [asWritten(stored)]
  return (JSON.parse(stored) as (Wording | string)[]).map((each) =>
    typeof each === 'string' ? asWritten(each) : each,
  )
}

const asWritten = (text: string) => wording('asWritten', { text })
