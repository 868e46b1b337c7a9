import type { Speech } from '../language/language.js'
import type { DirectorySnapshot } from './directory-snapshot.js'

/** What a page of the directory is drawn from: the directory as it is, the language, the moment, the address. */
export interface PageMoment {
  directory: DirectorySnapshot
  speech: Speech
  now: Date
  /** `https://ask.example.org`, with nothing behind: for what machines read. */
  origin: string
}
