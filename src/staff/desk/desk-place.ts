import type { Request, Response } from 'express'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { School } from '../../directory/model/school.js'
import { dayMs } from '../../directory/time/local-time.js'
import { readCookie, writeCookie } from '../../platform/web/cookies.js'
import type { Account } from '../sign-in/account-store.js'

/** The settings a clerk keeps from call to call: the school, and the caller's language. */
export interface DeskPlace {
  /** Null for all schools. */
  school: School | null
  /** BCP 47 code, one of `callerLanguages`. */
  callerLang: string
}

const allSchools = 'all'
const keptFor = 365 * dayMs

/** Caller languages: those of the pages, and those in which the district welcomes families. */
export function callerLanguages(directory: DirectorySnapshot, offered: readonly string[]): string[] {
  return [...new Set([...offered, ...directory.district.welcomeLanguages])]
}

/**
 * From the form or link, else the last one used, else the account's school and the main language. Remembers what was
 * sent.
 */
export function readDeskPlace(
  req: Request,
  res: Response,
  account: Account,
  { directory, offered }: { directory: DirectorySnapshot; offered: readonly string[] },
): DeskPlace {
  const given = (name: string) => textOf(req.body?.[name]) ?? textOf(req.query[name])
  const [school, lang] = [given('school'), given('lang')]
  const known = callerLanguages(directory, offered)
  if (school !== null && (school === '' || directory.school(school)))
    writeCookie(res, 'desk-school', school || allSchools, keptFor)
  if (lang !== null && known.includes(lang)) writeCookie(res, 'desk-lang', lang, keptFor)
  const left = readCookie(req, 'desk-school')
  const tag = lang ?? readCookie(req, 'desk-lang')
  return {
    school: directory.school(school ?? (left === allSchools ? '' : (left ?? account.school))),
    callerLang: known.find((code) => code === tag) ?? (offered[0] as string),
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
