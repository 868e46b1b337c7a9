import type { Database } from '../../platform/database/open-database.js'
import type { Statement } from '../../platform/database/statements.js'
import type { WriteThread } from '../../platform/database/write-thread.js'
import type { Log } from '../../platform/web/log.js'
import { type Erasure, eraseStatements } from './erase-statements.js'
import {
  askedAgainStatement,
  createInsertInquiry,
  deleteInquiryStatement,
  type Inquiry,
  rightStatement,
} from './inquiry-store.js'
import { type ReplyReport, replyReportStatement } from './reply-report-store.js'
import type { SpillLine } from './spill-lines.js'
import { type WrongDoor, wrongDoorStatement } from './wrong-door-store.js'

/** Feedback on an answer, from a family or the front office. */
export interface AnswerVerdict {
  /** Null takes back the charge of the door's moment. */
  right: boolean | null
  /** The office it concerns and what led there; null if the answer named none. */
  door: WrongDoor | null
}

export const inquiryLine = (inquiry: Inquiry): SpillLine => ({ code: inquiry.code, inquiry })
export const replyLine = (code: string, reply: ReplyReport): SpillLine => ({ code, reply })
export const verdictLine = (code: string, heard: AnswerVerdict): SpillLine => ({ code, heard })
/** @param at when something else was asked, in milliseconds */
export const againLine = (code: string, at: number): SpillLine => ({ code, again: at })

export const eraseLine = (code: string, erase: Erasure): SpillLine => ({ code, erase })

/** A line's inquiry; null for none. */
export function inquiryOf({ inquiry }: SpillLine): Inquiry | null {
  if (!inquiry) return null
  const { askedAt, textUntil, ...rest } = inquiry as Inquiry
  return { askedAt: new Date(askedAt), textUntil: textUntil === null ? null : new Date(textUntil), ...rest }
}

/** Writes lines into the database. Writing one twice changes nothing. */
export function createLineWriter(
  database: Database,
  { write, emptyLogSoon }: Pick<WriteThread, 'write' | 'emptyLogSoon'>,
  log: Log,
) {
  const insertInquiry = createInsertInquiry(database)

  function statementsOf(line: SpillLine): Statement[] {
    const { code } = line
    if (line.erased) return [deleteInquiryStatement(code)]
    const inquiry = inquiryOf(line)
    if (inquiry) return [insertInquiry(inquiry)]
    if (line.erase) return eraseStatements(code, line.erase as Erasure)
    if (line.reply) return [replyReportStatement(code, line.reply as ReplyReport)]
    if (line.again) return [askedAgainStatement(code, line.again as number)]
    const { right, door } = line.heard as AnswerVerdict
    // The doors first: a report is taken back only when none is left.
    return [...(door ? [wrongDoorStatement(door, right)] : []), rightStatement(code, right)]
  }

  /** A line that can never be stored must not block the others. @throws while the database refuses everything */
  async function writeLines(lines: readonly SpillLine[]): Promise<void> {
    try {
      await write(lines.flatMap(statementsOf))
      if (lines.some((line) => line.erase || line.erased)) emptyLogSoon()
    } catch (error) {
      if (!isRefusal(error)) throw error
      for (const line of lines)
        await (lines.length > 1 ? writeLines([line]) : writeWithoutSchool(line, error))
    }
  }

  /** Its school may have been deleted meanwhile. */
  async function writeWithoutSchool(line: SpillLine, refusal: unknown): Promise<void> {
    const inquiry = inquiryOf(line)
    try {
      if (!inquiry || inquiry.school === null) throw refusal
      await write([insertInquiry({ ...inquiry, school: null })])
    } catch (error) {
      if (!isRefusal(error)) throw error
      log.error({ fault: (refusal as Error).message }, 'The database rejected an inquiry; it was dropped')
    }
  }

  return {
    write: writeLines,
    /** @throws while the database refuses everything */
    probe: () => write([{ sql: probeSql, params: [new Date().toISOString()] }]),
  }
}

const probeSql =
  "insert into notes (key, value) values ('last-probed', ?) on conflict (key) do update set value = excluded.value"

/**
 * True when the database will never accept this line; other faults pass: locked, full, broken, or another version.
 * https://www.sqlite.org/rescode.html
 */
function isRefusal(error: unknown): boolean {
  const { code } = error as { code?: unknown }
  return /^SQLITE_(?:CONSTRAINT|TOOBIG|MISMATCH|RANGE)/.test(String(code)) || error instanceof TypeError
}
