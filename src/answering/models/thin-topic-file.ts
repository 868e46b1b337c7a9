import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ThinTopic } from './thin-topics.js'

/** The file with the measurements of thin topics, next to their models. */
export const thinTopicFile = (folder: string) => join(folder, 'thin-topics.json')

/** The latest measurements; empty for none, or a damaged file. */
export function readThinTopics(folder: string): ThinTopic[] {
  const file = thinTopicFile(folder)
  if (!existsSync(file)) return []
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ThinTopic[]
  } catch {
    // The next trained revision measures again.
    return []
  }
}
