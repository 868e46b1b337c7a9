import type { GivenMoment, TodayDraft } from '../../content/today/read-today-draft.js'
import { minuteOf, momentAt } from '../../directory/time/local-time.js'
import { textsOf } from '../../platform/web/texts-of.js'

/** The fields of the form, as typed. */
export interface TodayForm {
  kind: string
  /** By language. */
  texts: Record<string, string>
  schools: string[]
  from: string
  until: string
  closesOffices: boolean
}

export const emptyTodayForm: TodayForm = {
  kind: '',
  texts: {},
  schools: [],
  from: '',
  until: '',
  closesOffices: false,
}

/** Reads the form; keeps everything typed. @param languages those of the form's own words */
export function readTodayForm(body: unknown, languages: readonly string[]): TodayForm {
  const { kind, from, until, closes_offices } = textsOf(body, 'kind', 'from', 'until', 'closes_offices')
  const given = (body ?? {}) as Record<string, unknown>
  const texts = languages.flatMap((lang) => {
    const text = given[`text-${lang}`]
    return typeof text === 'string' && text !== '' ? [[lang, text]] : []
  })
  const schools = [given.schools ?? []].flat().filter((each): each is string => typeof each === 'string')
  return {
    kind,
    from,
    until,
    schools,
    texts: Object.fromEntries(texts),
    closesOffices: closes_offices === 'yes',
  }
}

/** @param timeZone of the district: the form's times are on its clock */
export function draftOfForm({ from, until, ...form }: TodayForm, timeZone: string): TodayDraft {
  return { ...form, from: momentOfField(from, timeZone), until: momentOfField(until, timeZone) }
}

/** `2026-11-27T15:00`, as browsers send it. */
function momentOfField(typed: string, timeZone: string): GivenMoment {
  if (typed.trim() === '') return null
  const [, date = '', clock = ''] =
    /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2})?$/.exec(typed.trim()) ?? []
  const isReal = !Number.isNaN(Date.parse(`${date}T${clock}Z`))
  return isReal && new Date(`${date}T00:00Z`).toISOString().startsWith(date)
    ? momentAt(date, minuteOf(clock), timeZone)
    : 'unreadable'
}
