import { inLanguage, type Marked } from '../../directory/model/in-language.js'
import { localDate } from '../../directory/time/local-time.js'
import { presentTodayLines } from '../../directory/today/present-today.js'
import { paths } from '../../paths/paths.js'
import type { OwnName, Speech } from '../../platform/language/language.js'
import type { Page } from '../../platform/web/pages.js'
import type { CallSheet } from './make-call-sheet.js'
import type { DeskMoment } from './resolve-target.js'

/** A call sheet for its page and file. */
export interface CallSheetModel {
  title: string
  school: string
  address: string
  phone: string
  district: { name: string; phone: string; interpreterPhone: string }
  /** ISO date of creation. */
  madeOn: string
  mark: string
  rows: CallSheet['rows']
  crisis: { name: string; number: string }[]
  /** The today lines of the school. */
  today: Marked[]
}

/** Crisis lines that fit on one line of paper. */
const maxLines = 4

export function presentCallSheet(sheet: CallSheet, { directory, speech, now }: DeskMoment): CallSheetModel {
  const { school, rows, mark } = sheet
  const { district } = directory
  return {
    title: speech.t('desk.sheet.title', { school: school.name }),
    school: school.name,
    address: `${school.address}, ${school.city}`,
    phone: school.phone,
    district: {
      name: district.shortName,
      phone: district.phone,
      interpreterPhone: district.interpreterPhone ?? district.phone,
    },
    madeOn: localDate(now, district.timeZone),
    mark,
    rows,
    crisis: crisisLines({ directory, speech }),
    today: presentTodayLines(directory, school.slug, now, speech),
  }
}

function crisisLines({ directory, speech }: Pick<DeskMoment, 'directory' | 'speech'>) {
  return directory.crisisLines
    .filter(({ call }) => call !== null)
    .slice(0, maxLines)
    .map(({ words, call }) => {
      const { name } = inLanguage(words, speech.code)
      // A line named by its number says it once.
      return { name: name === call ? '' : name, number: call ?? '' }
    })
}

/** A sheet in the reader's language and a second one. */
export interface ChosenSheet {
  sheet: CallSheet
  /** BCP 47; null for none. */
  second: string | null
  /** Links to the sheet with another second language. */
  others: (OwnName & { href: string })[]
}

/** The page of a sheet, to print or to save as a file. */
export function presentCallSheetPage(
  { sheet, second, others }: ChosenSheet,
  moment: DeskMoment,
  due: number,
): Page {
  const { speech } = moment
  const model = {
    title: speech.t('desk.sheet.title', { school: sheet.school.name }),
    counts: { 'follow-ups': due },
    sheet: presentCallSheet(sheet, moment),
    others,
    file: paths.callSheetFile(sheet.school.slug, speech.code, { second, all: sheet.all }),
    print: speech.t(sheet.all ? 'desk.sheet.printAll' : 'desk.sheet.print'),
    other: {
      label: speech.t(sheet.all ? 'desk.sheet.mostAsked' : 'desk.sheet.everything'),
      href: paths.callSheet(sheet.school.slug, speech.code, { second, all: !sheet.all }),
    },
  }
  return { view: 'staff/desk/call-sheet', model }
}

/** Every school's sheet, with the mark to compare. */
export function presentCallSheets(sheets: readonly CallSheet[], due: number, speech: Speech): Page {
  const model = {
    title: speech.t('desk.sheet.listTitle'),
    counts: { 'follow-ups': due },
    sheets: sheets.map(({ school, mark }) => ({
      name: school.name,
      mark,
      href: paths.callSheet(school.slug, speech.code),
      file: paths.callSheetFile(school.slug, speech.code),
      everything: paths.callSheet(school.slug, speech.code, { all: true }),
    })),
  }
  return { view: 'staff/desk/call-sheets', model }
}
