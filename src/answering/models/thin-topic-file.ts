import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ThinTopic } from './thin-topics.js'

/** Where it is kept how well thin topics are found, beside the models that were measured. */
export const thinTopicFile = (folder: string) => join(folder, 'thin-topics.json')

/** What was measured last, of each thin topic; empty where nothing was, or the file is damaged. */
export function readThinTopics(folder: string): ThinTopic[] {
  const file = thinTopicFile(folder)
  if (!existsSync(file)) return []
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ThinTopic[]
  } catch {
    // It is measured anew with the next revision that is learned.
    return []
  }
}
