import type { Wording } from '../../../platform/language/wording.js'
import type { MappingField } from './column-mapping.js'
import type { ReadRow } from './row-reader.js'

/** A row that cannot be read, with the field to put right. */
export const rowFault = (field: MappingField, fault: Wording): ReadRow => ({
  records: [],
  fault: { field, fault },
})
