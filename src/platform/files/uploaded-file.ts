/** A file to import. */
export interface ImportFile {
  /** Its name on the uploader's computer; in a zip, with its folder. */
  name: string
  path: string
}
