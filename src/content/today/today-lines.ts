import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import {
  maxLinesOfKey,
  maxLinesOfKeys,
  maxTodayLines,
  type TodayLine,
} from '../../directory/today/today-line.js'
import type { RecordEvent } from '../../platform/audit/audit-event.js'
import type { Database } from '../../platform/database/open-database.js'
import type { Language } from '../../platform/language/language.js'
import { type Wording, wording } from '../../platform/language/wording.js'
import type { FieldProblem } from '../../platform/web/errors.js'
import { readTodayDraft, type TodayDraft } from './read-today-draft.js'
import { createTodayKeys } from './today-key-store.js'
import { createTodayWriter } from './today-writer-store.js'

/** The author of a change, for the line itself and the audit log. */
export interface TodayActor {
  /** Name of the person or key. */
  name: string
  account: { id: number; email: string } | null
  /** Id of the program's key; null for a person. */
  key: number | null
  /** Network address. */
  from: string
}

interface TodayTools {
  database: Database
  language: Language
  directory(): DirectorySnapshot
  record: RecordEvent
  now(): Date
}

/** Posts and ends today lines, each with a line in the audit log. */
export function createTodayLines({ database, language, directory, record, now }: TodayTools) {
  const writer = createTodayWriter(database)

  const tell = (what: 'today-posted' | 'today-ended', line: TodayLine, actor: TodayActor) =>
    record({
      who: actor.account,
      what,
      about: `today:${line.id}`,
      from: actor.from,
      details: { ...detailsOf(line), ...(actor.key === null ? {} : { key: actor.name }) },
    })

  return {
    keys: createTodayKeys(database),

    /** Lines that are not over, oldest first. */
    list: (): TodayLine[] => writer.list(now()),

    /** Posts a line: families see it with their next page. @returns the line, or the draft's faults */
    post(draft: TodayDraft, actor: TodayActor): { line: TodayLine; isNew: boolean } | FieldProblem[] {
      const { schools, district } = directory()
      const read = readTodayDraft(draft, {
        language,
        schools: new Set(schools.map(({ slug }) => slug)),
        timeZone: district.timeZone,
        now: now(),
      })
      if (Array.isArray(read)) return read
      const posted = writer.add(read, actor, now(), (lines) => whyFull(lines, actor.key))
      if ('full' in posted) return [{ field: 'kind', ...posted.full }]
      if (posted.isNew) tell('today-posted', posted.line, actor)
      return posted
    },

    /** Ends a line; a program ends only its own. @returns false if it does not exist */
    end(id: number, actor: TodayActor): boolean {
      const line = writer.end(id, actor.key, now())
      if (line) tell('today-ended', line, actor)
      return line !== null
    },

    /** Ends every line of a program. @returns how many */
    endAll(key: number, actor: TodayActor): number {
      const lines = writer.endAll(key, now())
      for (const line of lines) tell('today-ended', line, actor)
      return lines.length
    },
  }
}

export type TodayLines = ReturnType<typeof createTodayLines>

/** @param key of the program that posts; null for a person */
function whyFull(lines: readonly TodayLine[], key: number | null): Wording | null {
  if (lines.length >= maxTodayLines) return wording('todayRoom.fault.many', { most: maxTodayLines })
  if (key === null) return null
  if (lines.filter((line) => line.key === key).length >= maxLinesOfKey)
    return wording('todayRoom.fault.manyOfKey', { most: maxLinesOfKey })
  const ofKeys = lines.filter((line) => line.key !== null).length
  return ofKeys >= maxLinesOfKeys ? wording('todayRoom.fault.manyOfKeys', { most: maxLinesOfKeys }) : null
}

function detailsOf({ kind, schools, startsAt, endsAt, closesOffices, words }: TodayLine) {
  return {
    kind,
    text: words.en,
    schools: schools.length > 0 ? schools.join(', ') : 'all',
    from: startsAt.toISOString(),
    until: endsAt.toISOString(),
    ...(closesOffices ? { closesOffices } : {}),
  }
}
