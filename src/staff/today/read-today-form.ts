import { readGivenMoment } from '../../content/today/read-given-moment.js'
import type { TodayDraft } from '../../content/today/read-today-draft.js'
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
  return { ...form, from: readGivenMoment(from, timeZone), until: readGivenMoment(until, timeZone) }
}
