/** A file to import. */
export interface ImportFile {
  /** Its name on the uploader's computer; in a zip, with its folder. */
  name: string
  path: string
  /** True for a sheet of a workbook, as `readWorkbook` writes it. A CSV file otherwise. */
  isSheet?: boolean
  /** The line of the headers, if not the first. */
  headerLine?: number
}
