import { createHash } from 'node:crypto'
import { readdirSync, rmSync, statSync } from 'node:fs'
import { readFile, utimes } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { countsVersion } from '../matching/content-counts.js'
import type { ModelRequest, ModelRequests } from '../model-requests.js'
import { featureVersion } from './features.js'
import { groupWeights } from './numbers.js'
import { trainingVersion } from './train-model.js'
import { decodeModel, type TrainedModel } from './trained-model.js'

/** How many unused files of each kind to keep: models of drafts, and of revisions that may return. */
const kept = 3

/** A model's file, named by the hash of everything it depends on. */
export function modelFile(folder: string, { name, key, options }: ModelRequest): string {
  const version = [featureVersion, trainingVersion]
  return keptFile(folder, name, JSON.stringify([version, groupWeights, options, key]), 'model')
}

/** The file for a content's stemmed phrasings. */
export function stemsFile(folder: string, key: string): string {
  return keptFile(folder, 'stems', `${featureVersion} ${key}`, 'json')
}

/** The file for what is counted of a content's texts. */
export function countsFile(folder: string, key: string): string {
  return keptFile(folder, 'counts', `${featureVersion} ${countsVersion} ${key}`, 'bin')
}

/** All files of a content. */
export function filesOf(folder: string, { danger, topics, outside, key }: ModelRequests): string[] {
  const models = [danger, topics, outside].map((request) => modelFile(folder, request))
  return [...models, stemsFile(folder, key), countsFile(folder, key)]
}

function keptFile(folder: string, name: string, from: string, ending: string): string {
  const hash = createHash('sha256').update(from).digest('hex').slice(0, 16)
  return join(folder, `${name}-${hash}.${ending}`)
}

/** Deletes a damaged file. @returns null when the file is missing or damaged */
export async function readKept<T>(
  file: string,
  decode: (bytes: Buffer) => T | Promise<T>,
): Promise<T | null> {
  try {
    const read = await decode(await readFile(file))
    const now = new Date()
    await utimes(file, now, now)
    return read
  } catch (error) {
    // Usually it is just missing. A damaged one is made again, too.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') rmSync(file, { force: true })
    return null
  }
}

export const readModel = (file: string): Promise<TrainedModel | null> => readKept(file, decodeModel)

/** Deletes the least recently used files of the same kind. @param held never deleted */
export function clearOlder(file: string, held: ReadonlySet<string>): void {
  const folder = dirname(file)
  const name = basename(file).split('-')[0]
  const others = readdirSync(folder)
    .filter((other) => other.startsWith(`${name}-`))
    .map((other) => join(folder, other))
    .filter((other) => other !== file && !held.has(other))
  const byUse = others
    .map((other) => ({ other, used: statSync(other).mtimeMs }))
    .sort((a, b) => b.used - a.used)
  for (const { other } of byUse.slice(kept)) rmSync(other, { force: true })
}
