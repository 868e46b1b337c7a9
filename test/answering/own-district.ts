import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import type { Answer } from '../../src/answering/answer.js'
import { inquire } from '../../src/answering/answer-concern.js'
import { dangerNumbers } from '../../src/answering/danger/danger-limits.js'
import { createLiveRevision, type LiveRevision } from '../../src/answering/live-revision.js'
import { createMatchIndex, phrasingDocuments } from '../../src/answering/matching/match-index.js'
import { createMentionIndex } from '../../src/answering/mentions/mention-index.js'
import { modelRequests } from '../../src/answering/model-requests.js'
import { resolveAnswer } from '../../src/answering/resolve-answer.js'
import type { RevisionContent } from '../../src/answering/revision/revision.js'
import { compileRules } from '../../src/answering/rules/compile-rules.js'
import { readWorkingCopy } from '../../src/content/revisions/working-copy-store.js'
import { seedDatabase } from '../../src/content/seeds/seed-database.js'
import { type DirectorySnapshot, readDirectory } from '../../src/directory/model/directory-snapshot.js'
import { type Database, openDatabase } from '../../src/platform/database/open-database.js'
import { createLanguage } from '../../src/platform/language/language.js'
import { fromRoot } from '../../src/platform/root.js'
import { createTermTable } from '../../src/platform/search/term-table.js'
import { createLog } from '../../src/platform/web/log.js'
import { openFullSample } from '../support/samples/full-sample.js'
import { sampleRedactor } from '../support/samples/sample-redactor.js'

/** A weekday morning in the sample district. */
export const morning = new Date('2026-12-01T15:00:00Z')

/** A district that answers by words and rules; the trained models do not know offices. */
export interface OwnDistrict {
  directory: DirectorySnapshot
  content: RevisionContent
  ask(text: string, lang: 'en' | 'es', school: string | null): Promise<Answer>
  /** The same district with these offices removed, though the published revision still names them. */
  without(offices: readonly string[]): Promise<OwnDistrict>
}

/** The sample district as it is. */
export const sampleDistrict = (): Promise<OwnDistrict> => openFullSample().then(districtOf)

/**
 * The sample district with its own offices.
 * @param idOf the new id of an office
 */
export async function ownDistrict(idOf: (id: string) => string): Promise<OwnDistrict> {
  const folder = mkdtempSync(join(tmpdir(), 'own-district-'))
  const database = await openDatabase(':memory:')
  try {
    cpSync(fromRoot('seeds'), folder, { recursive: true })
    renameOffices(folder, idOf)
    seedDatabase(database, folder)
    return await districtOf(database)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function districtOf(database: Database): Promise<OwnDistrict> {
  const content = readWorkingCopy(database)
  const liveRevision = liveRevisionOf(content, readDirectory(database))
  const create = async (gone: readonly string[]): Promise<OwnDistrict> => {
    const directory = readWithout(database, gone)
    const ask = await createAsk(directory, liveRevision)
    return { directory, content, ask, without: (offices) => create([...gone, ...offices]) }
  }
  return create([])
}

function readWithout(database: Database, offices: readonly string[]): DirectorySnapshot {
  const list = offices.map((id) => `'${id}'`).join()
  database.$client.pragma('foreign_keys = off')
  database.$client.exec(`begin;
    delete from posts where contact in (select id from contacts where office in (${list}));
    delete from contacts where office in (${list});
    delete from offices where id in (${list})`)
  try {
    return readDirectory(database)
  } finally {
    database.$client.exec('rollback')
  }
}

type Row = Record<string, string>

const readRows = (path: string): Row[] => parse(readFileSync(path), { columns: true, bom: true })

function renameOffices(folder: string, idOf: (id: string) => string): void {
  const known = new Set(readRows(join(folder, 'offices.csv')).map(({ id }) => id))
  const renamed = (id = '') => (known.has(id) ? idOf(id) : id)
  const rewrite = (file: string, change: (row: Row) => Row) => {
    const path = join(folder, file)
    writeFileSync(path, stringify(readRows(path).map(change), { header: true }))
  }
  rewrite('offices.csv', (row) => ({ ...row, id: renamed(row.id) }))
  for (const file of ['contacts.csv', 'posts.csv', 'ladders.csv', 'links.csv'])
    rewrite(file, (row) => ({ ...row, office: renamed(row.office) }))
  rewrite('topics.csv', (row) => ({ ...row, also: row.also!.split(' ').map(renamed).join(' ') }))
  rewrite('rules.csv', (row) => {
    const [office, school] = row.contact!.split('@')
    return { ...row, office: renamed(row.office), contact: school ? `${renamed(office)}@${school}` : '' }
  })
}

async function createAsk(
  directory: DirectorySnapshot,
  liveRevision: LiveRevision,
): Promise<OwnDistrict['ask']> {
  const mentions = createMentionIndex(directory)
  const redactor = await sampleRedactor()
  const language = createLanguage()
  const tools = { liveRevision, redactor, log: createLog('silent'), keepTextDays: 0, now: () => morning }
  return async (text, lang, slug) => {
    const chosen = directory.school(slug)
    const concern = { text, lang: null, language: lang, school: chosen, channel: 'page' as const }
    const { inquiry, school } = await inquire(concern, {
      ...tools,
      directory: { current: () => directory },
      mentionsOf: () => mentions,
    })
    return resolveAnswer(
      inquiry,
      { school, speech: language.speech(lang), now: morning },
      liveRevision,
      directory,
    )
  }
}

function liveRevisionOf(content: RevisionContent, { schools }: DirectorySnapshot): LiveRevision {
  const revision = { id: 1, contentHash: '', publishedAt: morning, content }
  const index = createMatchIndex(content)
  const table = createTermTable(phrasingDocuments(content))
  return createLiveRevision({
    ...{ revision, table, phrasings: '', phrasingIndex: null, missing: null },
    topics: new Map(content.topics.map((topic) => [topic.slug, topic])),
    sources: {
      ...{ revision, index },
      topicModel: () => null,
      meaning: async () => null,
      countInMemory: (terms) => table.countNow(terms),
      termCounts: async (terms) => ({ counts: table.countNow(terms), engine: 'fallback' }),
    },
    documents: async () => phrasingDocuments(content),
    dangerModel: () => null,
    dangerLimits: dangerNumbers,
    rules: compileRules(
      content,
      schools.map(({ slug }) => slug),
    ),
    requests: modelRequests(content),
    setTopicModel: () => {},
  })
}
