import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { allProcesses, commandOf, startOf } from './process-facts.js'

/** The pid file: the server, and the service that started it. */
interface PidNote {
  pid: number
  port: number
  started: string | null
  owner: number
  ownerStarted: string | null
}

/** Records the running server, so that the next service finds it if this one is killed. */
export function notePid(file: string, pid: number, port: number): void {
  const note: PidNote = {
    pid,
    port,
    started: startOf(pid),
    owner: process.pid,
    ownerStarted: startOf(process.pid),
  }
  writeFileSync(`${file}.new`, JSON.stringify(note))
  renameSync(`${file}.new`, file)
}

/** Deletes the pid file: the server has ended. */
export function forgetPid(file: string): void {
  rmSync(file, { force: true })
}

/** The server of a service that is alive; null when there is none. */
export function runningServer(file: string): { port: number } | null {
  const note = readNote(file)
  return note && startOf(note.owner) === note.ownerStarted && startOf(note.pid) === note.started ? note : null
}

/**
 * Stops a Meilisearch that a killed run of this service left on the same database. A process counts as ours only if its
 * own command line names our database; nothing else is touched.
 * @returns how many were stopped, or the process id of a live service that owns it
 */
export async function stopLeftover(
  pidFile: string,
  dbPath: string,
): Promise<{ stopped: number } | { ownedBy: number }> {
  const note = readNote(pidFile)
  const leftovers = [...new Set([...(note ? [note.pid] : []), ...allProcesses()])].filter((pid) =>
    servesDatabase(pid, dbPath),
  )
  if (note && leftovers.includes(note.pid) && startOf(note.owner) === note.ownerStarted)
    return { ownedBy: note.owner }
  for (const pid of leftovers) await end(pid)
  forgetPid(pidFile)
  return { stopped: leftovers.length }
}

function servesDatabase(pid: number, dbPath: string): boolean {
  const command = commandOf(pid)
  if (!command?.[0] || pid === process.pid) return false
  return (
    basename(command[0]).startsWith('meilisearch') &&
    `${command.join(' ')} `.includes(` --db-path ${dbPath} `)
  )
}

function readNote(file: string): PidNote | null {
  try {
    const note = JSON.parse(readFileSync(file, 'utf8')) as PidNote
    return Number.isInteger(note.pid) && Number.isInteger(note.owner) ? note : null
  } catch {
    return null
  }
}

/** SIGTERM, then SIGKILL; the start time rules out a reused process id. */
async function end(pid: number): Promise<void> {
  const started = startOf(pid)
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    if (!started || startOf(pid) !== started) return
    try {
      process.kill(pid, signal)
    } catch {
      return // It ended by itself.
    }
    for (let waited = 0; waited < 2000 && startOf(pid) === started; waited += 20) await sleep(20)
  }
}
