import {
  allEmergencyLines,
  type EmergencyQuestion,
  emergencyLines,
} from '../directory/contacts/emergency-lines.js'
import type { Emergency } from '../directory/contacts/resolved-contact.js'
import type { Directory, DirectorySnapshot } from '../directory/model/directory-snapshot.js'
import { maxCharacters } from '../platform/text/tidy-text.js'
import type { Log } from '../platform/web/log.js'
import { assessSafely } from './danger/assess-safely.js'
import type { Danger } from './danger/danger.js'
import type { LiveRevision } from './live-revision.js'
import { blankMarkers } from './privacy/redact-concern.js'

/** The typed text, unchanged. */
export interface TypedText {
  text: string
  /** Stated BCP 47 language; null to detect it. */
  lang: string | null
  /** The language of the help, one of those offered. */
  language: string
}

export interface EmergencyTools {
  liveRevision: Pick<LiveRevision, 'assess'>
  directory: Pick<Directory, 'current'>
  now(): Date
  log: Log
}

/**
 * Emergency help from the danger check alone: for when the rest fails, or is refused. Never throws, and needs no
 * database. Texts that are too long for an answer are checked, too; if so long that their middle is skipped, help is
 * always shown.
 * @returns null when nobody seems to be in danger
 */
export function findEmergency({ text, lang, language }: TypedText, tools: EmergencyTools): Emergency | null {
  const pieces = piecesOf(text)
  const read = pieces.length > maxPieces ? [...pieces.slice(0, half), ...pieces.slice(-half)] : pieces
  const dangers = read.map((piece) => assessTyped(piece, lang ?? language, tools))
  const found = dangers.find(({ level }) => level === 'now') ?? dangers.find(({ level }) => level)
  const { level, kinds } = found ?? {
    level: pieces.length > maxPieces ? ('support' as const) : null,
    kinds: [],
  }
  if (level === null) return null
  return { level, kinds, lines: linesFor({ level, kinds, language }, tools) }
}

/** The two national lines, for a request whose words could not be read. Needs only its own code. */
export function urgentHelp(language: string): Emergency {
  const lines = allEmergencyLines([], language, null).filter(({ call }) => call === '911' || call === '988')
  return { level: 'support', kinds: [], lines }
}

/** Checks one text for danger; never throws. */
export function assessTyped(
  text: string,
  lang: string | null,
  { liveRevision, log }: Pick<EmergencyTools, 'liveRevision' | 'log'>,
): Danger {
  return assessSafely(
    text,
    () => liveRevision.assess(blankMarkers(text), lang),
    (fault) => log.error({ fault: placeOf(fault) }, 'The danger check failed; only its patterns were used'),
  )
}

/** Log the place, not the message: it may quote the typed text. */
function placeOf(fault: unknown): string[] {
  return fault instanceof Error ? (fault.stack ?? '').split('\n').filter((line) => /^ +at /.test(line)) : []
}

/** Overlapping pieces, each short enough to check as a whole. */
function piecesOf(text: string): string[] {
  const pieces: string[] = []
  for (let from = 0; from === 0 || from + overlap < text.length; from += maxCharacters - overlap)
    pieces.push(text.slice(from, from + maxCharacters))
  return pieces
}

/** A piece takes 0.8 ms: a body of 32 kB, refused anyway, must not take 15. Half from the start, half from the end. */
const maxPieces = 4
const half = maxPieces / 2

/** Longer than any danger phrase. */
const overlap = 100

function currentOrNull(directory: Pick<Directory, 'current'>): DirectorySnapshot | null {
  try {
    return directory.current()
  } catch {
    return null
  }
}

/** The kind of danger is unknown: lines of every kind. */
function linesFor(asked: EmergencyQuestion, { directory, now }: Pick<EmergencyTools, 'directory' | 'now'>) {
  const snapshot = currentOrNull(directory)
  const own = snapshot?.crisisLines ?? []
  const moment = snapshot && { directory: snapshot, now: now() }
  return asked.kinds.length > 0
    ? emergencyLines(own, asked, moment)
    : allEmergencyLines(own, asked.language, moment)
}
