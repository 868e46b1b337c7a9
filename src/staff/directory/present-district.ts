import type { StoredRecord } from '../../content/records/record-store.js'
import { settingName } from '../../content/records/setting-name.js'
import { districtSettings, staffLanguages } from '../../content/rows/district-settings.js'
import {
  channelSetting,
  contactLetterSettings,
  districtChannels,
} from '../../directory/model/district-store.js'
import { mainLanguage } from '../../paths/paths.js'
import { recordPaths } from '../../paths/record-paths.js'
import type { RowFault } from '../../platform/files/row-fault.js'
import {
  formatPhone,
  isPhoneFormat,
  phoneFormats,
  samplePhone,
  usualPhoneFormat,
} from '../../platform/language/format-phone.js'
import type { Speech } from '../../platform/language/language.js'
import { isWording } from '../../platform/language/wording.js'
import type { Page } from '../../platform/web/pages.js'
import { shownCell } from './cell-in-words.js'
import { presentHoursPicker } from './hours-picker.js'
import { type FieldModel, hoursRead } from './present-form-fields.js'
import type { FormMoment } from './present-record-form.js'

/** Theme facts; they have their own form. */
export const themeFacts = ['theme_color', 'accent_color', 'logo'] as const
export type ThemeFact = (typeof themeFacts)[number]

/** Facts of the channels; they have their own form. */
export const channelFacts = [...districtChannels.map(channelSetting), ...contactLetterSettings]
export type ChannelFact = (typeof channelFacts)[number]

/** Facts that any text fits. */
const plainFacts = ['welcome_languages', 'interpreter_note_en', 'interpreter_note_es']

/** Facts in form order: those that are set, then those of a whole district. */
export function districtFacts(records: readonly StoredRecord[]): string[] {
  const set = records.map(({ cells }) => cells.setting ?? '')
  const facts = new Set([...set, ...Object.keys(districtSettings), ...plainFacts])
  for (const fact of [...themeFacts, ...channelFacts]) facts.delete(fact)
  return [...facts]
}

/** True for a fact that a district cannot be without. */
export function isNeededFact(fact: string): boolean {
  const check = Object.entries(districtSettings).find(([setting]) => setting === fact)?.[1]
  return check !== undefined && !check.safeParse('').success
}

export interface DistrictSources {
  /** By fact. */
  values: Map<string, string>
  facts: readonly string[]
  /** Problems by fact. */
  faults: Map<string, RowFault>
  versions: Map<string, string>
  saved: boolean
  changed: string | null
}

/** All district facts in one form. */
export function presentDistrict(sources: DistrictSources, { speech }: FormMoment): Page {
  const { facts, versions, saved, changed } = sources
  const { t, code } = speech
  const fields = facts.map((fact) => ({
    ...presentFact(fact, sources, speech),
    version: { name: `version-${fact}`, value: versions.get(fact) ?? '' },
  }))
  const problems = fields.flatMap(({ id, label, fault }) =>
    fault ? { href: `#${id}`, message: withLabel(label, fault, speech) } : [],
  )
  const model = {
    title: t('recordKind.district'),
    lead: t('recordLead.district'),
    action: recordPaths.one('district', 0, code),
    fields,
    problems: problems.length > 0 ? problems : null,
    done: saved,
    changed,
    history: recordPaths.changes(code, { kind: 'district' }),
    channels: { href: recordPaths.channels(code), label: t('channels.title') },
  }
  return { view: 'staff/directory/district', model, status: problems.length > 0 ? 422 : changed ? 409 : 200 }
}

function presentFact(
  fact: string,
  { values, faults }: Pick<DistrictSources, 'values' | 'faults'>,
  speech: Speech,
): FieldModel {
  const value = values.get(fact) ?? ''
  const fault = faults.get(fact)
  const hint = hintOf(fact, value, speech)
  const label = settingName(fact, speech)
  const options = optionsOf(fact, value, speech, values.get('phone') || samplePhone)
  const isBoxes = fact === 'welcome_languages'
  const isChoice = options.length > 0 && !isBoxes
  const picker = fact === 'phone_hours' ? presentHoursPicker(fact, value, speech) : null
  return {
    id: fact,
    label,
    hint,
    described: [hint ? `${fact}-hint` : '', fault ? `${fact}-fault` : ''].filter(Boolean).join(' ') || null,
    fault: fault ? sayOf(fault, label, speech) : null,
    value: shownCell(fact.endsWith('phone') ? 'phone' : fact, value, speech),
    lang: null,
    type: 'text',
    isInput: !isBoxes && !isChoice && !picker,
    isLong: options.length === 0 && !picker && (fact.startsWith('interpreter_note') || value.length > 60),
    isChoice,
    isBoxes,
    picker,
    isFixed: false,
    isNeeded: isNeededFact(fact),
    options: options.map((each) => ({ ...each, id: `${fact}-${each.value || 'none'}` })),
  }
}

function hintOf(fact: string, value: string, speech: Speech): string | null {
  if (fact === 'phone_format') return speech.t('recordHint.phone_format')
  if (fact === 'staff_language') return speech.t('recordHint.staff_language')
  if (fact !== 'phone_hours') return null
  return [speech.t('recordHint.hours'), hoursRead(value, speech)].filter(Boolean).join(' ')
}

/** Languages that many families of American schools speak, from the U.S. Department of Education's counts of English learners. */
const schoolLanguages = [
  ...['en', 'es', 'am', 'ar', 'bn', 'fa', 'fr', 'gu', 'hi', 'hmn', 'ht', 'ja', 'ko', 'ksw', 'mh', 'my'],
  ...['ne', 'pa', 'pl', 'ps', 'pt', 'ru', 'so', 'sw', 'tl', 'uk', 'ur', 'vi', 'zh'],
]

/** The time zones of the states and territories, east to west; those of the world follow. */
const usZones = [
  ...['America/Puerto_Rico', 'America/New_York', 'America/Chicago', 'America/Denver', 'America/Phoenix'],
  ...['America/Los_Angeles', 'America/Anchorage', 'Pacific/Honolulu', 'Pacific/Pago_Pago', 'Pacific/Guam'],
]

/** The values to pick from; none where people type. */
function optionsOf(
  fact: string,
  value: string,
  speech: Speech,
  phone: string,
): { value: string; label: string; chosen: boolean }[] {
  if (fact === 'welcome_languages') {
    // Those that are set keep their order.
    const chosen = value.split(' ').filter(Boolean)
    return [...new Set([...chosen, ...schoolLanguages])].map((each) => ({
      value: each,
      label: speech.languageName(each),
      chosen: chosen.includes(each),
    }))
  }
  if (fact === 'time_zone')
    return [...new Set(['', ...usZones, value, ...Intl.supportedValuesOf('timeZone')])].map((zone) => ({
      value: zone,
      label: usZones.includes(zone) ? zoneName(zone, speech) : zone.replaceAll('_', ' '),
      chosen: zone === value,
    }))
  if (fact === 'phone_format') {
    const chosen = isPhoneFormat(value) ? value : usualPhoneFormat
    return phoneFormats.map((each) => ({
      // A district that never chose has no value.
      value: each === usualPhoneFormat && value === '' ? '' : each,
      label: formatPhone(phone, each),
      chosen: each === chosen,
    }))
  }
  if (fact === 'staff_language')
    return staffLanguages.map((each) => ({
      // A district that never chose has no value.
      value: each === mainLanguage && value === '' ? '' : each,
      label: speech.languageName(each),
      chosen: each === (value || mainLanguage),
    }))
  if (fact === 'staff_email')
    return ['', 'own', 'office'].map((each) => ({
      value: each,
      label: each && speech.t(each === 'own' ? 'recordValue.own' : 'recordValue.office'),
      chosen: each === value,
    }))
  return []
}

/** "Eastern Time: America/New_York" */
function zoneName(zone: string, { code }: Speech): string {
  try {
    const parts = new Intl.DateTimeFormat(code, {
      timeZone: zone,
      timeZoneName: 'longGeneric',
    }).formatToParts(0)
    return `${parts.find(({ type }) => type === 'timeZoneName')?.value}: ${zone}`
  } catch {
    return zone
  }
}

/** The fault of a fact, without its name: the field has a label. An empty one is a sentence of its own. */
function sayOf({ key, values }: RowFault, label: string, { t }: Speech): string {
  const { key: own, values: ownValues } = isWording(values.reason) ? values.reason : { key, values }
  return own === 'fault.empty' ? t('records.enter', { label }) : t(own, ownValues)
}

/** A fault away from its field. */
function withLabel(label: string, fault: string, { t }: Speech): string {
  return fault === t('records.enter', { label }) ? fault : t('records.fault', { label, reason: fault })
}
