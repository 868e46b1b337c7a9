import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  englishHash,
  type FieldWords,
  numbersApart,
  type TextKind,
  type TranslatedKind,
  textId,
} from '../../directory/model/translations.js'
import { groupBy } from '../../platform/database/group-by.js'
import { csvLines, readCsv } from '../../platform/files/csv.js'
import type { RowFault } from '../../platform/files/row-fault.js'
import { readSeedContent, type SeedContent } from '../rows/seed-content.js'
import { type FileTranslation, readTranslationFiles, translationFile } from './read-translation-files.js'

/** A shipped text whose English changed since some languages translated it. */
export interface OldTranslation {
  /** `topic/bus-late` */
  text: string
  /** BCP 47 codes. */
  languages: string[]
  /** Hash of the English of today. */
  hash: string
  rows: FileTranslation[]
}

/**
 * The texts in `seeds/translations` whose English changed since.
 * @param seeds the seed folder
 * @param faults receives every fault of its files
 */
export function listOldTranslations(
  seeds: string,
  languages: readonly string[],
  faults: RowFault[],
): OldTranslation[] {
  const hashes = hashesOf(seeds, faults)
  const rows = readTranslationFiles(join(seeds, 'translations'), languages, faults)
  const old = rows.filter((row) => !row.english.includes(hashes.get(textOf(row)) ?? ''))
  return [...groupBy(old, textOf)].map(([text, each]) => ({
    text,
    languages: each.map(({ lang }) => lang),
    hash: hashes.get(text) ?? '',
    rows: each,
  }))
}

const textOf = ({ kind, owner }: Pick<FileTranslation, 'kind' | 'owner'>) => `${kind}/${owner}`

function hashesOf(seeds: string, faults: RowFault[]): Map<string, string> {
  const content = readSeedContent(seeds, faults)
  const hash = (kind: TranslatedKind, owner: string, english: FieldWords): [string, string] => [
    textOf({ kind, owner }),
    englishHash(kind, english),
  ]
  return new Map([
    ...content['crisis-lines'].map(({ id, words }) => hash('crisis-line', id, words.en)),
    ...content.topics.map(({ slug, words: { en } }) => hash('topic', slug, { ...en, bring: en.bring ?? '' })),
    ...content.offices.map(({ id, words: { en } }) =>
      hash('office', id, { name: en.name, answersFor: en.answers_for }),
    ),
    ...content['outside-services'].map(({ id, words }) => hash('outside-service', id, words.en)),
    ...textsOf(content).map(({ kind, text }) => hash(kind, textId(kind, text), { text })),
  ])
}

/** The texts that are translated by their English words. */
function textsOf(content: SeedContent): { kind: TextKind; text: string }[] {
  const of = (kind: TextKind, texts: readonly string[]) => texts.map((text) => ({ kind, text }))
  return [
    ...of(
      'notice',
      content.rules.flatMap(({ words }) => words.en.notice ?? []),
    ),
    ...of(
      'link',
      content.links.map(({ words }) => words.en.label),
    ),
    ...of(
      'calendar-day',
      content.calendar.map(({ words }) => words.en.name),
    ),
    ...of(
      'job-title',
      content.people.map(({ words }) => words.en.title),
    ),
    ...of(
      'duty',
      content.posts.flatMap(({ words: { en } }) => (en.duty ? [numbersApart('duty', en.duty).pattern] : [])),
    ),
    ...of(
      'bring-list',
      content.contacts.flatMap(({ words }) => words.en.bring ?? []),
    ),
    ...of(
      'room',
      content.contacts.flatMap(({ room }) => (room ? [numbersApart('room', room).pattern] : [])),
    ),
  ]
}

/** Notes in the files that translations are right for the English of today, too. A district may still have the older one. */
export function keepTranslations(seeds: string, old: readonly OldTranslation[]): void {
  const kept = old.flatMap(({ rows, hash }) => rows.map((row) => ({ ...row, hash })))
  for (const [file, rows] of groupBy(kept, ({ lang, kind }) => translationFile(lang, kind))) {
    if (file === null) continue
    const path = join(seeds, 'translations', file)
    const table = readCsv(path, file, [])
    const at = table?.headers.indexOf('english') ?? -1
    if (!table || at < 0) continue
    const hashes = new Map(rows.map(({ owner, hash }) => [owner, hash]))
    const lines = table.rows.map(({ cells }) =>
      cells.map((cell, i) =>
        i === at ? [hashes.get(cells[0] ?? ''), cell].filter(Boolean).join(' ') : cell,
      ),
    )
    writeFileSync(path, csvLines([table.headers, ...lines]))
  }
}
