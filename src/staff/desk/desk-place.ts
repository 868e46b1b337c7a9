import type { Request, Response } from 'express'
import type { DirectorySnapshot } from '../../directory/model/directory-snapshot.js'
import type { School } from '../../directory/model/school.js'
import { dayMs } from '../../directory/time/local-time.js'
import { dropCookie, readCookie, writeCookie } from '../../platform/web/cookies.js'
import type { Account } from '../sign-in/account-store.js'

/** A clerk's school, and the caller's language. */
export interface DeskPlace {
  /** Null for all schools. */
  school: School | null
  /** Of this call alone. BCP 47 code, one of `callerLanguages`. */
  callerLang: string
}

const allSchools = 'all'
const keptFor = 365 * dayMs

/** Caller languages: those of the pages, and those in which the district welcomes families. */
export function callerLanguages(directory: DirectorySnapshot, offered: readonly string[]): string[] {
  return [...new Set([...offered, ...directory.district.welcomeLanguages])]
}

/**
 * The school from the form or link, else the last one used, else the account's; the language from the form, else this
 * call's, else the clerk's preference. Remembers the choice sent.
 * @param desk.startsCall forgets the last caller's language
 */
export function readDeskPlace(
  req: Request,
  res: Response,
  account: Account,
  {
    directory,
    offered,
    ...desk
  }: {
    directory: DirectorySnapshot
    offered: readonly string[]
    preferred: string | null
    startsCall: boolean
  },
): DeskPlace {
  const given = (name: string) => textOf(req.body?.[name]) ?? textOf(req.query[name])
  const [school, lang] = [given('school'), given('lang')]
  const known = callerLanguages(directory, offered)
  if (school !== null && (school === '' || directory.school(school)))
    writeCookie(res, 'desk-school', school || allSchools, keptFor)
  if (lang !== null && known.includes(lang)) writeCookie(res, 'desk-lang', lang, null)
  else if (desk.startsCall) dropCookie(res, 'desk-lang')
  const left = readCookie(req, 'desk-school')
  const ofCall = lang ?? (desk.startsCall ? null : readCookie(req, 'desk-lang'))
  const find = (tag: string | null) => known.find((code) => code === tag)
  return {
    school: directory.school(school ?? (left === allSchools ? '' : (left ?? account.school))),
    callerLang: find(ofCall) ?? find(desk.preferred) ?? (offered[0] as string),
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
