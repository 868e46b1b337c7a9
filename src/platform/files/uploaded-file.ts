/** A file to bring in. */
export interface ImportFile {
  /** What the person called it; in a zip with its folder. */
  name: string
  path: string
}
