import { createHash } from 'node:crypto'
import { englishHash, type FieldWords, type TranslatedKind } from '../../directory/model/translations.js'
import { mainLanguage } from '../../paths/paths.js'
import type { Database } from '../../platform/database/open-database.js'
import type { RowFault } from '../../platform/files/row-fault.js'
import { traditional } from '../../platform/text/traditional-chinese.js'
import { checkTranslation, type FieldFault, isEmpty, tidyWords } from './check-translation.js'
import {
  type FileContext,
  readTranslationFile,
  type TranslatedRow,
  writeTranslationFile,
} from './translation-file.js'
import { type TranslationState, translationState } from './translation-state.js'
import { createTranslationStore, type StoredTranslation, type Translatable } from './translation-store.js'

/** A text with its translation and its state. */
export interface TranslationEntry {
  owner: Translatable
  lang: string
  /** Empty for none. */
  words: FieldWords
  state: TranslationState
  checkedBy: string | null
  checkedAt: Date | null
  /** Changes with every edit. */
  version: string
}

/** An edited translation. */
export interface EditedTranslation {
  kind: TranslatedKind
  owner: string
  lang: string
  words: FieldWords
  /** Name of the native speaker who checked it; null for not checked. */
  checkedBy: string | null
  /** Of the entry that was edited. */
  version: string
}

export type SaveTranslation =
  | { result: 'saved'; entry: TranslationEntry }
  | { result: 'faulty'; faults: FieldFault[] }
  | { result: 'clash' }
  | { result: 'gone' }

/** A translation that a file would add or change. */
export interface TranslationChange {
  owner: Translatable
  lang: string
  before: FieldWords
  after: FieldWords
  /** The file was made from English that has changed since. */
  isOld: boolean
}

/** The effect of a file: faults, or changes. */
export interface TranslationPlan {
  faults: RowFault[]
  changes: TranslationChange[]
  /** Translations in the file that are stored already. */
  same: number
}

/** Edits translations. They are live at once, and never route. @param offered BCP 47 codes */
export function createTranslationEditor(database: Database, offered: readonly string[], now: () => Date) {
  const store = createTranslationStore(database, now)
  const languages = translatedLanguages(offered)

  const entryOf = (
    owner: Translatable,
    lang: string,
    stored: StoredTranslation | null,
  ): TranslationEntry => ({
    owner,
    lang,
    words: owner.own[lang] ?? stored?.words ?? {},
    state: translationState(owner, lang, stored),
    checkedBy: stored?.checkedBy ?? null,
    checkedAt: stored?.checkedAt ? new Date(stored.checkedAt) : null,
    version: versionOf(stored),
  })

  function find(kind: TranslatedKind, owner: string, lang: string): TranslationEntry | null {
    const found = languages.includes(lang) ? store.findTranslatable(kind, owner) : null
    return found && entryOf(found, lang, store.find(kind, owner, lang))
  }

  function listIn(lang: string): TranslationEntry[] {
    const stored = new Map(store.listIn(lang).map((row) => [`${row.kind} ${row.owner}`, row]))
    return store
      .listTranslatable()
      .map((owner) => entryOf(owner, lang, stored.get(`${owner.kind} ${owner.owner}`) ?? null))
  }

  function fileContext(): FileContext {
    const known = new Map<string, Map<string, FieldWords>>()
    const wordsIn = (lang: string) => {
      const words = new Map(store.listIn(lang).map((row) => [`${row.kind} ${row.owner}`, row.words]))
      known.set(lang, words)
      return words
    }
    return {
      owners: store.listTranslatable(),
      languages,
      wordsOf: ({ kind, owner, own }, lang) =>
        own[lang] ?? (known.get(lang) ?? wordsIn(lang)).get(`${kind} ${owner}`) ?? {},
    }
  }

  function readPlan(
    written: string,
    file: string,
  ): { plan: TranslationPlan; changed: TranslatedRow[]; all: TranslatedRow[] } {
    const faults: RowFault[] = []
    const context = fileContext()
    const read = readTranslationFile(written, file, context, faults)
    const owners = new Map(context.owners.map((each) => [`${each.kind} ${each.owner}`, each]))
    const planned = read.map((row) => {
      const owner = owners.get(`${row.kind} ${row.owner}`)!
      const before = context.wordsOf(owner, row.lang)
      const isOld = row.english !== englishHash(row.kind, owner.english)
      return { row, change: { owner, lang: row.lang, before, after: row.words, isOld } }
    })
    const changed = planned.filter(({ change }) => !isSame(change))
    return {
      plan: {
        faults,
        changes: faults.length > 0 ? [] : changed.map(({ change }) => change),
        same: planned.length - changed.length,
      },
      changed: changed.map(({ row }) => row),
      all: planned.flatMap(({ row, change }) => (change.owner.own[row.lang] ? [] : [row])),
    }
  }

  const stored = (row: TranslatedRow, checkedBy: string | null): StoredTranslation => ({
    ...row,
    checkedBy,
    checkedAt: checkedBy === null ? null : now().getTime(),
    shipped: false,
  })

  return {
    /** The languages that are translated into. */
    languages,
    listIn,
    find,

    /** Saves one translation. Empty words show families the English. */
    save({ kind, owner, lang, words: given, checkedBy, version }: EditedTranslation): SaveTranslation {
      const entry = find(kind, owner, lang)
      if (!entry || entry.state === 'own') return { result: 'gone' }
      if (entry.version !== version) return { result: 'clash' }
      const { english } = entry.owner
      const words = tidyWords(kind, given)
      const faults = checkTranslation(kind, words, english)
      if (faults.length > 0) return { result: 'faulty', faults }
      const kept = isEmpty(words) ? {} : words
      const checked = isEmpty(words) ? null : checkedBy
      const same =
        checked === entry.checkedBy &&
        entry.state === 'checked' &&
        isSame({ before: entry.words, after: kept })
      const row = stored({ kind, owner, lang, words: kept, english: englishHash(kind, english) }, checked)
      if (!same) store.save([row])
      return { result: 'saved', entry: find(kind, owner, lang)! }
    },

    /** A file for a translator. */
    writeFile: (lang: string): string => writeTranslationFile(lang, fileContext()),

    /** Changes that a translator's file would make; none if it has faults. */
    plan: (written: string, file: string): TranslationPlan => readPlan(written, file).plan,

    /**
     * Applies a translator's file: all of it, or nothing when it has faults.
     * @param checkedBy name of the native speaker who checked the whole file; null for not checked
     */
    apply(written: string, file: string, checkedBy: string | null): TranslationPlan {
      return database.$client
        .transaction(() => {
          const { plan, changed, all } = readPlan(written, file)
          const rows = checkedBy === null ? changed : all
          if (plan.faults.length === 0) store.save(rows.map((row) => stored(row, checkedBy)))
          return plan
        })
        .immediate()
    },
  }
}

export type TranslationEditor = ReturnType<typeof createTranslationEditor>

/** Traditional Chinese is made from simplified Chinese. */
export const translatedLanguages = (offered: readonly string[]): string[] =>
  offered.filter((code) => code !== mainLanguage && code !== traditional)

function isSame({ before, after }: Pick<TranslationChange, 'before' | 'after'>): boolean {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...fields].every((field) => (before[field] ?? '') === (after[field] ?? ''))
}

function versionOf(stored: StoredTranslation | null): string {
  const { words = null, english = null, checkedBy = null } = stored ?? {}
  return createHash('sha256')
    .update(JSON.stringify([words, english, checkedBy]))
    .digest('hex')
    .slice(0, 12)
}
