import { customType } from 'drizzle-orm/sqlite-core'
import { isWording, type Wording, wording } from '../language/wording.js'

/** A wording as JSON. An English sentence, which older versions stored, is shown as it was written. */
export const wordingColumn = customType<{ data: Wording; driverData: string }>({
  dataType: () => 'text',
  toDriver: (one) => JSON.stringify(one),
  fromDriver: readWording,
})

/** Wordings as JSON. English sentences, which older versions stored, are shown as they were written. */
export const wordingsColumn = customType<{ data: Wording[]; driverData: string }>({
  dataType: () => 'text',
  toDriver: (list) => JSON.stringify(list),
  fromDriver: readWordings,
})

function readWording(stored: string): Wording {
  try {
    const read: unknown = JSON.parse(stored)
    return isWording(read) ? read : asWritten(stored)
  } catch {
    return asWritten(stored)
  }
}

function readWordings(stored: string): Wording[] {
  if (!stored.startsWith('[')) return [asWritten(stored)]
  return (JSON.parse(stored) as (Wording | string)[]).map((each) =>
    typeof each === 'string' ? asWritten(each) : each,
  )
}

const asWritten = (text: string) => wording('asWritten', { text })
